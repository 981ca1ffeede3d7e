import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('days', () => {
  expect(found({ 'series/common-reports.yaml': [['date: "2022-11-05"', 'date: "2023-02-05"']] })).toEqual([
    'series-order series/common-reports.yaml:8:19',
  ]);
});

test('numbers', () => {
  expect(found({ 'series/common-reports.yaml': [[' rfc: true,', '']] })).toEqual([
    'series-order series/common-reports.yaml:8:10',
  ]);
});
