/** The CBOR item at the start of an area of the input, parsed once for all who ask. */
import { CborCut, CborError, type CborItem, parseCbor, parseCutCbor } from './cbor.ts';
import type { Run } from './run.ts';

/** `cut` says why the item is not whole. */
export type Parsed = { item: CborItem; used: number; cut?: string } | string;
const roots = new WeakMap<Run, Map<string, Parsed>>();

/** The item at the start of an area, if there is one. */
export function rootItem(run: Run, start: number, end: number): CborItem | undefined {
  const found = parsedAt(run, start, end);
  return typeof found === 'string' ? undefined : found.item;
}

/** The CBOR item at the start of an area and its size, or why there is none; parsed once, as several formats ask. */
export function parsedAt(run: Run, start: number, end: number): Parsed {
  const map = roots.get(run) ?? new Map<string, Parsed>();
  roots.set(run, map);
  const key = `${start}-${end}`;
  let found = map.get(key);
  if (found === undefined) {
    try {
      found = parseCbor(run.bytes.subarray(start, end), start, run.budget);
    } catch (error) {
      if (!(error instanceof CborError)) throw error;
      found = (error instanceof CborCut ? cutAt(run, start, end, error.message) : undefined) ?? error.message;
    }
    map.set(key, found);
  }
  return found;
}

/** What there is of an item that is cut off; undefined when nothing of it came whole. */
function cutAt(run: Run, start: number, end: number, why: string): Parsed | undefined {
  try {
    const item = parseCutCbor(run.bytes.subarray(start, end), start, run.budget, why);
    const some = [item, item.child].some((one) => (one?.items?.length ?? 0) + (one?.entries?.length ?? 0) > 0);
    return some ? { item, used: end - start, cut: why } : undefined;
  } catch {
    return undefined;
  }
}
