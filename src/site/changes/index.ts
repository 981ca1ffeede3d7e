import { type CellView, comparesHeaders, type OfferView, releasesWithEvents } from '../../overlap/diff.ts';
import { getCatalog } from '../catalog.ts';
import { diffOf } from '../kernels.ts';
import { findFunction, findInterface } from '../model.ts';
import { paths } from '../url.ts';
import { LEVEL, STATE } from '../words.ts';
import { type Change, idOf, oneSide } from './change.ts';
import { namesBetween } from './names.ts';
import { rowsOf, stepRows } from './rows.ts';
import { stepsOf } from './steps.ts';

export interface Block {
  id: string;
  name: string;
  changes: readonly Change[];
  /** Its lines as rows of HTML; with `anchored` each links to itself. */
  rows(anchored: boolean): string;
}

/** What changed from one kernel to another. */
export interface Changes {
  /** Without those in which nothing changed. */
  blocks: Block[];
  /** Changed names of the headers that no entry refers to; they are in no block. */
  others: number;
  /** Where the headers are not those of the two ends, though names changed between them: the ends that have some. */
  elsewhere?: readonly [from: string, to: string];
}

const offerName = (offer: OfferView): string => findInterface(offer.interface)?.name ?? offer.interface;
const stateText = (view: CellView): string =>
  [STATE[view.state].name, [...new Set(view.offers.map(offerName))].join(', ')].filter(Boolean).join(': ');

/** Lines of a cell whose state stayed: one for each value, way or operation that changed. */
function refined(functionId: string, platform: string, before: CellView, after: CellView): Change[] {
  const entry = findFunction(functionId);
  const base = {
    name: entry?.name ?? functionId,
    url: paths.function(functionId, platform),
    platforms: [platform],
    side: oneSide(entry?.side),
  };
  const lines: Change[] = [];
  const add = (what: string, a: string, b: string, way = ''): void => {
    lines.push({ ...base, id: idOf('c', functionId, platform, what, way), what, before: a, after: b });
  };
  const same = (one: OfferView) => (other: OfferView) =>
    one.interface === other.interface && one.provider === other.provider;
  const several = Math.max(before.offers.length, after.offers.length) > 1;
  for (const offer of after.offers) {
    const old = before.offers.find(same(offer));
    if (!old) {
      add('way', '–', offerName(offer), offer.interface);
      continue;
    }
    const through = several ? ` (${offerName(offer)})` : '';
    for (const aspect of entry?.aspects ?? []) {
      const [a, b] = [old.values[aspect.id], offer.values[aspect.id]];
      if (a !== b) add(`${aspect.name}${through}`, a ?? 'unknown', b ?? 'unknown', offer.interface);
    }
    const came = offer.operations.filter((id) => !old.operations.includes(id));
    const went = old.operations.filter((id) => !offer.operations.includes(id));
    const names = (ids: readonly string[]): string =>
      ids.map((id) => findInterface(offer.interface)?.operations.find((one) => one.id === id)?.name ?? id).join(', ') ||
      '–';
    if (came.length + went.length > 0) add(`operations${through}`, names(went), names(came), offer.interface);
  }
  for (const old of before.offers) if (!after.offers.some(same(old))) add('way', offerName(old), '–', old.interface);
  return lines;
}

/** Everything that changed from one kernel to another, in blocks. */
export function changesBetween(from: string, to: string): Changes {
  const diff = diffOf(from, to);
  const levels = diff.levels.map((change): Change => {
    const entry = findFunction(change.function);
    return {
      id: idOf('level', change.function),
      name: entry?.name ?? change.function,
      url: paths.function(change.function),
      what: 'level',
      before: LEVEL[change.before].name,
      after: LEVEL[change.after].name,
      platforms: [...new Set(diff.cells.filter((one) => one.function === change.function).map((one) => one.platform))],
      side: oneSide(entry?.side),
      tone: `l-${change.after}`,
    };
  });
  const moved = diff.cells
    .filter((change) => change.before.state !== change.after.state)
    .map((change): Change => {
      const entry = findFunction(change.function);
      return {
        id: idOf('f', change.function, change.platform),
        name: entry?.name ?? change.function,
        url: paths.function(change.function, change.platform),
        what: 'offered',
        before: stateText(change.before),
        after: stateText(change.after),
        platforms: [change.platform],
        side: oneSide(entry?.side),
      };
    });
  const values = diff.cells
    .filter((change) => change.before.state === change.after.state)
    .flatMap((change) => refined(change.function, change.platform, change.before, change.after));
  const releases = releasesWithEvents(getCatalog(), from, to);
  const names = comparesHeaders(diff) ? namesBetween(from, to) : { changes: [], others: 0 };
  const block = (id: string, name: string, changes: readonly Change[]): Block => ({
    id,
    name,
    changes,
    rows: (anchored) => rowsOf(changes, anchored),
  });
  const steps: Block = {
    ...block('steps', 'Interfaces and operations', releases.flatMap(stepsOf)),
    rows: (anchored) => releases.map((kernel) => stepRows(kernel, anchored)).join(''),
  };
  const blocks = [
    block('levels', 'Levels', levels),
    block('functions', 'Functions on platforms', moved),
    block('values', 'Values', values),
    steps,
    block('headers', 'Names in the headers', names.changes),
  ];
  const { factsFrom, factsTo } = diff;
  const other = !comparesHeaders(diff) && diff.facts.length > 0 && factsFrom !== undefined && factsTo !== undefined;
  return {
    blocks: blocks.filter(({ changes }) => changes.length > 0),
    others: names.others,
    ...(other ? { elsewhere: [factsFrom, factsTo] as const } : {}),
  };
}
