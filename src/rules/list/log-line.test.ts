import { expect, test } from 'vitest';
import { brief, checkFiles, type Edit, miniFiles } from '../testing/mini.ts';

const PRINTED = JSON.stringify({
  kernel: '6.2',
  package: 'linux 6.2',
  lines: [
    { file: 'drivers/acme.c', line: 12, in: 'acme_get', by: 'pr_err', text: 'request failed: %d' },
    { file: 'drivers/other.c', line: 12, in: 'other_get', by: 'pr_err', text: 'request is late' },
  ],
});

const file = 'logs/acme-log.yaml';
const found = (edit: Edit): string[] =>
  checkFiles(new Map([...miniFiles(edit), ['kernels/6.2/log.json', PRINTED]])).map(brief);

test('a line that the source prints', () => {
  expect(found({})).toEqual([]);
});

test('one that no source prints, and one of a file that is not named', () => {
  expect(found({ [file]: [['request failed: %d', 'request faild: %d']] })).toEqual([`log-line ${file}:11:11`]);
  expect(found({ [file]: [['request failed: %d', 'request is late']] })).toEqual([`log-line ${file}:11:11`]);
});

test('a line of another function than those that are named', () => {
  expect(found({ [file]: [['{ path: drivers/acme.c }', '{ path: drivers/acme.c, in: [acme_put] }']] })).toEqual([
    `log-line ${file}:11:11`,
  ]);
});

test('nothing is said without extracted lines', () => {
  expect(checkFiles(miniFiles({ [file]: [['request failed: %d', 'request is late']] })).map(brief)).toEqual([]);
});
