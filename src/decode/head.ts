/** The head of an item: major type and argument in the shortest form. */
export function head(major: number, argument: bigint): Uint8Array {
  const m = major << 5;
  if (argument < 24n) return Uint8Array.of(m | Number(argument));
  for (const [info, size] of [
    [24, 1],
    [25, 2],
    [26, 4],
    [27, 8],
  ] as const) {
    if (argument < 1n << BigInt(size * 8)) {
      const out = new Uint8Array(1 + size);
      out[0] = m | info;
      let rest = argument;
      for (let i = size; i > 0; i--) {
        out[i] = Number(rest & 0xffn);
        rest >>= 8n;
      }
      return out;
    }
  }
  throw new RangeError('too large for CBOR');
}
