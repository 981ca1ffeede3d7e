import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const acme = (arch: string) => found({ 'platforms/acme.yaml': [['arch: x86', `arch: ${arch}`]] });
const keys = (arch: string) =>
  found({ 'interfaces/acme/acme-keys.yaml': [['stability: uapi', `arch: [${arch}]\nstability: uapi`]] });

test('a misspelt one', () => {
  expect(acme('x68')).toEqual(['arch-unknown platforms/acme.yaml:6:7']);
});

test('any, one that the kernel has, and one that nobody heard of', () => {
  expect(acme('any')).toEqual([]);
  expect(acme('loongarch')).toEqual([]);
  expect(acme('elbrus2k')).toEqual([]);
});

test('of an interface: that of no platform', () => {
  expect(keys('arm64')).toEqual([]);
  expect(keys('elbrus2k')).toEqual(['arch-unknown interfaces/acme/acme-keys.yaml:8:8']);
});
