import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultCatalogDirectory } from '../../src/catalog/directory.ts';
import { digestsOf } from '../support/digests.ts';
import { mutate, seeded } from '../support/mutate.ts';

/** Changes that are tried, and where chance begins; both can be raised by hand. */
const ROUNDS = Number(process.env.MUTATIONS ?? 1);
const SEED = Number(process.env.FC_SEED ?? 20261123);

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'incremental-'));
  cpSync(defaultCatalogDirectory(), join(scratch, 'catalog'), { recursive: true });
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** Builds the changed catalog; false when it has errors. */
function build(out: string): boolean {
  const root = join(import.meta.dirname, '..', '..');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'build.ts'), '--out', join(scratch, out)],
    { cwd: root, env: { ...process.env, CATALOG_DIR: join(scratch, 'catalog') }, encoding: 'utf8' },
  );
  if (status !== 0 && status !== 1) throw new Error(`The build ended with ${status}:\n${stdout}${stderr}`);
  return status === 0;
}

test('a build after a change writes what a clean build writes', { timeout: 900_000 }, () => {
  const random = seeded(SEED);
  expect(build('kept')).toBe(true);
  for (let round = 0; round < ROUNDS; ) {
    const { what, undo } = mutate(join(scratch, 'catalog'), random);
    if (!build('kept')) {
      // The change broke a rule: nothing was written, and nothing is compared.
      undo();
      continue;
    }
    round += 1;
    rmSync(join(scratch, 'clean'), { recursive: true, force: true });
    expect(build('clean')).toBe(true);
    const [kept, clean] = [digestsOf(join(scratch, 'kept')), digestsOf(join(scratch, 'clean'))];
    const different = [...new Set([...kept.keys(), ...clean.keys()])].filter(
      (path) => kept.get(path) !== clean.get(path),
    );
    expect(different, what).toEqual([]);
  }
});
