import { expect, test } from 'vitest';
import type { UapiFact } from '../catalog/model.ts';
import { factNumber, factText, factValue } from './uapi.ts';

const constant = (value: string): UapiFact => ({
  kind: 'constant',
  name: 'A',
  header: 'a.h',
  arch: 'x86',
  value: { value },
});

test('numbers below zero', () => {
  expect(factText({ value: '-0x1' })).toBe('-1');
  expect(factText({ value: '0xffffffffffffffff' })).toBe('0xffffffffffffffff');
  expect([factNumber('-0x10'), factNumber('0x10')]).toEqual([-16n, 16n]);
  expect(factValue(constant('-0x2'), { id: 'a', name: 'A', type: 'integer' })).toBe(-2);
});

test('bit-fields', () => {
  expect(factText({ bitoffset: 64, bits: 1 })).toBe('1 bit from bit 64');
  expect(factText({ bitoffset: 66, bits: 30 })).toBe('30 bits from bit 66');
});

test('a bit-field gives no size', () => {
  const fact: UapiFact = { ...constant('0x1'), kind: 'field', value: { bitoffset: 64, bits: 1 } };
  expect(factValue(fact, { id: 'a', name: 'A', type: 'size' })).toBeUndefined();
});
