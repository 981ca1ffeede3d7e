import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/read/load.ts';
import { byHistory, falseAlarms, isKept, leaveOneOut, pastSeries } from '../review/measure.ts';

const { catalog } = loadCatalog();

// What was reached, less a margin: a change that loses more has to say why. `npm run bench` prints the figures.
test('an interface that the catalog did not know would be put to its functions', () => {
  const { count, first, three } = leaveOneOut(catalog, 'interface');
  expect(count).toBeGreaterThan(200);
  expect(first).toBeGreaterThan(0.72);
  expect(three).toBeGreaterThan(0.88);
});

test('real series would have been put to theirs on the day of posting', () => {
  const kept = pastSeries().filter(isKept);
  expect(pastSeries().length).toBeGreaterThanOrEqual(30);
  expect(kept.length).toBeGreaterThan(pastSeries().length / 3);
  expect(byHistory(catalog, kept).three).toBeGreaterThan(0.8);
});

test('at most two of fifty series of other matters raise an alarm', () => {
  const { count, alarms } = falseAlarms(catalog);
  expect(count).toBe(50);
  expect(alarms.length).toBeLessThanOrEqual(2);
});
