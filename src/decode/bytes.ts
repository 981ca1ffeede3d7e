/** Conversions between bytes and what is printed. All pure; none keeps a reference to its input. */

import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

export { concatBytes } from '@noble/hashes/utils.js';

/** Lowercase hex of bytes in memory order. */
export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes);

/** Bytes of a hex string without separators; throws RangeError on anything else. */
export function fromHex(hex: string): Uint8Array {
  try {
    return hexToBytes(hex);
  } catch {
    throw new RangeError('not a hex string');
  }
}

/** Unsigned integer of any length. */
export function toInt(bytes: Uint8Array, endian: 'little' | 'big'): bigint {
  if (bytes.length <= 4) return BigInt(toNumber(bytes, endian));
  const hex = toHex(endian === 'big' ? bytes : bytes.toReversed());
  return BigInt(`0x${hex}`);
}

/** Unsigned integer of at most six bytes. */
export function toNumber(bytes: Uint8Array, endian: 'little' | 'big'): number {
  let value = 0;
  for (let i = 0; i < bytes.length; i++)
    value = value * 256 + (bytes[endian === 'big' ? i : bytes.length - 1 - i] ?? 0);
  return value;
}

/** Bytes of an unsigned integer, cut to `size` bytes. */
export function fromInt(value: bigint, size: number, endian: 'little' | 'big'): Uint8Array {
  const out = new Uint8Array(size);
  let rest = value;
  for (let i = 0; i < size; i++) {
    out[endian === 'little' ? i : size - 1 - i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return out;
}

/** A number below 2^53, else a 0x string; negative ones with the sign in front. */
export function intValue(value: bigint): number | string {
  const magnitude = value < 0n ? -value : value;
  if (magnitude < 2n ** 53n) return Number(value);
  return `${value < 0n ? '-' : ''}0x${magnitude.toString(16)}`;
}

/** The value for JSON, and beside it the same number as one type whatever its size: a 0x string. */
export function intParts(value: bigint): { value: number | string; exact: string } {
  const magnitude = value < 0n ? -value : value;
  return { value: intValue(value), exact: `${value < 0n ? '-' : ''}0x${magnitude.toString(16)}` };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of UTF-8 bytes, or null when they are none. */
export function toText(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/** Canonical text of a GUID. `mixed`: the first three groups are little-endian, as EFI and guid_t store them. */
export function toGuid(bytes: Uint8Array, order: 'rfc4122' | 'mixed'): string {
  // A copy: slice() of Node's Buffer would share the memory.
  const b = Uint8Array.from(bytes);
  if (order === 'mixed') {
    b.subarray(0, 4).reverse();
    b.subarray(4, 6).reverse();
    b.subarray(6, 8).reverse();
  }
  const h = toHex(b);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

/** Bytes of a GUID's text in the given order. */
export function fromGuid(text: string, order: 'rfc4122' | 'mixed'): Uint8Array {
  const b = fromHex(text.replaceAll('-', ''));
  if (order === 'mixed') {
    b.subarray(0, 4).reverse();
    b.subarray(4, 6).reverse();
    b.subarray(6, 8).reverse();
  }
  return b;
}

/** True when every byte has the value. */
export function allBytes(bytes: Uint8Array, value: number): boolean {
  // By index: an iterator is several times as slow, and a padded megabyte is not rare.
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== value) return false;
  return true;
}

/** Value of a base64 or base64url character by its code; 254 for blanks and padding, 255 for others. */
const BASE64 = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[\s=]/.test(char)) return 254;
  const value = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'.indexOf(char);
  return value < 0 ? 255 : value < 64 ? value : value - 2;
});

/** Base64url without padding, as keys are written in JSON. */
export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** Bytes of base64 or base64url text, padding optional, blanks ignored; null when it is neither. */
export function fromBase64(text: string): Uint8Array | null {
  const out = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let size = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const value = BASE64[text.charCodeAt(i)] ?? 255;
    if (value === 255) return null;
    if (value === 254) continue;
    held = ((held << 6) | value) & 0xffff;
    digits++;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[size++] = (held >> bits) & 0xff;
  }
  return digits < 2 || digits % 4 === 1 ? null : out.subarray(0, size);
}
