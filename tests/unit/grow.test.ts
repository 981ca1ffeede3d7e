import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCatalog } from '../../src/rules/check-catalog.ts';
import { growCatalog } from '../scale/grow.ts';

test('the entries that the benchmark adds are as the rules want them', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'grown-'));
  try {
    growCatalog(join(directory, 'catalog'), 12);
    const { diagnostics } = await checkCatalog(join(directory, 'catalog'), []);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
