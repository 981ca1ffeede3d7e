import { expect, test } from 'vitest';
import type { CodeFile, LogFile } from '../catalog/model.ts';
import { codeMismatches, logMismatches } from './check-log.ts';

const log = (...texts: string[]): LogFile => ({
  kernel: '7.3',
  package: 'x',
  lines: texts.map((text, index) => ({ file: 'a.c', line: index + 1, by: 'pr_err', text })),
});
const codes = (value: string): CodeFile => ({
  kernel: '7.3',
  package: 'x',
  codes: [{ name: 'BUSY', value, file: 'a.h' }],
});
const said = (list: { message: string }[]): string[] => list.map(({ message }) => message);

test('lines that came and went', () => {
  expect(logMismatches('catalog', log('one', 'two'), log('one', 'two'))).toEqual([]);
  expect(said(logMismatches('catalog', log('one', 'two'), log('one', 'three')))).toEqual([
    '7.3: is not there as recorded: a.c:2 pr_err "two"',
    '7.3: is not recorded: a.c:2 pr_err "three"',
  ]);
});

test('no more than five are told one by one', () => {
  const many = Array.from({ length: 9 }, (_, index) => `line ${index}`);
  expect(said(logMismatches('catalog', log(), log(...many))).at(-1)).toBe('7.3: and 4 more');
});

test('nothing on record', () => {
  expect(logMismatches('catalog', undefined, log())).toEqual([]);
  expect(said(logMismatches('catalog', undefined, log('one')))).toEqual([
    'no log lines of 7.3 are recorded; run npm run verify -- --update',
  ]);
  expect(said(codeMismatches('catalog', undefined, codes('0x1')))).toEqual([
    'no codes of 7.3 are recorded; run npm run verify -- --update',
  ]);
});

test('a constant with another value', () => {
  expect(codeMismatches('catalog', codes('0x1'), codes('0x1'))).toEqual([]);
  expect(said(codeMismatches('catalog', codes('0x1'), codes('0x2')))).toEqual([
    '7.3: is not there as recorded: BUSY 0x1 in a.h',
    '7.3: is not recorded: BUSY 0x2 in a.h',
  ]);
});
