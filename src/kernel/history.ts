import { valueAt } from '../catalog/pointer.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import type { HistoryEvent, Interface } from '../catalog/types.ts';
import { presenceAt } from '../overlap/presence.ts';
import type { Cited } from './claims.ts';
import type { Lookup } from './lookup.ts';
import type { Mismatch, Positions } from './position.ts';

/** What a history says of one release. */
export type Presence = 'absent' | 'present' | 'open';

/** Whether a release has what a history is about: open where the history leaves it so, or was proposed only. */
export function presenceIn(history: readonly HistoryEvent[], version: string): Presence {
  const { is } = presenceAt(history, version, false);
  if (is === 'there') return 'present';
  return is === 'unknown' || is === 'never' ? 'open' : 'absent';
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
  const older = olderSymbols(version, entries);
  for (const { kind, file, data } of entries) {
    if (kind !== 'interface' || typeof data !== 'object' || data === null) continue;
    const item = data as Partial<Interface>;
    for (const [index, operation] of (item.operations ?? []).entries()) {
      const { symbol } = operation;
      if (symbol === undefined) continue;
      const history = operation.history ?? item.history ?? [];
      const presence = presenceIn(history, version);
      const at = ['operations', String(index), 'symbol'];
      // An operation without a history of its own may be issued through something older: an ioctl that carries it.
      const isOwn = operation.history !== undefined && operation.status !== 'declared-only' && !older.has(symbol);
      if (presence === 'absent' && names.has(symbol) && isOwn) {
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

/** Symbols that some operation may have used in a release. */
function olderSymbols(version: string, entries: readonly CatalogFile[]): Set<string> {
  const symbols = new Set<string>();
  for (const { kind, data } of entries) {
    if (kind !== 'interface' || typeof data !== 'object' || data === null) continue;
    const item = data as Partial<Interface>;
    for (const { symbol, history, status } of item.operations ?? []) {
      const free = status === 'declared-only' || presenceIn(history ?? item.history ?? [], version) !== 'absent';
      if (symbol !== undefined && free) symbols.add(symbol);
    }
  }
  return symbols;
}

const firstKernel = (history: readonly HistoryEvent[]): string =>
  history.find(({ change }) => change === 'added')?.kernel ?? 'no release';

/**
 * The name of a thing must not be in the place that proves its addition before it was added. A function may be older
 * than what it learned to do, and a text may be older than its use, so only evidence that cites the name counts.
 */
export function nameContradictions(
  lookup: Lookup,
  entries: readonly CatalogFile[],
  cited: readonly Cited[],
  positions: Positions,
): Mismatch[] {
  const { version } = lookup.tree;
  const data = new Map(entries.map((entry) => [entry.file, entry.data]));
  const found: Mismatch[] = [];
  for (const { event, place, file, path } of cited) {
    if (event?.change !== 'added' || event.kernel === undefined || !place) continue;
    if (presenceIn([event], version) !== 'absent') continue;
    if (place.kind !== 'text' && !(place.kind === 'symbol' && place.text !== undefined)) continue;
    const text = place.text as string;
    const owner = valueAt(data.get(file), path.slice(0, path.indexOf('history')));
    if (!namesOf(owner).some((name) => text === name || text === `"${name}"`)) continue;
    if (lookup.find(place).state !== 'found') continue;
    const message = `${version}: ${place.path} already contains ${text}, which the history adds in ${event.kernel}`;
    found.push(positions.mismatch(file, path, 'history', message));
  }
  return found;
}

/** What an interface, operation or provider is called in the source. */
function namesOf(owner: unknown): string[] {
  if (typeof owner !== 'object' || owner === null) return [];
  const { name, symbol, module, opens } = owner as {
    name?: string;
    symbol?: string;
    module?: string;
    opens?: { path?: string };
  };
  const last = opens?.path?.split('/').filter(Boolean).at(-1);
  return [name, symbol, module, last].filter((one) => one !== undefined);
}
