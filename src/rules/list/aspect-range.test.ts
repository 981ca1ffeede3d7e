import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a falling range', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['min: 64', 'min: 65']] })).toEqual([
    'aspect-range interfaces/linux/common-report.yaml:39:35',
  ]);
});
