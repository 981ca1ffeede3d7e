import { decodeInput } from '../../src/decode/given.ts';
import { loadFormats } from '../../src/decode/load.ts';
import { largeInputs, mutations, samplesOf } from '../../src/decode/testing/hostile.ts';
import type { Figure } from './figure.ts';

const BUDGET = 100;

/** The slowest decoding among large and among mutated inputs; what is slow once is tried again, as garbage is collected. */
export function measureDecode(): Figure[] {
  const set = loadFormats();
  const samples = samplesOf(set);
  const time = (bytes: Uint8Array): number => {
    const began = performance.now();
    decodeInput(bytes, set);
    return performance.now() - began;
  };
  const slowest = (inputs: Iterable<Uint8Array>): number => {
    let worst = 0;
    for (const bytes of inputs) {
      const first = time(bytes);
      if (first >= worst) worst = Math.max(worst, Math.min(first, time(bytes), time(bytes)));
    }
    return worst;
  };
  // The first readings compile the decoder.
  slowest(samples);
  return [
    { name: 'decode, 1 MiB of anything, slowest', value: slowest(largeInputs(samples)), budget: BUDGET, unit: 'ms' },
    {
      name: 'decode, 10,000 mutations, slowest',
      value: slowest(mutations(samples, 10_000)),
      budget: BUDGET,
      unit: 'ms',
    },
  ];
}
