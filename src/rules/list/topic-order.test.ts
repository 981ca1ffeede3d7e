import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('events', () => {
  expect(found({ 'topics/report-abi.yaml': [['date: "2022-05"', 'date: "2023-02"']] })).toEqual([
    'topic-order topics/report-abi.yaml:22:11',
  ]);
});
