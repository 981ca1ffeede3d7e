/** Dumps with a column of offsets: xxd, hexdump, od, gdb, Wireshark and what drivers and sample programs print. */
import { fromInt } from '../bytes.ts';
import { LIMITS } from '../run.ts';

/** A line that begins with a number, maybe behind a label; `rest` is what follows it. */
interface Row {
  digits: string;
  rest: string;
  colon: boolean;
  /** Lines of `*` stand before it: the row before repeats up to its offset. */
  starred: boolean;
}

interface Chain {
  rows: Row[];
  offsets: number[];
  /** Rows of which the offset is just that of the row before and its bytes. */
  exact: number;
}

/** How the groups of a row are written: the characters of one, the bytes that it stands for, its base. */
interface Notation {
  pattern: RegExp;
  bytes: number;
  base: 8 | 10 | 16;
}

const NOTATIONS: readonly Notation[] = [
  { pattern: /^[0-9a-f]{2}$/i, bytes: 1, base: 16 },
  { pattern: /^[0-7]{3}$/, bytes: 1, base: 8 },
  { pattern: /^[0-9a-f]{4}$/i, bytes: 2, base: 16 },
  { pattern: /^[0-7]{6}$/, bytes: 2, base: 8 },
  { pattern: /^[0-9a-f]{8}$/i, bytes: 4, base: 16 },
  { pattern: /^[0-9a-f]{16}$/i, bytes: 8, base: 16 },
  // Last, as most groups of hex digits without a letter would pass for decimal ones.
  { pattern: /^-?[0-9]{1,3}$/, bytes: 1, base: 10 },
  { pattern: /^-?[0-9]{1,5}$/, bytes: 2, base: 10 },
  { pattern: /^[0-7]{11}$/, bytes: 4, base: 8 },
  { pattern: /^-?[0-9]{1,10}$/, bytes: 4, base: 10 },
  { pattern: /^[0-7]{22}$/, bytes: 8, base: 8 },
  { pattern: /^-?[0-9]{1,20}$/, bytes: 8, base: 10 },
];

/** Longer lines are no rows of a dump. */
const LINE = 400;
const OFFSET = /^(?:\s*|.{0,120}?[\]:]\s{1,8})(?:0x)?([0-9a-f]{3,16})(?:\s*<[^>]*>)?(?:(:)|(?=\s|$))(.*)$/i;

/**
 * Bytes of a dump, as often as its groups can be read (groups of several bytes in either byte order, the likelier
 * first); none when no column grows by just the bytes of each row, be it in hex, decimal or octal.
 */
export function dumpReadings(text: string): Uint8Array[] {
  const rows = rowsOf(text);
  let best: { chain: Chain; notation: Notation } | undefined;
  for (const notation of NOTATIONS) {
    for (const base of [16, 10, 8]) {
      const chain = longestChain(rows, base, notation);
      if (chain.rows.length >= 2 && (!best || isLonger(chain, best.chain))) best = { chain, notation };
    }
  }
  if (!best || (best.notation.base !== 16 && !isExact(best.chain))) return [];
  const { chain, notation } = best;
  const inOrder = bytesOf(chain, notation, false);
  if (!inOrder) return [];
  if (notation.bytes === 1) return [inOrder];
  const swapped = bytesOf(chain, notation, true);
  if (!swapped) return [];
  // Only xxd prints groups in the order of the bytes; it sets a colon and no 0x.
  if (notation.base !== 16) return [swapped];
  const asStored = chain.rows.every((row) => row.colon || row.rest === '') && !/^\s*0x/.test(chain.rows[0]?.rest ?? '');
  return asStored ? [inOrder, swapped] : [swapped, inOrder];
}

const isLonger = (a: Chain, b: Chain): boolean =>
  a.rows.length > b.rows.length || (a.rows.length === b.rows.length && a.exact > b.exact);

/** Whether every row but the last holds just what lies between it and the next; in octal and decimal it must. */
const isExact = ({ rows, exact }: Chain): boolean =>
  exact >= Math.max(2, rows.filter(({ starred }) => !starred).length - 2);

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let starred = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const found = line.length > LINE ? null : OFFSET.exec(line);
    if (found) rows.push({ digits: found[1] as string, rest: found[3] as string, colon: found[2] === ':', starred });
    starred = /^\s*\*\s*$/.test(line);
  }
  return rows;
}

function offsetOf(row: Row, base: number): number {
  const wrong = base === 8 ? /[^0-7]/ : base === 10 ? /[^0-9]/ : /[^0-9a-f]/i;
  return wrong.test(row.digits) ? Number.NaN : Number.parseInt(row.digits, base);
}

/** Groups of a row from its beginning, as many as are of the notation; and where the last of `most` ends. */
function groups(rest: string, notation: Notation, most = 64): { words: string[]; end: number } {
  const words: string[] = [];
  let end = 0;
  for (const { 0: word, index } of rest.matchAll(/\S+/g)) {
    const digits = word.replace(/^0x/i, '');
    if (words.length >= most || !notation.pattern.test(digits)) break;
    words.push(digits);
    end = index + word.length;
  }
  return { words, end };
}

function longestChain(rows: Row[], base: number, notation: Notation): Chain {
  let best: Chain = { rows: [], offsets: [], exact: 0 };
  let chain = best;
  for (const row of rows) {
    const offset = offsetOf(row, base);
    const last = chain.rows.at(-1);
    const step = offset - (chain.offsets.at(-1) ?? 0);
    const bytes = last ? groups(last.rest, notation).words.length * notation.bytes : 0;
    if (!last || !follows(row, step, bytes, notation)) chain = { rows: [], offsets: [], exact: 0 };
    else if (step === bytes) chain.exact++;
    chain.rows.push(row);
    chain.offsets.push(offset);
    if (isLonger(chain, best)) best = chain;
  }
  return best;
}

/** Whether a row lies so many bytes behind another, which shows `bytes`. */
function follows(row: Row, step: number, bytes: number, notation: Notation): boolean {
  if (row.starred) return bytes > 0 && step > 0 && step <= LIMITS.bytes;
  // The text column may look like more groups; and a last word may be padded.
  return step > 0 && step <= bytes + (row.rest.trim() === '' ? notation.bytes - 1 : 0);
}

/** The bytes of all rows; null when they are more than evidence has. */
function bytesOf({ rows, offsets }: Chain, notation: Notation, swap: boolean): Uint8Array | null {
  const first = offsets[0] as number;
  const total = (offsets.at(-1) as number) - first;
  if (total > LIMITS.bytes) return null;
  const out: number[] = [];
  let width = 0;
  let column = 0;
  for (const [i, row] of rows.entries()) {
    const next = rows[i + 1];
    const step = next ? (offsets[i + 1] as number) - (offsets[i] as number) : width;
    const wanted = next && !next.starred ? step : width || step;
    // The last row may be short: its text column begins where that of the rows before does.
    const data = next || column === 0 ? row.rest : row.rest.slice(0, column);
    const { words, end } = groups(data, notation, Math.ceil(wanted / notation.bytes));
    const bytes = words.flatMap((word) => wordBytes(word, notation.bytes, notation.base, swap));
    const short = next ? undefined : /^\s*((?:[0-9a-f]{2})+)(?:\s|$)/i.exec(data.slice(end))?.[1];
    // The last group of all may be short.
    if (short && short.length < notation.bytes * 2 && notation.base === 16) {
      bytes.push(...wordBytes(short, short.length / 2, 16, swap));
    }
    if (next) {
      width = Math.max(width, Math.min(wanted, bytes.length));
      column = Math.max(column, end);
    }
    const from = out.length;
    for (const byte of bytes) out.push(byte);
    if (next?.starred) while (out.length < from + step) out.push(bytes[(out.length - from) % bytes.length] as number);
    if (next) out.length = from + step;
  }
  return Uint8Array.from(out);
}

function wordBytes(word: string, bytes: number, base: Notation['base'], swap: boolean): number[] {
  const value = BigInt(base === 16 ? `0x${word}` : base === 8 ? `0o${word}` : word);
  return [...fromInt(BigInt.asUintN(bytes * 8, value), bytes, swap ? 'little' : 'big')];
}
