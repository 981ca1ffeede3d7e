/** Dumps that show each byte as a character where it is one: od -c and hexdump -c. */
import { LIMITS } from '../run.ts';

const ROW = /^([0-7]{7}|[0-9a-f]{7})((?: (?: {2}.| \\[0abfnrtv]|[0-7]{3}))+) *$/i;
const ESCAPES: Readonly<Record<string, number>> = { 0: 0, a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** The bytes; null when the lines are no such dump, or their offsets do not grow by what the rows hold. */
export function charDump(text: string): Uint8Array | null {
  const out: number[] = [];
  let base: 8 | 16 | undefined;
  let last: number[] = [];
  let starred = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (/^\*\s*$/.test(line)) starred = true;
    const row = ROW.exec(line);
    const end = /^[0-9a-f]{7}\s*$/i.test(line) ? line.trim() : undefined;
    const place = row?.[1] ?? end;
    if (place === undefined) continue;
    // The second row tells in which base the offsets are.
    if (base === undefined && out.length > 0)
      base = [8, 16].find((one) => Number.parseInt(place, one) === out.length) as 8 | 16 | undefined;
    const at = Number.parseInt(place, base ?? 16);
    if (at > LIMITS.bytes) return null;
    if (starred && last.length > 0) while (out.length < at) out.push(last[out.length % last.length] as number);
    starred = false;
    if (out.length !== at) return null;
    if (row) {
      last = cells(row[2] as string);
      out.push(...last);
    }
  }
  return out.length < 32 ? null : Uint8Array.from(out);
}

function cells(text: string): number[] {
  return (text.match(/.{4}/g) ?? []).map((cell) => {
    const word = cell.trim();
    if (word.length === 3) return Number.parseInt(word, 8);
    if (word.length === 2) return ESCAPES[word[1] as string] ?? 0;
    return word === '' ? 0x20 : word.charCodeAt(0);
  });
}
