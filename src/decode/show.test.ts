import { expect, test } from 'vitest';
import { isEmpty, readable } from './show.ts';

const field = (type: string, value: number | string | null, concept = 'none') => ({
  type,
  value,
  concept,
  ...(typeof value === 'number' ? { exact: `0x${value.toString(16)}` } : {}),
});

test.each([
  ['a mask', field('bits', 196639, 'lifecycle-policy'), '0x3001f'],
  ['a large mask', { ...field('bits', '0x8000000010000000'), exact: '0x8000000010000000' }, '0x8000000010000000'],
  ['a lifecycle', field('uint', 12291, 'lifecycle-policy'), '0x3003 (12291)'],
  ['milliseconds', field('uint', 1700000000000, 'timestamp'), '1700000000000 (2023-11-14T22:13:20.000Z)'],
  ['seconds', field('uint', 1700000000, 'timestamp'), '1700000000 (2023-11-14T22:13:20.000Z)'],
  ['a count that is no date', field('uint', 861327613, 'timestamp'), '861327613'],
  ['a version', field('uint', 24, 'tcb-version'), '24'],
  ['bytes', field('bytes', '00ff'), '00ff'],
  ['nothing', field('null', null), 'null'],
])('%s is shown as people compare it', (_, given, shown) => {
  expect(readable(given)).toBe(shown);
});

test('rows that are reserved or zero can be folded', () => {
  expect([field('reserved', '01'), field('hash', '0000'), field('uint', 0)].map(isEmpty)).toEqual([true, true, true]);
  expect([field('hash', '0001'), field('uint', 1), field('null', null)].map(isEmpty)).toEqual([false, false, false]);
});
