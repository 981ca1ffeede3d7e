import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildElsewhere } from '../support/build.ts';
import { DIST } from '../support/dist.ts';

/** Digest of every file of a directory, by its path. */
const digests = (directory: string): Map<string, string> =>
  new Map(
    globSync('**/*', { cwd: directory })
      .filter((path) => statSync(join(directory, path)).isFile())
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(directory, path)))
          .digest('hex'),
      ]),
  );

test('two builds are the same, byte by byte', () => {
  const out = buildElsewhere();
  try {
    const [first, second] = [digests(DIST), digests(out)];
    expect(first.size).toBeGreaterThan(0);
    const different = [...new Set([...first.keys(), ...second.keys()])].filter(
      (path) => first.get(path) !== second.get(path),
    );
    expect(different.slice(0, 20)).toEqual([]);
  } finally {
    rmSync(out, { recursive: true });
  }
});
