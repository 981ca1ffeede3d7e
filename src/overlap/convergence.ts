import type { Catalog } from '../catalog/model.ts';
import { byKey, perCatalog } from '../catalog/per-catalog.ts';
import type { Interface } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { list } from '../text.ts';
import { comparedOffers, compareOffers, countDifferences } from './compare.ts';
import { type Evaluator, evaluatorOf } from './evaluator.ts';
import { levelOf } from './levels.ts';
import type { Cell, CellState, Convergence, Level, Offer, PartialShare } from './types.ts';

/** The set in column order, without repetitions and without the neutral platform; all columns when left out. */
export function platformSet(catalog: Catalog, platformIds?: readonly string[]): readonly string[] {
  const evaluator = evaluatorOf(catalog);
  if (!platformIds) return evaluator.columnIds;
  for (const id of platformIds) evaluator.platform(id);
  return evaluator.columnIds.filter((id) => platformIds.includes(id));
}

interface Span {
  timeline: readonly { kernel: string; level: Level }[];
  firstOwn?: string;
  firstCommon?: string;
  daysToCommon?: number;
}

const spans = perCatalog(() => byKey<string, Span>());
const convergences = perCatalog(() => byKey<string, Convergence>());

/** What does not depend on the kernel: the timeline and the time to the common interface, once per set. */
function spanOf(evaluator: Evaluator, functionId: string, set: readonly string[]): Span {
  const key = `${functionId} ${set.join(' ')}`;
  return spans(evaluator.catalog)(key, () => makeSpan(evaluator, functionId, set));
}

function makeSpan(evaluator: Evaluator, functionId: string, set: readonly string[]): Span {
  let own: Offer | undefined;
  let firstCommon: string | undefined;
  let settled = false;
  const timeline = evaluator.kernels.map((kernel) => {
    const cells = set.map((id) => evaluator.cell(functionId, id, kernel));
    const level = levelOf(cells.map((cell) => cell.state));
    for (const offer of cells.flatMap((cell) => cell.offers)) {
      if (offer.through !== 'own') continue;
      if (!own || compareVersions(offer.since.kernel || '0.0', own.since.kernel || '0.0') < 0) own = offer;
    }
    if (level === 'common' && firstCommon === undefined) {
      firstCommon = kernel;
      const deciding = cells.flatMap((cell) => cell.offers).filter((offer) => offer.since.kernel === kernel);
      settled = deciding.some((offer) => offer.through === 'common' && offer.since.exact);
    }
    return { kernel, level };
  });
  const firstOwn = own?.since.kernel || undefined;
  const from = firstOwn && own?.since.exact ? evaluator.released(firstOwn) : undefined;
  const to = firstCommon && settled ? evaluator.released(firstCommon) : undefined;
  const days = from && to ? daysBetween(from, to) : undefined;
  return {
    timeline,
    ...(firstOwn === undefined ? {} : { firstOwn }),
    ...(firstCommon === undefined ? {} : { firstCommon }),
    ...(days === undefined || days < 0 ? {} : { daysToCommon: days }),
  };
}

/** Whole days between two days written YYYY-MM-DD; undefined when either is only a month. */
export function daysBetween(from: string, to: string): number | undefined {
  if (from.length !== 10 || to.length !== 10) return undefined;
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const uniqueInterfaces = (offers: readonly Offer[], through: Offer['through']): Interface[] => [
  ...new Set(offers.filter((offer) => offer.through === through).map((offer) => offer.interface)),
];

const nameList = (interfaces: readonly Interface[]): string => list(interfaces.map((item) => item.name));

/** How a cell is spoken of in a reason, by its state. */
const SPOKEN: Readonly<Record<CellState, string>> = {
  common: 'through a neutral interface',
  own: 'only its own',
  proposed: 'only a proposal',
  none: 'none',
  'not-applicable': 'not applicable',
  unknown: 'not settled',
};

function explain(
  evaluator: Evaluator,
  level: Level,
  cells: readonly Cell[],
): Pick<Convergence, 'reasons' | 'blockedBy'> {
  const name = (cell: Cell): string => evaluator.platform(cell.platform).name;
  const own = cells.filter((cell) => cell.state === 'own');
  const offers = cells.flatMap((cell) => cell.offers);
  const neutral = nameList(uniqueInterfaces(offers, 'common'));
  const hasOnly = (cell: Cell): string =>
    `${name(cell)} has only its own interface: ${nameList(uniqueInterfaces(cell.offers, 'own'))}.`;
  // Platforms without an offer, unless the need cannot arise there.
  const lacking = cells.filter((cell) => cell.offers.length === 0 && cell.state !== 'not-applicable');
  const lacks = (cell: Cell): string => {
    return `${name(cell)}, ${SPOKEN[cell.state]}: ${cell.reason}`;
  };
  switch (level) {
    case 'absent':
      return { reasons: lacking.map(lacks), blockedBy: [] };
    case 'single':
      return {
        reasons: [...own.map(hasOnly), 'No other platform of the set offers it.', ...lacking.map(lacks)],
        blockedBy: own.map((cell) => cell.platform),
      };
    case 'neutral-single':
      return {
        reasons: [
          `Only ${list(cells.filter((cell) => cell.state === 'common').map(name))} provides ${neutral}.`,
          ...lacking.map(lacks),
        ],
        blockedBy: lacking.map((cell) => cell.platform),
      };
    case 'divergent':
      return {
        reasons: ['No neutral interface reaches any platform of the set.', ...own.map(hasOnly)],
        blockedBy: own.map((cell) => cell.platform),
      };
    case 'converging':
      return { reasons: own.map(hasOnly), blockedBy: own.map((cell) => cell.platform) };
    case 'common':
      return { reasons: [], blockedBy: [] };
  }
}

/** What a cell shares, when each of its neutral interfaces leaves something to know; none where one leaves nothing. */
function partialShare({ function: id, platform, offers }: Cell): PartialShare[] {
  const shares = offers
    .filter(({ through }) => through === 'common')
    .map(({ interface: item, provider }) => ({
      item,
      shared: provider?.implements.find((entry) => entry.function === id)?.shared,
    }));
  return shares.every(({ shared }) => shared !== undefined)
    ? shares.flatMap(({ item, shared }) => (shared ? [{ platform, interface: item.id, ...shared }] : []))
    : [];
}

/** Convergence of a function over a set of platforms in a kernel. Throws RangeError for an unknown id. */
export function convergenceOf(
  catalog: Catalog,
  functionId: string,
  kernel: string,
  platformIds?: readonly string[],
): Convergence {
  const evaluator = evaluatorOf(catalog);
  const set = platformSet(catalog, platformIds);
  const key = `${functionId} ${kernel} ${set.join(' ')}`;
  return convergences(catalog)(key, () => makeConvergence(evaluator, functionId, kernel, set));
}

function makeConvergence(
  evaluator: Evaluator,
  functionId: string,
  kernel: string,
  set: readonly string[],
): Convergence {
  const cells = set.map((id) => evaluator.cell(functionId, id, kernel));
  const level = levelOf(cells.map((cell) => cell.state));
  const rows = compareOffers(evaluator.function(functionId), comparedOffers(cells));
  return {
    function: functionId,
    kernel,
    platforms: set,
    level,
    ...explain(evaluator, level, cells),
    common: cells.filter((cell) => cell.state === 'common').map((cell) => cell.platform),
    ownOnly: cells.filter((cell) => cell.state === 'own').map((cell) => cell.platform),
    partial: cells.flatMap((cell) => partialShare(cell)),
    differences: countDifferences(rows),
    ...spanOf(evaluator, functionId, set),
  };
}
