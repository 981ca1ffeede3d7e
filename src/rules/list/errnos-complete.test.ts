import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a list of errnos that does not say whether it is complete', () => {
  expect(found({ 'interfaces/borealis/borealis-device.yaml': [[', complete: true', '']] })).toEqual([
    'errnos-complete interfaces/borealis/borealis-device.yaml:29:32',
  ]);
});

test('a list that may lack some says so', () => {
  expect(found({ 'interfaces/borealis/borealis-device.yaml': [['complete: true', 'complete: false']] })).toEqual([]);
});
