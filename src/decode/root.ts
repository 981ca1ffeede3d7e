/** The CBOR item at the start of an area of the input, parsed once for all who ask. */
import { CborCut, CborError, type CborItem, parseCbor, parseCutCbor } from './cbor.ts';
import { mayBegin } from './gate.ts';
import { parseJson } from './json.ts';
import { parseProtobuf } from './protobuf.ts';
import type { Run } from './run.ts';
import type { Format } from './types.ts';
import { type Certificate, parseX509 } from './x509.ts';

/** `cut` says why the item is not whole. */
export type Parsed = { item: CborItem; used: number; cut?: string; certificate?: Certificate } | string;
const roots = new WeakMap<Run, Map<string, Parsed>>();

/** Whether a layout describes a tree of items. */
export const isTree = ({ encoding }: Pick<Format, 'encoding'>): boolean =>
  encoding === 'cbor' || encoding === 'json' || encoding === 'x509' || encoding === 'protobuf';

/** The item at the start of an area in the encoding of a format, if there is one. */
export function rootItem(run: Run, format: Format, start: number, end: number): CborItem | undefined {
  const found = itemsAt(run, format, start, end);
  return typeof found === 'string' ? undefined : found.item;
}

/** What an area holds in the encoding of a format, or why there is none. */
export function itemsAt(run: Run, format: Format, start: number, end: number): Parsed {
  if (format.encoding === 'cbor') return parsedAt(run, start, end);
  if (!mayBegin(format.encoding, run.bytes[start] ?? 0)) return `it does not begin like ${format.encoding}`;
  return treeAt(run, format, start, end);
}

function treeAt(run: Run, format: Format, start: number, end: number): Parsed {
  const map = roots.get(run) ?? new Map<string, Parsed>();
  roots.set(run, map);
  // What a message is depends on who reads it.
  const key = `${format.encoding === 'protobuf' ? format.id : format.encoding} ${start}-${end}`;
  let found = map.get(key);
  if (found === undefined) {
    try {
      found = treeOf(run, format, start, end);
    } catch (error) {
      if (!(error instanceof CborError)) throw error;
      found = error.message;
    }
    map.set(key, found);
  }
  return found;
}

function treeOf(run: Run, { encoding, root }: Format, start: number, end: number): Parsed {
  const bytes = run.bytes.subarray(start, end);
  if (encoding === 'x509') return parseX509(bytes, run.budget);
  const item =
    encoding === 'protobuf' && root ? parseProtobuf(bytes, start, run.budget, root) : parseJson(bytes, run.budget);
  return { item, used: bytes.length };
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
