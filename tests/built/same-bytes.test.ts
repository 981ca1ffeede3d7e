import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildElsewhere } from '../support/build.ts';
import { digestsOf } from '../support/digests.ts';
import { DIST } from '../support/dist.ts';

test('two builds are the same, byte by byte', () => {
  const out = buildElsewhere();
  try {
    const [first, second] = [digestsOf(DIST), digestsOf(out)];
    expect(first.size).toBeGreaterThan(0);
    const different = [...new Set([...first.keys(), ...second.keys()])].filter(
      (path) => first.get(path) !== second.get(path),
    );
    expect(different.slice(0, 20)).toEqual([]);
  } finally {
    rmSync(out, { recursive: true });
  }
});
