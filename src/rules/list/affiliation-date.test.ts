import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('of a position', () => {
  expect(found({ 'topics/report-abi.yaml': [[', as-of: "2023-01-06"', '']] })).toEqual([
    'affiliation-date topics/report-abi.yaml:23:45',
  ]);
});

test('of a series', () => {
  expect(found({ 'series/common-reports.yaml': [[', as-of: "2023-01-05"', '']] })).toEqual([
    'affiliation-date series/common-reports.yaml:4:41',
  ]);
});
