import { describe, expect, it } from 'vitest';
import { blocks, type CellData, type Column, inView, mergeColumns } from './merge.ts';
import { toCsv, toMarkdown, toText } from './text.ts';

const cell = (row: string, place: number, text: string, more: Partial<CellData> = {}): CellData => ({
  row,
  place,
  group: 'Report',
  name: row,
  text,
  value: text,
  ...more,
});
const column = (id: string, cells: CellData[]): Column => ({
  id,
  kind: 'platform',
  name: id,
  platform: id,
  code: id.toUpperCase(),
  url: `/platforms/${id}/`,
  cells,
});
const a = column('a', [
  cell('size', 2, '64'),
  cell('wait', 1, 'polls | waits'),
  cell('note', 3, 'text, long', { byEye: true }),
  cell('only', 4, 'here'),
]);
const b = column('b', [
  cell('size', 2, '32'),
  cell('wait', 1, 'polls | waits'),
  cell('note', 3, 'other', { byEye: true }),
  cell('open', 5, '?', { value: undefined }),
]);

describe('mergeColumns', () => {
  const rows = mergeColumns([a, b]);
  it('orders the rows and marks how they agree', () => {
    expect(rows.map((row) => [row.key, row.agreement])).toEqual([
      ['wait', 'same'],
      ['size', 'differs'],
      ['note', 'see'],
      ['only', 'alone'],
      ['open', 'alone'],
    ]);
  });
  it('does not depend on the order of the columns, but for the cells', () => {
    const turned = mergeColumns([b, a]);
    expect(turned.map((row) => [row.key, row.agreement])).toEqual(rows.map((row) => [row.key, row.agreement]));
    expect(turned.map((row) => row.cells.toReversed())).toEqual(rows.map((row) => row.cells));
  });
  it('filters by view and keeps blocks together', () => {
    expect(rows.filter((row) => inView(row, 'differences')).map((row) => row.key)).toEqual(['size']);
    expect(rows.filter((row) => inView(row, 'overlaps')).map((row) => row.key)).toEqual(['wait']);
    expect(blocks(rows)).toHaveLength(1);
  });
});

describe('copies', () => {
  const rows = mergeColumns([a, b]);
  it('Markdown escapes bars and names the address', () => {
    const text = toMarkdown([a, b], rows, 'https://site.test/compare/');
    expect(text).toContain('| Report: wait | polls \\| waits | polls \\| waits | same |');
    expect(text).toContain('https://site.test/compare/');
  });
  it('CSV quotes what it must, and starts no formula', () => {
    const lines = toCsv([a, b], rows).split('\r\n');
    expect(lines[0]).toBe('Aspect,A,B,comparison');
    expect(lines).toContain('Report: note,"text, long",other,compare by eye');
    const formula = column('c', [cell('size', 2, '=1+1')]);
    expect(toCsv([a, formula], mergeColumns([a, formula]))).toContain("'=1+1");
  });
  it('says what is unknown, and names a function once', () => {
    const first = column('a', [cell('cell:f', 0, 'own', { name: 'Offered' }), cell('f/x', 1, 'yes', { name: 'X' })]);
    const second = column('b', [cell('cell:f', 0, 'none', { name: 'Offered' })]);
    expect(
      toCsv([first, second], mergeColumns([first, second]))
        .split('\r\n')
        .slice(1, 3),
    ).toEqual(['Report,own,none,differs', 'Report: X,yes,unknown,one only']);
  });
  it('plain text never exceeds 72 columns', () => {
    const long = column('a', [cell('wait', 1, 'word '.repeat(60).trim())]);
    const text = toText([long, b], mergeColumns([long, b]), 'https://site.test/compare/');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
    expect(text).toContain('https://site.test/compare/');
  });
});
