import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a version', () => {
  expect(found({ 'series/common-reports.yaml': [[', subject: A proposal', '']] })).toEqual([
    'lore-subject series/common-reports.yaml:8:39',
  ]);
});

test('a version without its day', () => {
  expect(found({ 'series/common-reports.yaml': [['date: "2023-01-05", ', '']] })).toEqual([
    'lore-subject series/common-reports.yaml:8:19',
  ]);
});

test('evidence of an event', () => {
  expect(found({ 'topics/report-abi.yaml': [[', subject: A need', '']] })).toEqual([
    'lore-subject topics/report-abi.yaml:18:100',
  ]);
});
