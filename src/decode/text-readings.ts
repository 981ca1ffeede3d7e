/** Readings of a text as dumps, hex, numbers and base64. */
import { fromBase64, fromHex } from './bytes.ts';
import { charDump } from './dumps/chars.ts';
import { dumpReadings } from './dumps/offsets.ts';
import { escapedBytes, listedBytes, toBytes } from './dumps/source.ts';
import type { ParsedInput } from './input.ts';

/** The readings of a text, likeliest first. */
export function textReadings(text: string): ParsedInput[] {
  // First, as an offset column of hex digits would else be taken for data.
  const chars = charDump(text);
  const dumps = chars ? [chars] : dumpReadings(text);
  const readings: ParsedInput[] = dumps.map((bytes) => ({ bytes, encoding: 'hex' }));
  const hex = hexBytes(text);
  if (hex) readings.push({ bytes: hex, encoding: 'hex' });
  const numbers = numberBytes(text);
  if (numbers) readings.push({ bytes: numbers, encoding: 'numbers' });
  const coded = text.replace(/-----(BEGIN|END) [^\n]*?-----|^\s*data:[^,\s]*;base64,/g, '');
  const base64 = isProse(coded) ? null : fromBase64(coded);
  if (base64) readings.push({ bytes: base64, encoding: 'base64' });
  // A list with words around it; in a text of hex digits alone the pairs are no decimals.
  for (const bytes of hex ? [] : [escapedBytes(text), listedBytes(text)]) {
    if (bytes) readings.push({ bytes, encoding: 'numbers' });
  }
  return readings;
}

/** Whether a text is words with blanks between them; base64 in groups has them of one length, but for the last. */
function isProse(text: string): boolean {
  const [first = '', ...words] = text.trim().split(/\s+/);
  const longest = words.reduce((most, { length }) => Math.max(most, length), first.length);
  return words.length > 1 && longest < 16 && words.slice(0, -1).some(({ length }) => length !== first.length);
}

/** Bytes of a text that is hex digits, with what usually stands between them; null when it is something else. */
export function hexBytes(text: string): Uint8Array | null {
  const digits = text.replace(/0x|\\x|%(?=[0-9a-f]{2})|[\s:,]+/gi, '');
  if (digits.length < 2 || digits.length % 2 !== 0 || /[^0-9a-fA-F]/.test(digits)) return null;
  return fromHex(digits);
}

/** Bytes listed as decimal or 0x numbers with commas, in whatever brackets. */
function numberBytes(text: string): Uint8Array | null {
  if (!text.includes(',') || /[^0-9a-fx\s,[\](){};]/i.test(text)) return null;
  const words = text.split(/[\s,[\](){};]+/).filter((word) => word !== '');
  if (!words.every((word) => /^(0x[0-9a-f]{1,2}|[0-9]{1,3})$/i.test(word))) return null;
  const values = words.map(Number);
  return toBytes(values);
}
