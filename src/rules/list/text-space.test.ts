import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('at the end', () => {
  expect(found({ 'interfaces/acme/acme-keys.yaml': [['name: Acme keys', 'name: "Acme keys "']] })).toEqual([
    'text-space interfaces/acme/acme-keys.yaml:3:7',
  ]);
});

test('a folded block', () => {
  expect(
    found({
      'interfaces/borealis/borealis-device.yaml': [['summary: A device on which', 'summary: >\n  A device on which']],
    }),
  ).toEqual(['text-space interfaces/borealis/borealis-device.yaml:6:10']);
});

test('a line break in a name', () => {
  expect(found({ 'platforms/acme.yaml': [['name: Acme Enclaves', 'name: "Acme\\nEnclaves"']] })).toEqual([
    'text-space platforms/acme.yaml:3:7',
  ]);
});
