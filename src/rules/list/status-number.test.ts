import { expect, test } from 'vitest';
import { brief, checkFiles, type Edit, miniFiles } from '../testing/mini.ts';

const CODES = JSON.stringify({
  kernel: '6.2',
  package: 'linux 6.2',
  codes: [
    { name: 'ACME_OK', value: '0x0', file: 'include/acme.h' },
    { name: 'ACME_LATE', value: '0x7', file: 'include/acme.h' },
  ],
});

const file = 'status/acme-status.yaml';
const found = (edit: Edit): string[] =>
  checkFiles(new Map([...miniFiles(edit), ['kernels/6.2/codes.json', CODES]])).map(brief);

test('numbers that a header gives, and one that none has', () => {
  expect(found({ [file]: [['name: acme-ok, number: "0x0"', 'name: ACME_OK']] })).toEqual([]);
});

test('a name that no header has, without a number', () => {
  expect(found({ [file]: [['name: acme-ok, number: "0x0"', 'name: ACME_KO']] })).toEqual([
    `status-number ${file}:15:13`,
  ]);
});

test('a number beside a name that a header has', () => {
  expect(found({ [file]: [['name: acme-late', 'name: ACME_LATE']] })).toEqual([`status-number ${file}:16:32`]);
});

test('the same number twice', () => {
  expect(found({ [file]: [['number: "0x7"', 'number: "0x0"']] })).toEqual([`status-number ${file}:16:13`]);
});

test('nothing is said without extracted headers', () => {
  expect(checkFiles(miniFiles({ [file]: [['name: acme-ok, number: "0x0"', 'name: ACME_KO']] })).map(brief)).toEqual([]);
});
