import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a text for a range', () => {
  expect(
    found({ 'interfaces/linux/common-report.yaml': [['value: { min: 64, max: 64 }', 'value: sixty-four']] }),
  ).toEqual(['aspect-type interfaces/linux/common-report.yaml:39:28']);
});

test('a number for a boolean', () => {
  expect(found({ 'interfaces/borealis/borealis-device.yaml': [['value: false', 'value: 0']] })).toEqual([
    'aspect-type interfaces/borealis/borealis-device.yaml:27:31',
  ]);
});

test('a range for a size', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['value: 8192', 'value: { min: 1, max: 2 }']] })).toEqual([
    'aspect-type interfaces/linux/common-report.yaml:44:24',
  ]);
});

test('an extracted name for a duration', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['value: 30s', 'uapi: borealis_request']] })).toEqual([
    'aspect-type interfaces/linux/common-report.yaml:41:28',
  ]);
});

test('a negative size', () => {
  expect(found({ 'interfaces/acme/acme-keys.yaml': [['value: 32', 'value: -32']] })).toEqual([
    'aspect-type interfaces/acme/acme-keys.yaml:18:65',
  ]);
});
