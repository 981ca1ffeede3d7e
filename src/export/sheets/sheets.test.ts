import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/read/load.ts';
import { evaluatorOf, shownPairsOf } from '../../overlap/index.ts';
import { loadFiles, miniFiles } from '../../rules/testing/mini.ts';
import { tableDocuments } from './index.ts';
import { SHEET_FORMATS, type Sheet } from './sheet.ts';

const SITE = 'https://catalog.example/base/';

/** Rows of a CSV file, read by the letter of RFC 4180. */
function rowsOfCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  rows.pop();
  return rows;
}

const sheet: Sheet = {
  title: 'Cells',
  columns: ['id', 'size', 'note', 'url', 'evidence', 'evidence-links'],
  rows: [
    ['a', 64, '=1+1', { links: ['/functions/a_b/#c_d'] }, 'x.c, f_g, 7.3', { links: ['https://git.example/x_y.c'] }],
    ['b', undefined, '', { links: [] }, '', { links: [] }],
  ],
};

test('a sheet in all forms: absolute addresses but in text, where what is empty is left out', () => {
  expect(SHEET_FORMATS.csv(sheet, SITE)).toBe(
    'id,size,note,url,evidence,evidence-links\r\n' +
      'a,64,\'=1+1,https://catalog.example/base/functions/a_b/#c_d,"x.c, f_g, 7.3",https://git.example/x_y.c\r\n' +
      'b,,,,,\r\n',
  );
  expect(SHEET_FORMATS.md(sheet, SITE)).toContain(
    '| a | 64 | =1+1 | https://catalog.example/base/functions/a_b/#c_d | x.c, f\\_g, 7.3 | https://git.example/x_y.c |',
  );
  expect(SHEET_FORMATS.txt(sheet, SITE)).toBe(
    'Cells\n=====\n\na\n  size: 64\n  note: =1+1\n  url: /functions/a_b/#c_d\n  evidence: x.c, f_g, 7.3\n\nb\n\n' +
      'Paths are below https://catalog.example/base/\n',
  );
});

describe.each([
  ['a small catalog', loadFiles(miniFiles()).catalog],
  ['the catalog', loadCatalog().catalog],
])('%s', (_, catalog) => {
  const files = new Map([...tableDocuments(catalog, SITE)].map(({ path, text }) => [path, text()]));

  test('every table has its three forms, with the same rows', () => {
    const csv = [...files.keys()].filter((path) => path.endsWith('.csv'));
    expect(csv.length).toBeGreaterThan(14);
    expect(files.size).toBe(3 * csv.length);
    for (const path of csv) {
      const [head, ...rows] = rowsOfCsv(files.get(path) ?? '');
      for (const row of rows) expect(row.length, path).toBe(head?.length);
      const markdown = files.get(path.replace(/csv$/, 'md')) ?? '';
      expect(markdown.split('\n').filter((line) => line.startsWith('|')).length - 2, path).toBe(rows.length);
      for (const line of (files.get(path.replace(/csv$/, 'txt')) ?? '').split('\n'))
        expect(line.length, `${path}: ${line}`).toBeLessThanOrEqual(72);
    }
  });

  test('the matrix has every cell with its state, and every offer its evidence', () => {
    const evaluator = evaluatorOf(catalog);
    const [head = [], ...rows] = rowsOfCsv(files.get('matrix.csv') ?? '');
    const at = (row: string[], name: string): string => row[head.indexOf(name)] ?? '';
    expect(rows.length).toBe(catalog.functions.length * evaluator.columnIds.length);
    for (const row of rows) {
      const cell = evaluator.cell(at(row, 'function'), at(row, 'platform'), evaluator.newest);
      expect([at(row, 'state'), at(row, 'since')]).toEqual([cell.state, cell.offers[0]?.since.kernel ?? '']);
      if (cell.offers.length > 0) expect(at(row, 'evidence'), `${cell.function} ${cell.platform}`).not.toBe('');
    }
  });

  test('every pair of kernels and every error has its rows', () => {
    for (const [from, to] of shownPairsOf(catalog)) expect(files.has(`kernels/${from}..${to}/changes.csv`)).toBe(true);
    const errors = catalog.interfaces.flatMap(({ operations, providers = [] }) =>
      [...operations, ...providers].flatMap((part) => part.errors ?? []),
    );
    expect(rowsOfCsv(files.get('interfaces/errors.csv') ?? '').length - 1).toBe(errors.length);
  });
});
