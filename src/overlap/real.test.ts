// What holds of the repository's own catalog whatever it says.
import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { convergenceOf, evaluatorOf, levelOf, matrixOf, opportunitiesOf, STATES } from './index.ts';

const { catalog } = loadCatalog();
const { newest } = evaluatorOf(catalog);

test('the level of a function is that of its cells, in every kernel', () => {
  for (const { id: kernel } of catalog.kernels) {
    for (const { function: entry, cells } of matrixOf(catalog, kernel).rows) {
      const level = levelOf(cells.map(({ state }) => state));
      expect(convergenceOf(catalog, entry.id, newest).timeline, entry.id).toContainEqual({ kernel, level });
    }
  }
});

test('a way to a common interface leads forward, and who blocks it has only its own', () => {
  for (const entry of catalog.functions) {
    const found = convergenceOf(catalog, entry.id, newest);
    if (found.daysToCommon !== undefined) expect(found.daysToCommon, entry.id).toBeGreaterThan(0);
    if (found.level !== 'converging') continue;
    expect(found.blockedBy, entry.id).toEqual(found.ownOnly);
    expect(found.reasons, entry.id).toHaveLength(found.ownOnly.length);
  }
});

test('there are opportunities, each for a function that is not common yet', () => {
  const list = opportunitiesOf(catalog, newest);
  expect(list.length).toBeGreaterThan(0);
  for (const item of list) expect(convergenceOf(catalog, item.function.id, newest).level).not.toBe('common');
});

test('no cell of any kernel is blank', () => {
  for (const { id } of catalog.kernels) {
    for (const row of matrixOf(catalog, id).rows) {
      for (const cell of row.cells) {
        expect(STATES).toContain(cell.state);
        if (cell.offers.length === 0) expect(cell.reason, `${cell.function} ${cell.platform} ${id}`).not.toBe('');
      }
    }
  }
});
