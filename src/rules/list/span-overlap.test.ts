import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('bounds that overlap', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['since: "6.3"', 'since: "6.2"']] })).toEqual([
    'span-overlap interfaces/linux/common-report.yaml:44:37',
  ]);
});

test('no bounds', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [[' since: "6.3",', '']] })).toEqual([
    'span-overlap interfaces/linux/common-report.yaml:44:15',
  ]);
});
