import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('an order', () => {
  expect(found({ 'platforms/acme.yaml': [['order: 1', 'order: 2']] })).toEqual([
    'platform-column platforms/borealis.yaml:7:8',
  ]);
});

test('a code', () => {
  expect(found({ 'platforms/borealis.yaml': [['code: BOR', 'code: ACME']] })).toEqual([
    'platform-column platforms/borealis.yaml:4:7',
  ]);
});
