import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { getCatalog, provide } from './catalog.ts';
import { verification } from './verification.ts';

test('what was loaded is handed over as one: the views follow the files as they follow the catalog', () => {
  const loaded = loadCatalog();
  provide(loaded);
  expect(verification().claims).toBeGreaterThan(0);
  const again = { ...loaded, catalog: { ...loaded.catalog }, entries: [] };
  provide(again);
  expect(getCatalog()).toBe(again.catalog);
  expect(verification().claims).toBe(0);
});
