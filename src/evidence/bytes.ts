/** Conversions between bytes and what is printed. All pure; none keeps a reference to its input. */

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** Lowercase hex of bytes in memory order. */
export function toHex(bytes: Uint8Array): string {
  let out = '';
  for (const b of bytes) out += HEX[b];
  return out;
}

/** Bytes of a hex string without separators; throws RangeError on anything else. */
export function fromHex(hex: string): Uint8Array {
  if (hex.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(hex)) throw new RangeError('not a hex string');
  const out = new Uint8Array(hex.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return out;
}

/** Unsigned integer of any length. */
export function toInt(bytes: Uint8Array, endian: 'little' | 'big'): bigint {
  if (bytes.length === 0) return 0n;
  const hex = toHex(endian === 'big' ? bytes : bytes.toReversed());
  return BigInt(`0x${hex}`);
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

/** Text of UTF-8 bytes, or null when they are none. */
export function toText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
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
  for (const b of bytes) if (b !== value) return false;
  return true;
}

/** Bytes of base64 or base64url text, padding optional, blanks ignored; null when it is neither. */
export function fromBase64(text: string): Uint8Array | null {
  const t = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (t.length < 2 || t.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(t)) return null;
  try {
    const bin = atob(t);
    const out = new Uint8Array(bin.length);
    for (let i = 0; i < bin.length; i++) out[i] = bin.charCodeAt(i);
    return out;
  } catch {
    return null;
  }
}
