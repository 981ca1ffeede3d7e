import { fromBase64, fromHex } from './bytes.ts';

/** One reading of what was given: the evidence bytes and how they were written. */
export interface ParsedInput {
  bytes: Uint8Array;
  encoding: 'binary' | 'hex' | 'base64';
}

/**
 * Ways to read the input, likeliest first: text made of hex digits (0x, blanks, `:` and `,` allowed), base64 or
 * base64url (also between BEGIN and END lines), and always the bytes themselves. The caller takes the first that a
 * format recognises.
 */
export function inputReadings(input: Uint8Array | string): ParsedInput[] {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : plain(input);
  const readings: ParsedInput[] = [];
  const text = typeof input === 'string' ? input : asciiText(input);
  if (text !== null) {
    const hex = hexBytes(text);
    if (hex) readings.push({ bytes: hex, encoding: 'hex' });
    const base64 = fromBase64(text.replace(/-----(BEGIN|END) [A-Z ]+-----/g, ''));
    if (base64) readings.push({ bytes: base64, encoding: 'base64' });
  }
  readings.push({ bytes, encoding: 'binary' });
  return readings;
}

/** A view without the methods of Node's Buffer, which differ. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The likeliest reading of the input. */
export function parseInput(input: Uint8Array | string): ParsedInput {
  return inputReadings(input)[0] as ParsedInput;
}

function hexBytes(text: string): Uint8Array | null {
  const digits = text.replace(/0x|\\x|[\s:,]+/gi, '');
  if (digits.length < 2 || digits.length % 2 !== 0 || /[^0-9a-fA-F]/.test(digits)) return null;
  return fromHex(digits);
}

/** The text of printable ASCII with line breaks, else null: one other byte means binary. */
function asciiText(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null;
  let start = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
  for (let i = start; i < bytes.length; i++) {
    const b = bytes[i] as number;
    if (!((b >= 0x20 && b < 0x7f) || b === 0x0a || b === 0x0d || b === 0x09)) return null;
  }
  return new TextDecoder('latin1').decode(bytes.subarray(start));
}
