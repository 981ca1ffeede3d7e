/** Finds out by content which format the bytes have. */
import { count, list } from '../text.ts';
import { toInt } from './bytes.ts';
import type { CborItem } from './cbor.ts';
import { test, type Verdict } from './conditions.ts';
import { foreignBytes } from './foreign.ts';
import { gateOf } from './gate.ts';
import { isTree, parsedAt, rootItem } from './root.ts';
import type { Run, Scope } from './run.ts';
import type { Cond, Format, FormatSet } from './types.ts';

export interface Candidate {
  format: Format;
  /** False when every test that the bytes are long enough for holds, and some reach past the end. */
  complete: boolean;
  /** Share of the tests that hold. */
  fits: number;
}

/** Whether the bytes from `start` on are of the format; `outside` when too few to tell. */
export const matches = (run: Run, format: Format, start: number, end: number, parent: Scope | null = null): Verdict =>
  combine(verdicts(run, format, start, end, parent));

/**
 * The verdict of each test of a format, up to the first that fails unless all are asked for; none when it has no tests,
 * or needs CBOR and there is none.
 */
function verdicts(
  run: Run,
  format: Format,
  start: number,
  end: number,
  parent: Scope | null = null,
  all = false,
): Verdict[] {
  if (!format.detect) return [];
  if (format.detect.sizes && !format.detect.sizes.includes(end - start)) return [false];
  if (isTree(format)) {
    const root = rootItem(run, format, start, end);
    return root ? verdictsOf(run, format, root) : [];
  }
  const scope: Scope = { format, prefix: '', parent, start, end, keys: [], derived: new Map() };
  return tested(run, scope, format.detect.all, all);
}

function verdictsOf(run: Run, format: Format, root: CborItem): Verdict[] {
  const scope: Scope = { format, prefix: '', parent: null, start: 0, end: 0, root, keys: [], derived: new Map() };
  return tested(run, scope, format.detect?.all ?? [], false);
}

function tested(run: Run, scope: Scope, conditions: readonly Cond[], all: boolean): Verdict[] {
  const out: Verdict[] = [];
  for (const condition of conditions) {
    const verdict = test(run, scope, condition);
    out.push(verdict);
    if (verdict === false && !all) break;
  }
  return out;
}

/** Whether a CBOR item is of the format. */
export const matchesItem = (run: Run, format: Format, root: CborItem): boolean =>
  verdictsOf(run, format, root).every((verdict) => verdict === true);

function combine(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0 || verdicts.includes(false)) return false;
  if (!verdicts.includes('outside')) return true;
  return verdicts.includes(true) ? 'outside' : false;
}

const recognised = (set: FormatSet): Format[] =>
  [...set.byId.values()].filter((format) => format.detect && !format.part);

/**
 * Formats that the whole input may have, the best first: complete matches, then priority, then the most tests; of those
 * that are cut off, the ones of whose tests most hold.
 */
export function candidates(run: Run, set: FormatSet): Candidate[] {
  const [first] = run.bytes;
  if (first === undefined) return [];
  const { wholes, parts } = gateOf(set, first);
  const found = rated(run, wholes);
  if (found.length > 0) return found;
  // A part that was taken out of its whole is better than nothing, when it is complete.
  return rated(run, parts).filter(({ complete }) => complete);
}

function rated(run: Run, formats: readonly Format[]): Candidate[] {
  const out: Candidate[] = [];
  for (const format of formats) {
    const found = verdicts(run, format, 0, run.bytes.length);
    const verdict = combine(found);
    const fits = found.filter((one) => one === true).length / found.length;
    if (verdict !== false) out.push({ format, complete: verdict === true, fits });
  }
  const weight = ({ format }: Candidate) => (format.detect?.priority ?? 0) * 100 + (format.detect?.all.length ?? 0);
  return out.sort(
    (a, b) =>
      Number(b.complete) - Number(a.complete) ||
      (a.complete ? 0 : b.fits - a.fits) ||
      weight(b) - weight(a) ||
      (a.format.id < b.format.id ? -1 : 1),
  );
}

/** A format that the bytes miss by its version alone. */
interface Miss {
  /** What the formats of the family are called, without their versions. */
  name: string;
  /** The version that the bytes have. */
  version: bigint;
  /** Those that the catalog has, as their names tell them. */
  known: string[];
}

/** The family whose version, an integer at the very beginning, is the one thing that the bytes do not fit. */
export function nearMiss(run: Run, set: FormatSet): Miss | undefined {
  const missed: { format: Format; version: bigint }[] = [];
  for (const format of recognised(set)) {
    const [first, ...others] = format.detect?.all ?? [];
    if (isTree(format) || first?.at !== 0 || first.type === 'bytes' || first.type === undefined) continue;
    if (first.mask !== undefined || others.length === 0 || (format.detect?.priority ?? 0) < 0) continue;
    const [version, ...rest] = verdicts(run, format, 0, run.bytes.length, null, true);
    // A format that is much smaller than the bytes, or larger, fits by chance.
    const sized = format.size === undefined || format.size === run.bytes.length;
    if (version !== false || !sized || rest.some((verdict) => verdict !== true)) continue;
    const size = Number(first.type.slice(1)) / 8;
    const value = toInt(run.bytes.subarray(0, size), first.endian ?? format.endian ?? 'little');
    if (value > 0n && value < 64n) missed.push({ format, version: value });
  }
  const [first] = missed;
  if (!first) return undefined;
  const family = missed.filter(({ format }) => format.family === first.format.family);
  const names = family.map(({ format }) => format.name.split(/, versions? /));
  return { name: names[0]?.[0] ?? '', version: first.version, known: names.map(([, version = '']) => version) };
}

/** Why nothing was recognised, in one sentence. */
export function whyUnknown(run: Run, set: FormatSet): string {
  const n = run.bytes.length;
  const first = run.bytes[0];
  if (first === undefined) return 'the input is empty';
  const miss = nearMiss(run, set);
  if (miss) {
    const known = list(miss.known.filter(Boolean));
    return `it looks like ${miss.name}, but its version is ${miss.version}, which the catalog does not have${known && ` (it has ${known})`}`;
  }
  const foreign = foreignBytes(run);
  if (foreign !== undefined) return `it looks like ${foreign}`;
  // Arrays, maps and tags of CBOR start with these bytes; binary formats rarely do.
  if (first >= 0x80 && first < 0xe0) {
    const root = parsedAt(run, 0, n);
    if (typeof root === 'string') return `it starts like CBOR but cannot be read (${root})`;
    return 'it is CBOR, but no format of the catalog has this content';
  }
  return `no format of the catalog starts like these ${count(n, 'byte')}`;
}
