import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const file = 'status/acme-status.yaml';

test('an operation that the interface does not have', () => {
  expect(found({ [file]: [['operation: get', 'operation: git']] })).toEqual([`status-where ${file}:11:16`]);
});

test('an interface that is not there is told once', () => {
  expect(found({ [file]: [['interface: borealis-device', 'interface: borealis-devise']] })).toEqual([
    `ref-missing ${file}:10:16`,
  ]);
});
