import { beforeAll, describe, expect, test } from 'vitest';
import { provideCatalog } from '../provide.ts';
import { TABLE_FORMATS } from '../tables.ts';
import { columnOf, prerenderedPairs } from './columns.ts';
import { inView, type MergedRow, mergeColumns, type View } from './merge.ts';
import { comparisonTable } from './text.ts';

beforeAll(() => {
  provideCatalog();
});

const VIEWS: readonly View[] = ['all', 'differences', 'overlaps'];
const squeeze = (text: string): string => text.replaceAll(/[\s\\]+/g, '');
/** What a row must be read as, by its own words or by the name above it. */
const full = (row: MergedRow): string => squeeze(row.key.startsWith('cell:') ? row.group : `${row.group}: ${row.name}`);

/** Heads of the rows as a reader of plain text takes them; each row's first cell is a token of one line. */
function textHeads(text: string): string[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith('---')) + 1;
  const end = lines.indexOf('', from);
  const heads: string[] = [];
  let width = 0;
  for (const line of lines.slice(from, end)) {
    const token = line.indexOf('~');
    if (token > 0) {
      width = token;
      heads.push('');
    }
    heads.push(`${heads.pop() ?? ''} ${line.slice(2, width)}`);
  }
  let group = '';
  return heads.map((head) => {
    const words = head.trim();
    if (words.startsWith('. ')) return squeeze(`${group}: ${words.slice(2)}`);
    group = words.split(': ')[0] ?? '';
    return squeeze(words);
  });
}

describe.each(VIEWS)('every prerendered pair in the view %s', (view) => {
  test('names the owner of each row, and has each row once, in every format', { timeout: 60_000 }, () => {
    const pairs = prerenderedPairs();
    expect(pairs.length).toBeGreaterThan(0);
    for (const [a, b] of pairs) {
      const columns = [columnOf(a.id), columnOf(b.id)];
      const rows = mergeColumns(columns)
        .filter((row) => inView(row, view))
        .map((row): MergedRow => {
          const token = { row: row.key, place: 0, group: row.group, name: row.name, text: '~' };
          return { ...row, cells: [token, { ...token, text: 'x' }] };
        });
      if (rows.length === 0) continue;
      const table = comparisonTable(columns, rows);
      const expected = rows.map(full);
      const where = `${a.id} / ${b.id}`;
      expect(textHeads(TABLE_FORMATS.txt.write(table)), where).toEqual(expected);
      const csv = TABLE_FORMATS.csv.write(table).split('\r\n').slice(1, -1);
      expect(
        csv.map((line) =>
          squeeze(
            line
              .slice(0, line.indexOf(',~,'))
              .replace(/^"(.*)"$/, '$1')
              .replaceAll('""', '"'),
          ),
        ),
        where,
      ).toEqual(expected);
      const markdown = TABLE_FORMATS.md
        .write(table)
        .split('\n')
        .filter((line) => line.includes(' | ~ | '));
      expect(
        markdown.map((line) => squeeze(line.slice(2, line.indexOf(' | ~ | ')))),
        where,
      ).toEqual(expected);
    }
  });
});
