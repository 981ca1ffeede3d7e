import { toPointer } from '../catalog/pointer.ts';
import { fromBase64, fromHex } from './bytes.ts';
import { cborReadings } from './cbor-strings.ts';
import { charDump } from './dumps/chars.ts';
import { dumpReadings } from './dumps/offsets.ts';
import { asciiText, plainText, unescaped, unquoted } from './dumps/plain.ts';
import { longestRuns } from './dumps/runs.ts';
import { escapedBytes, listedBytes, toBytes } from './dumps/source.ts';

/** One reading of what was given: the evidence bytes and how they were written. */
export interface ParsedInput {
  bytes: Uint8Array;
  encoding: 'binary' | 'hex' | 'base64' | 'numbers';
  /** JSON pointer of the value that holds the bytes, when the input is JSON; empty for the document itself. */
  pointer?: string;
}

/** Bounds of the search in JSON; evidence shorter than `bytes` is not looked for there. */
const JSON_LIMITS = { depth: 16, values: 20_000, readings: 64, bytes: 64, wrappers: 4 } as const;

/**
 * Ways to read the input, likeliest first: values inside JSON; dumps with offsets; text made of hex digits (0x, blanks,
 * `:` and `,` allowed), numbers as in source code, base64 or base64url (also between BEGIN and END lines), hex and base64
 * with other text around; and always the bytes themselves. The caller takes the first that a format recognises.
 */
export function inputReadings(input: Uint8Array | string, text = textOf(input)): ParsedInput[] {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : plain(input);
  if (text === null) return unwrapped([{ bytes, encoding: 'binary' }]);
  const address = unescaped(text);
  const bare = jsonDocument(text) === undefined ? unquoted(text) : null;
  return unwrapped([
    ...jsonReadings(text),
    // First, as the longest line of a quotation would else be taken alone.
    ...(bare === null ? [] : [...textReadings(bare), ...runReadings(bare)]),
    ...textReadings(text),
    ...runReadings(text),
    ...(address === null ? [] : [...textReadings(address), ...runReadings(address)]),
    { bytes, encoding: 'binary' },
  ]);
}

/** The text that an input is; null when it is bytes. */
export const textOf = (input: Uint8Array | string): string | null =>
  typeof input === 'string' ? plainText(input) : asciiText(plain(input));

/** The readings, each followed by those of what it wraps: text in coded bytes, and strings in CBOR. */
function unwrapped(readings: readonly ParsedInput[], wrappers: number = JSON_LIMITS.wrappers): ParsedInput[] {
  const out: ParsedInput[] = [];
  for (const reading of readings) {
    out.push(reading);
    if (out.length >= JSON_LIMITS.readings) break;
    if (wrappers > 0) out.push(...unwrapped(innerReadings(reading), wrappers - 1));
  }
  return out.slice(0, JSON_LIMITS.readings);
}

function innerReadings(reading: ParsedInput): ParsedInput[] {
  const inner = reading.encoding === 'binary' && reading.pointer === undefined ? null : asciiText(reading.bytes);
  const texts = inner === null ? [] : textReadings(inner).map((one) => ({ ...reading, ...one }));
  return [...texts, ...(inner === null ? [] : within(jsonReadings(inner), reading)), ...cborReadings(reading)];
}

/** Readings of what another reading holds, with its place before theirs. */
const within = (readings: readonly ParsedInput[], { pointer }: ParsedInput): ParsedInput[] =>
  pointer === undefined
    ? [...readings]
    : readings.map((one) => ({ ...one, pointer: `${pointer} → ${one.pointer ?? ''}` }));

/** A view without the methods of Node's Buffer, which differ. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function textReadings(text: string): ParsedInput[] {
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

/** Readings of hex or base64 that stands in other text. */
function runReadings(text: string): ParsedInput[] {
  const readings: ParsedInput[] = [];
  // Values of a JSON document are found by its structure, to a bounded depth.
  for (const run of jsonDocument(text) === undefined ? longestRuns(text) : []) {
    const bytes = hexBytes(run);
    if (bytes) readings.push({ bytes, encoding: 'hex' });
    const coded = fromBase64(run);
    if (coded) readings.push({ bytes: coded, encoding: 'base64' });
  }
  return readings;
}

/** The JSON document that a text is; undefined when it is none, or only a bare number or word. */
export function jsonDocument(text: string): unknown {
  if (!/^\s*["[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Readings of the strings and lists of numbers inside a JSON document, in its order; of strings that are JSON again, as
 * they are or in base64, those inside.
 */
function jsonReadings(text: string): ParsedInput[] {
  const readings: ParsedInput[] = [];
  let left: number = JSON_LIMITS.values;
  const visit = (value: unknown, path: string[], before: string, wrappers: number): void => {
    if (--left < 0 || readings.length >= JSON_LIMITS.readings || path.length > JSON_LIMITS.depth) return;
    const pointer = before + toPointer(path);
    if (typeof value === 'string') {
      if (value.length < JSON_LIMITS.bytes) return;
      const inner = jsonDocument(value) ?? tokenDocument(value);
      if (inner !== undefined && wrappers > 0) {
        visit(inner, [], `${pointer} → `, wrappers - 1);
        return;
      }
      for (const reading of textReadings(value)) {
        const wrapped = reading.encoding === 'base64' ? jsonOf(reading.bytes) : undefined;
        if (wrapped !== undefined && wrappers > 0) visit(wrapped, [], `${pointer} → base64 → `, wrappers - 1);
        else readings.push({ ...reading, pointer });
      }
    } else if (Array.isArray(value)) {
      const bytes = value.length >= JSON_LIMITS.bytes && value.every(isInteger) ? toBytes(value) : null;
      if (bytes) readings.push({ bytes, encoding: 'numbers', pointer });
      else for (const [i, item] of value.entries()) visit(item, [...path, String(i)], before, wrappers);
    } else if (typeof value === 'object' && value !== null) {
      const indexed = listOf(value);
      if (indexed) visit(indexed, path, before, wrappers);
      else for (const [key, item] of Object.entries(value)) visit(item, [...path, key], before, wrappers);
    }
  };
  visit(jsonDocument(text) ?? wrappedDocument(text), [], '', JSON_LIMITS.wrappers);
  return readings;
}

/** The list that an object with the keys 0, 1, 2 … is, as JavaScript prints typed arrays. */
function listOf(value: object): unknown[] | undefined {
  const keys = Object.keys(value);
  return keys.length >= JSON_LIMITS.bytes && keys.every((key, index) => key === String(index))
    ? Object.values(value)
    : undefined;
}

/** The JSON document in a text of base64, or in the payload of a JWT. */
function wrappedDocument(text: string): unknown {
  const claims = tokenDocument(text);
  if (claims !== undefined) return claims;
  // Base64 of an object begins with e, that of a list with W.
  const bytes = /^\s*[eW]/.test(text) ? fromBase64(text) : null;
  return bytes ? jsonOf(bytes) : undefined;
}

/** The claims of the JWT that a text is, or that stands in it. */
function tokenDocument(text: string): unknown {
  const token = /(?:^|[\s"'=:])eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]*(?=$|[\s"'&,;])/.exec(text);
  const bytes = token ? fromBase64(token[1] as string) : null;
  return bytes ? jsonOf(bytes) : undefined;
}

function jsonOf(bytes: Uint8Array): unknown {
  const text = bytes[0] === 0x5b || bytes[0] === 0x7b ? asciiText(bytes) : null;
  return text === null ? undefined : jsonDocument(text);
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function hexBytes(text: string): Uint8Array | null {
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
