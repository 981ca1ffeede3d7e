import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('in a history', () => {
  expect(
    found({ 'interfaces/borealis/borealis-device.yaml': [['kernel: "6.1", evidence', 'kernel: "6.9", evidence']] }),
  ).toEqual(['kernel-unknown interfaces/borealis/borealis-device.yaml:11:30']);
});

test('of the past that never was', () => {
  expect(
    found({ 'interfaces/borealis/borealis-device.yaml': [['kernel: "6.1", evidence', 'kernel: "4.21", evidence']] }),
  ).toEqual(['kernel-unknown interfaces/borealis/borealis-device.yaml:11:30']);
});

test('a stable release', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['since: "6.3"', 'since: "6.3.4"']] })).toEqual([
    'kernel-unknown interfaces/linux/common-report.yaml:44:37',
  ]);
});

test('where evidence was read', () => {
  expect(
    found({ 'interfaces/borealis/borealis-device.yaml': [['symbol: get, at: "6.1"', 'symbol: get, at: "6.8"']] }),
  ).toEqual(['kernel-unknown interfaces/borealis/borealis-device.yaml:22:67']);
});

test('as not-in', () => {
  expect(found({ 'interfaces/acme/acme-keys.yaml': [['or-before: true', 'not-in: "5.22"']] })).toEqual([
    'kernel-unknown interfaces/acme/acme-keys.yaml:10:45',
  ]);
});

test('as an entry of its own', () => {
  const entry = (id: string): Record<string, string> => ({
    [`kernels/${id}/kernel.yaml`]: `id: "${id}"\nreleased: "2015-01-01"\n`,
  });
  expect(found(entry('4.21'))).toEqual(['kernel-unknown kernels/4.21/kernel.yaml:2:5']);
  expect(found(entry('4.19'))).toEqual([]);
});

test('an old entry makes no other release unknown', () => {
  expect(
    found({
      'kernels/4.19/kernel.yaml': 'id: "4.19"\nreleased: "2018-10-22"\n',
      'interfaces/acme/acme-keys.yaml': [['or-before: true', 'not-in: "5.14"']],
    }),
  ).toEqual([]);
});
