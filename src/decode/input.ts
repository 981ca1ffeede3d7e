import { toPointer } from '../catalog/pointer.ts';
import { fromBase64 } from './bytes.ts';
import { cborReadings } from './cbor-strings.ts';
import { asciiText, plainText, unescaped, unquoted } from './dumps/plain.ts';
import { longestRuns } from './dumps/runs.ts';
import { toBytes } from './dumps/source.ts';
import { hexBytes, textReadings } from './text-readings.ts';

/** One reading of what was given: the evidence bytes and how they were written. */
export interface ParsedInput {
  bytes: Uint8Array;
  encoding: 'binary' | 'hex' | 'base64' | 'numbers';
  /** JSON pointer of the value that holds the bytes, when the input is JSON; empty for the document itself. */
  pointer?: string;
  /** What is inside is among the readings already. */
  opened?: true;
}

/** Bounds of the search in JSON; evidence shorter than `bytes` is not looked for there. */
const JSON_LIMITS = { depth: 16, values: 20_000, readings: 64, bytes: 48, wrappers: 4 } as const;

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
    ...blockReadings(text),
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
  if (reading.opened) return [];
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

/** Each block of a text with several PEM blocks. */
function blockReadings(text: string): ParsedInput[] {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g)].slice(0, 16);
  return (blocks.length > 1 ? blocks : []).flatMap(([, kind, content], index) => {
    const bytes = fromBase64(content ?? '');
    return bytes ? [{ bytes, encoding: 'base64' as const, pointer: `${kind} ${index + 1}` }] : [];
  });
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
        // The document may be Evidence itself.
        readings.push({ bytes: new TextEncoder().encode(value), encoding: 'binary', pointer, opened: true });
        return;
      }
      for (const reading of textReadings(value)) {
        const wrapped = reading.encoding === 'base64' ? jsonOf(reading.bytes) : undefined;
        if (wrapped !== undefined && wrappers > 0) visit(wrapped, [], `${pointer} → base64 → `, wrappers - 1);
        readings.push({ ...reading, pointer, ...(wrapped === undefined ? {} : { opened: true }) });
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
