import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a wrong year', () => {
  expect(found({ 'kernels/6.2/kernel.yaml': [['2023-02-19', '2022-02-19']] })).toEqual([
    'kernel-dates kernels/6.2/kernel.yaml:3:11',
  ]);
});
