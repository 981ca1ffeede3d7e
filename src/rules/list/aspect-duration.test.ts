import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a unit in words', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['value: 30s', 'value: 30 seconds']] })).toEqual([
    'aspect-duration interfaces/linux/common-report.yaml:41:29',
  ]);
});
