import type { Catalog, UapiFact, UapiValue } from '../catalog/model.ts';
import { byKey, perCatalog } from '../catalog/per-catalog.ts';
import type { HistoryEvent } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { platformSet } from './convergence.ts';
import { type Evaluator, evaluatorOf } from './evaluator.ts';
import { levelOf } from './levels.ts';
import type { Cell, CellState, Level } from './types.ts';
import { archesOf, factKey } from './uapi.ts';
import { claimsText } from './values.ts';

/** One offer as a diff sees it; plain data, equal when nothing that matters differs. */
export interface OfferView {
  through: 'common' | 'own';
  interface: string;
  /** Name of the provider, for a neutral interface. */
  provider?: string;
  /** Ids of the operations, in the interface's order. */
  operations: string[];
  /** Words of the known values, by aspect id, in the function's order. */
  values: Record<string, string>;
}

export interface CellView {
  state: CellState;
  offers: OfferView[];
}

export interface CellChange {
  function: string;
  platform: string;
  before: CellView;
  after: CellView;
}

export interface LevelChange {
  function: string;
  before: Level;
  after: Level;
}

/** Null: the header of that kernel has no such name. */
export interface FactChange {
  kind: UapiFact['kind'];
  name: string;
  header: string;
  arch: string;
  before: UapiValue | null;
  after: UapiValue | null;
}

/** A step of a history that took effect after `from` and up to `to`. */
export interface EventRef {
  kernel: string;
  interface: string;
  operation?: string;
  /** Platform of the provider whose history it is. */
  provider?: string;
  event: HistoryEvent;
}

/** What changed from one kernel to another. Lists are in the catalog's order, or by name. */
export interface KernelDiff {
  from: string;
  to: string;
  cells: CellChange[];
  levels: LevelChange[];
  facts: readonly FactChange[];
  /** Kernels whose extracted facts stand for either end; without both, `facts` is empty. */
  factsFrom?: string;
  factsTo?: string;
  events: EventRef[];
}

/** The part of a cell that a diff compares. */
export function cellView(evaluator: Evaluator, cell: Cell): CellView {
  const { aspects } = evaluator.function(cell.function);
  return {
    state: cell.state,
    offers: cell.offers.map((offer) => ({
      through: offer.through,
      interface: offer.interface.id,
      ...(offer.provider ? { provider: offer.provider.name } : {}),
      operations: offer.operations.map((operation) => operation.id),
      values: Object.fromEntries(
        aspects.flatMap((aspect) => {
          const text = claimsText(aspect, offer.aspects.get(aspect.id) ?? []);
          return text === 'unknown' ? [] : [[aspect.id, text]];
        }),
      ),
    })),
  };
}

const equal = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** A cell as it is compared, with its JSON. */
interface Viewed {
  function: string;
  platform: string;
  view: CellView;
  text: string;
}

/** All cells of one kernel in the catalog's order: the same kernel is an end of many diffs. */
const viewsIn = perCatalog(() => byKey<string, readonly Viewed[]>());
const viewsAt = (evaluator: Evaluator, kernel: string): readonly Viewed[] =>
  viewsIn(evaluator.catalog)(kernel, () =>
    evaluator.catalog.functions.flatMap(({ id }) =>
      evaluator.columnIds.map((platform) => {
        const view = cellView(evaluator, evaluator.cell(id, platform, kernel));
        return { function: id, platform, view, text: JSON.stringify(view) };
      }),
    ),
  );

/** The levels of all functions in one kernel over a set of platforms, in the catalog's order. */
const levelsIn = perCatalog(() => byKey<string, readonly (readonly [id: string, level: Level])[]>());
const levelsAt = (evaluator: Evaluator, kernel: string, set: readonly string[]) =>
  levelsIn(evaluator.catalog)(`${kernel} ${set.join()}`, () =>
    evaluator.catalog.functions.map(
      ({ id }) => [id, levelOf(set.map((platform) => evaluator.cell(id, platform, kernel).state))] as const,
    ),
  );

const byFact = (a: FactChange, b: FactChange): number => (factKey(a) < factKey(b) ? -1 : 1);

/** What was listed and compared already: one pair of extracted kernels lies between many pairs of releases. */
const listed = perCatalog(() => byKey<string | undefined, ReadonlyMap<string, UapiFact>>());
const compared = perCatalog(() => byKey<string, readonly FactChange[]>());

/** Facts of an extracted kernel by kind, name and architecture. */
const factsIn = (evaluator: Evaluator, kernel: string | undefined): ReadonlyMap<string, UapiFact> =>
  listed(evaluator.catalog)(kernel, () => listFacts(evaluator, kernel));

function listFacts(evaluator: Evaluator, kernel: string | undefined): ReadonlyMap<string, UapiFact> {
  const facts = evaluator.catalog.kernels.find((release) => release.id === kernel)?.uapi?.facts ?? [];
  const list = facts
    .filter((fact) => fact.value !== null)
    .flatMap((fact) => archesOf(fact).map((arch) => ({ ...fact, arch })));
  return new Map(list.map((fact) => [factKey(fact), fact]));
}

/** Changes of extracted facts between two kernels that were both extracted, by kind, name and architecture. */
const factChanges = (evaluator: Evaluator, from: string, to: string): readonly FactChange[] =>
  compared(evaluator.catalog)(`${from}..${to}`, () => compareFacts(evaluator, from, to));

function compareFacts(evaluator: Evaluator, from: string, to: string): FactChange[] {
  if (from === to) return [];
  const before = factsIn(evaluator, from);
  const after = factsIn(evaluator, to);
  const changes: FactChange[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(key), after.get(key)];
    if (equal(a?.value ?? null, b?.value ?? null)) continue;
    const { kind, name, header, arch } = (b ?? a) as UapiFact;
    changes.push({ kind, name, header, arch, before: a?.value ?? null, after: b?.value ?? null });
  }
  return changes.sort(byFact);
}

/** The steps of all histories by their release: many diffs share a release. */
const steps = perCatalog((catalog): ReadonlyMap<string, readonly EventRef[]> => {
  const byKernel = new Map<string, EventRef[]>();
  const take = (history: readonly HistoryEvent[] | undefined, where: Omit<EventRef, 'kernel' | 'event'>): void => {
    for (const event of history ?? []) {
      if (event.kernel === undefined) continue;
      const held = byKernel.get(event.kernel) ?? [];
      byKernel.set(event.kernel, held);
      held.push({ kernel: event.kernel, ...where, event });
    }
  };
  for (const item of catalog.interfaces) {
    take(item.history, { interface: item.id });
    for (const operation of item.operations) take(operation.history, { interface: item.id, operation: operation.id });
    for (const provider of item.providers ?? [])
      take(provider.history, { interface: item.id, provider: provider.platform });
  }
  return new Map([...byKernel].sort(([a], [b]) => compareVersions(a, b)));
});

/** The steps of all histories that took effect with one release, in the catalog's order. */
export const eventsOf = (catalog: Catalog, kernel: string): readonly EventRef[] => steps(catalog).get(kernel) ?? [];

/** Releases after `from` and up to `to` in which any history has a step, in their order. */
export const releasesWithEvents = (catalog: Catalog, from: string, to: string): readonly string[] =>
  [...steps(catalog).keys()].filter((kernel) => compareVersions(kernel, from) > 0 && compareVersions(kernel, to) <= 0);

/**
 * Whether a diff compares the headers of just its two ends. The headers that stand for other ends are older than these,
 * so that a change between them may have come before.
 */
export const comparesHeaders = ({ from, to, factsFrom, factsTo }: KernelDiff): boolean =>
  from !== to && from === factsFrom && to === factsTo;

/** What changed between two kernels over a set of platforms (all when left out). `from` may not be newer than `to`. */
export function kernelDiff(catalog: Catalog, from: string, to: string, platformIds?: readonly string[]): KernelDiff {
  if (compareVersions(from, to) > 0) throw new RangeError(`${from} is newer than ${to}.`);
  const evaluator = evaluatorOf(catalog);
  const set = platformSet(catalog, platformIds);
  const diff: KernelDiff = { from, to, cells: [], levels: [], facts: [], events: [] };
  diff.events = releasesWithEvents(catalog, from, to).flatMap((kernel) => eventsOf(catalog, kernel));
  const later = viewsAt(evaluator, to);
  for (const [at, before] of viewsAt(evaluator, from).entries()) {
    const after = later[at];
    if (!after || before.text === after.text || !set.includes(before.platform)) continue;
    diff.cells.push({ function: before.function, platform: before.platform, before: before.view, after: after.view });
  }
  const levels = levelsAt(evaluator, to, set);
  for (const [at, [id, before]] of levelsAt(evaluator, from, set).entries()) {
    const after = levels[at]?.[1] ?? before;
    if (before !== after) diff.levels.push({ function: id, before, after });
  }
  const extracted = (kernel: string): string | undefined =>
    evaluator.uapi.kernels.filter((candidate) => compareVersions(candidate, kernel) <= 0).at(-1);
  const [factsFrom, factsTo] = [extracted(from), extracted(to)];
  if (factsFrom !== undefined) diff.factsFrom = factsFrom;
  if (factsTo !== undefined) diff.factsTo = factsTo;
  if (factsFrom !== undefined && factsTo !== undefined) diff.facts = factChanges(evaluator, factsFrom, factsTo);
  return diff;
}
