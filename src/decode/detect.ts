/** Finds out by content which format the bytes have. */
import { count } from '../text.ts';
import { CborError, type CborItem, parseCbor } from './cbor.ts';
import { test, type Verdict } from './conditions.ts';
import type { Run, Scope } from './run.ts';
import type { Cond, Format, FormatSet } from './types.ts';

export interface Candidate {
  format: Format;
  /** False when every test that the bytes are long enough for holds, and some reach past the end. */
  complete: boolean;
}

/** Whether the bytes from `start` on are of the format; `outside` when too few to tell. */
export function matches(run: Run, format: Format, start: number, end: number, parent: Scope | null = null): Verdict {
  if (!format.detect) return false;
  const scope: Scope = { format, prefix: '', parent, start, end, keys: [], derived: new Map() };
  if (format.encoding === 'cbor') {
    const root = rootItem(run, start, end);
    return root ? matchesItem(run, format, root) : false;
  }
  return combine(format.detect.all.map((c) => test(run, scope, c)));
}

/** Whether a CBOR item is of the format. */
export function matchesItem(run: Run, format: Format, root: CborItem): boolean {
  const scope: Scope = { format, prefix: '', parent: null, start: 0, end: 0, root, keys: [], derived: new Map() };
  return (format.detect?.all ?? []).every((c: Cond) => test(run, scope, c) === true);
}

function combine(verdicts: Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  if (!verdicts.includes('outside')) return true;
  return verdicts.includes(true) ? 'outside' : false;
}

type Parsed = { item: CborItem; used: number } | string;
const roots = new WeakMap<Run, Map<string, Parsed>>();

function rootItem(run: Run, start: number, end: number): CborItem | undefined {
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
      found = error.message;
    }
    map.set(key, found);
  }
  return found;
}

/** Formats that the whole input may have, the best first: complete matches, then priority, then the most tests. */
export function candidates(run: Run, set: FormatSet): Candidate[] {
  const out: Candidate[] = [];
  for (const format of set.byId.values()) {
    if (!format.detect || format.part) continue;
    const verdict = matches(run, format, 0, run.bytes.length);
    if (verdict !== false) out.push({ format, complete: verdict === true });
  }
  const weight = ({ format }: Candidate) => (format.detect?.priority ?? 0) * 100 + (format.detect?.all.length ?? 0);
  return out.sort(
    (a, b) => Number(b.complete) - Number(a.complete) || weight(b) - weight(a) || (a.format.id < b.format.id ? -1 : 1),
  );
}

/** Why nothing was recognised, in one sentence. */
export function whyUnknown(run: Run): string {
  const n = run.bytes.length;
  const first = run.bytes[0];
  if (first === undefined) return 'the input is empty';
  // Arrays, maps and tags of CBOR start with these bytes; binary formats rarely do.
  if (first >= 0x80 && first < 0xe0) {
    const root = parsedAt(run, 0, n);
    if (typeof root === 'string') return `it starts like CBOR but cannot be read (${root})`;
    return 'it is CBOR, but no format of the catalog has this content';
  }
  return `no format of the catalog starts like these ${count(n, 'byte')}`;
}
