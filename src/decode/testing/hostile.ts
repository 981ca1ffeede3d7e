import { LIMITS } from '../run.ts';
import { encode } from '../sample/encode.ts';
import { any, pick, seeded } from '../sample/random.ts';
import type { FormatSet } from '../types.ts';

/** Two valid samples of every whole format that is recognised by its bytes; the same in every run. */
export function samplesOf(set: FormatSet): Uint8Array[] {
  return [...set.byId.values()]
    .filter((format) => format.detect && !format.part)
    .flatMap((format) => [1, 2].map((seed) => encode(format, set, { random: seeded(seed) }).bytes))
    .filter(({ length }) => length > 0);
}

/** Inputs of the largest size that is read: one head repeated, and samples followed by zeros. */
export function largeInputs(samples: Uint8Array[]): Uint8Array[] {
  const heads = [0x00, 0x9f, 0xbf, 0x81, 0xd8, 0x5f, 0x7f, 0xa1, 0xff, 0x41];
  const padded = samples.map((bytes) => {
    const large = new Uint8Array(LIMITS.bytes);
    large.set(bytes);
    return large;
  });
  return [...heads.map((byte) => new Uint8Array(LIMITS.bytes).fill(byte)), ...padded];
}

/** `count` samples with one to six places changed, some of them cut off; the same in every run. */
export function* mutations(samples: Uint8Array[], count: number): Generator<Uint8Array> {
  const random = seeded(11);
  for (let i = 0; i < count; i++) {
    const bytes = any(random, samples).slice();
    for (let n = 1 + pick(random, 6); n > 0; n--) mutate(bytes, random);
    yield pick(random, 5) === 0 ? bytes.subarray(0, pick(random, bytes.length)) : bytes;
  }
}

function mutate(bytes: Uint8Array, random: () => number): void {
  const at = pick(random, bytes.length);
  const kind = pick(random, 4);
  if (kind === 0) bytes[at] = pick(random, 256);
  else if (kind === 1) bytes[at] = (bytes[at] as number) ^ (1 << pick(random, 8));
  else if (kind === 2) bytes.fill(any(random, [0, 0xff, 0x9f, 0x5f]), at, at + 1 + pick(random, 8));
  else bytes.copyWithin(at, pick(random, bytes.length), pick(random, bytes.length));
}
