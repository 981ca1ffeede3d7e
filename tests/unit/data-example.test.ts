import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/read/load.ts';
import { apiFiles } from '../../src/export/api.ts';
import { evaluatorOf } from '../../src/overlap/index.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'docs', 'examples', 'only_on_one.py');
const python = spawnSync('python3', ['--version']).status === 0;

// Without Python 3 on this machine it is reported as skipped.
test.skipIf(!python)('a script in Python answers from all.json alone', () => {
  const { catalog } = loadCatalog();
  const folder = mkdtempSync(join(tmpdir(), 'all-'));
  try {
    const file = join(folder, 'all.json');
    for (const { path, text } of apiFiles(catalog, 'https://catalog.example/'))
      if (path === 'all.json') writeFileSync(file, text);
    const ask = (...words: string[]): string[] => {
      const { status, stdout, stderr } = spawnSync('python3', [SCRIPT, file, ...words], { encoding: 'utf8' });
      expect(status, stderr).toBe(0);
      return stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(' ')[0] ?? '');
    };
    const evaluator = evaluatorOf(catalog);
    const offered = (id: string, platform: string): boolean => evaluator.cell(id, platform, '6.12').offers.length > 0;
    const guest = catalog.functions.filter(({ side }) => side === 'guest').map(({ id }) => id);
    const expected = (one: string, other: string): string[] =>
      guest.filter((id) => offered(id, one) && !offered(id, other));
    expect(expected('amd-sev-snp', 'intel-tdx').length).toBeGreaterThan(0);
    expect(ask()).toEqual(expected('amd-sev-snp', 'intel-tdx'));
    expect(ask('intel-tdx', 'amd-sev-snp', '6.12')).toEqual(expected('intel-tdx', 'amd-sev-snp'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
