import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('values of a boolean', () => {
  expect(
    found({
      'functions/report.yaml': [
        ['name: Throttled, type: boolean', 'name: Throttled, type: boolean, values: { a: b, c: d }'],
      ],
    }),
  ).toEqual(['aspect-form functions/report.yaml:15:54']);
});

test('unit of a duration', () => {
  expect(found({ 'functions/report.yaml': [['type: duration', 'type: duration, unit: seconds']] })).toEqual([
    'aspect-form functions/report.yaml:14:58',
  ]);
});
