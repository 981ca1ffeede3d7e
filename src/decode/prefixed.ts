/** Byte strings behind their lengths, as SCALE, protobuf, bincode and plain C programs write them. */
import { toNumber } from './bytes.ts';

/** Shorter strings hold no Evidence; it lies near the beginning, behind a few names and numbers. */
const BOUNDS = { fewest: 60, last: 512 } as const;

export interface Prefixed {
  /** Offset of the string itself. */
  at: number;
  bytes: Uint8Array;
}

/** A length at an offset, and where what it counts begins. */
type Length = (bytes: Uint8Array, at: number) => { size: number; from: number } | undefined;

/** Two lowest bits tell how many bytes a number of SCALE has. */
const compact: Length = (bytes, at) => {
  const mode = (bytes[at] ?? 0) & 3;
  const width = mode === 0 ? 1 : mode === 1 ? 2 : 4;
  return mode === 3 ? undefined : { size: uint(bytes, at, width, 'little') >>> 2, from: at + width };
};

/** Seven bits a byte, the highest bit of each says whether another follows. */
const varint: Length = (bytes, at) => {
  for (let [i, size] = [0, 0]; i < 4; i++) {
    const byte = bytes[at + i] ?? 0;
    size += (byte & 127) * 128 ** i;
    if (byte < 128) return { size, from: at + i + 1 };
  }
  return undefined;
};

const fixed =
  (width: number, endian: 'little' | 'big'): Length =>
  (bytes, at) => ({ size: uint(bytes, at, width, endian), from: at + width });

const uint = (bytes: Uint8Array, at: number, width: number, endian: 'little' | 'big'): number =>
  toNumber(bytes.subarray(at, at + width), endian);

const LENGTHS: readonly Length[] = [
  compact,
  varint,
  fixed(4, 'little'),
  fixed(4, 'big'),
  fixed(2, 'little'),
  fixed(2, 'big'),
];

/** The strings that a length in the bytes may announce, in the order of their places. */
export function* prefixed(bytes: Uint8Array): Generator<Prefixed> {
  const seen = new Set<string>();
  for (let at = 0; at < Math.min(BOUNDS.last, bytes.length - BOUNDS.fewest); at++) {
    for (const length of LENGTHS) {
      const found = length(bytes, at);
      if (!found || found.size < BOUNDS.fewest || found.from + found.size > bytes.length) continue;
      // A length of eight bytes is one of four with zeros behind it.
      const places = bytes.subarray(found.from, found.from + 4).every((byte) => byte === 0) ? [0, 4] : [0];
      for (const skip of places) {
        const from = found.from + skip;
        const key = `${from}-${found.size}`;
        if (seen.has(key) || from + found.size > bytes.length) continue;
        seen.add(key);
        yield { at: from, bytes: bytes.subarray(from, from + found.size) };
      }
    }
  }
}
