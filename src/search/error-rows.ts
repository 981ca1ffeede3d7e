import type { Named } from './names-in.ts';
import type { Store } from './store.ts';
import type { TextScore } from './text-score.ts';
import { WEIGHTS } from './weights.ts';

const { errno: ERRNO } = WEIGHTS;

/** The row of an error on a page. */
export interface ErrorRow {
  errno: string;
  unit: number;
  worth: number;
}

/** Of each page the row of an error that fits best: that of a named operation, else that whose text does. */
export function errorRows(
  store: Store,
  errnos: readonly string[],
  texts: ReadonlyMap<number, TextScore>,
  found: readonly Named[],
): Map<number, ErrorRow> {
  const rows = new Map<number, ErrorRow>();
  if (errnos.length === 0) return rows;
  const anchors = new Map<number, Map<string, number>>();
  for (const { entry, worth } of found) {
    const mine = anchors.get(entry.page.place) ?? new Map<string, number>();
    anchors.set(entry.page.place, mine.set(entry.anchor, Math.max(worth, mine.get(entry.anchor) ?? 0)));
  }
  for (const [at, { page, anchor, parent }] of store.units.entries()) {
    const errno = errnos.find((name) => anchor.endsWith(`-${name}`));
    if (!errno) continue;
    const named = anchors.get(page.place);
    const operation = anchor.slice(0, -errno.length - 1);
    const text = texts.get(page.place);
    const near = text?.unit;
    const isNear = near === at || near === parent || (near !== undefined && store.units[near]?.anchor === operation);
    const worth =
      ERRNO.row +
      ERRNO.text * (text?.score ?? 0) * (isNear ? 1 : 0.8) +
      (named?.get(operation) !== undefined ? ERRNO.named : named?.has('') ? ERRNO.named / 2 : 0);
    if (worth > (rows.get(page.place)?.worth ?? 0)) rows.set(page.place, { errno, unit: at, worth });
  }
  return rows;
}
