import type { CatalogFile } from '../catalog/load.ts';
import type { HistoryEvent, Interface, Operation } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import type { Cited } from './claims.ts';
import type { Lookup } from './lookup.ts';
import type { Mismatch, Positions } from './position.ts';

/** What a history says of one release. */
export type Presence = 'absent' | 'present' | 'open';

/** Whether a release has what a history is about: open where the history leaves it so, or was proposed only. */
export function presenceIn(history: readonly HistoryEvent[], version: string): Presence {
  let presence: Presence = 'open';
  for (const event of history) {
    if (event.kernel === undefined) continue;
    const reached = compareVersions(version, event.kernel) >= 0;
    const untouched = event['or-before']
      ? false
      : compareVersions(version, event['not-in'] ?? event.kernel) <= (event['not-in'] ? 0 : -1);
    if (event.change === 'added') {
      if (reached) presence = 'present';
      else if (presence === 'open') return untouched ? 'absent' : 'open';
    } else if (event.change === 'removed') {
      if (reached) presence = 'absent';
      else if (presence === 'present' && !untouched) return 'open';
    }
  }
  return presence;
}

/**
 * Symbols of operations against the names that a release's headers have: absent before the release that added the
 * operation, present from it on. `before` are the committed names: a name that has just gone is a changed fact, not
 * a contradiction of the history.
 */
export function symbolContradictions(
  version: string,
  names: ReadonlySet<string>,
  before: ReadonlySet<string>,
  entries: readonly CatalogFile[],
  positions: Positions,
): Mismatch[] {
  const found: Mismatch[] = [];
  const sharing = countSymbols(entries);
  for (const { kind, file, data } of entries) {
    if (kind !== 'interface' || typeof data !== 'object' || data === null) continue;
    const item = data as Partial<Interface>;
    for (const [index, operation] of (item.operations ?? []).entries()) {
      const { symbol } = operation;
      if (symbol === undefined) continue;
      const history = operation.history ?? item.history ?? [];
      const presence = presenceIn(history, version);
      const at = ['operations', String(index), 'symbol'];
      if (presence === 'absent' && names.has(symbol) && isOwn(operation, symbol, sharing)) {
        const message = `${version}: the headers have ${symbol}, which the history adds in ${firstKernel(history)}`;
        found.push(positions.mismatch(file, at, 'history', message));
      } else if (presence === 'present' && !names.has(symbol) && !before.has(symbol)) {
        const message = `${version}: no header has ${symbol}, which the history adds in ${firstKernel(history)}`;
        found.push(positions.mismatch(file, at, 'history', message));
      }
    }
  }
  return found;
}

const firstKernel = (history: readonly HistoryEvent[]): string =>
  history.find(({ change }) => change === 'added')?.kernel ?? 'no release';

/**
 * A symbol that several operations share carries them (an ioctl with sub-commands, a call that takes a new type), and
 * is older than the youngest of them. One that is only declared says nothing of the code.
 */
const isOwn = (operation: Operation, symbol: string, sharing: ReadonlyMap<string, number>): boolean =>
  operation.status !== 'declared-only' && sharing.get(symbol) === 1;

function countSymbols(entries: readonly CatalogFile[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, data } of entries) {
    if (kind !== 'interface') continue;
    for (const { symbol } of (data as Partial<Interface>).operations ?? []) {
      if (symbol !== undefined) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * Texts that prove an addition must not be there before it. A function may be older than what it learned to do, so
 * only evidence with a text counts.
 */
export function textContradictions(lookup: Lookup, cited: readonly Cited[], positions: Positions): Mismatch[] {
  const { version } = lookup.tree;
  const found: Mismatch[] = [];
  for (const { event, place, file, path } of cited) {
    if (event?.change !== 'added' || event.kernel === undefined || !place) continue;
    if (presenceIn([event], version) !== 'absent') continue;
    if (place.kind !== 'text' && !(place.kind === 'symbol' && place.text !== undefined)) continue;
    const there = lookup.find(place);
    if (there.state !== 'found') continue;
    const message = `${version}: ${place.path} already contains "${place.text}", which the history adds in ${event.kernel}`;
    found.push(positions.mismatch(file, path, 'history', message));
  }
  return found;
}
