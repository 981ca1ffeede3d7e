import { type Table, type TableRow, tableCsv, tableMarkdown, tableText } from '../../export/table.ts';
import { AGREEMENT } from '../words.ts';
import { blocks, type Column, type MergedRow, missing } from './merge.ts';

/** A comparison as Markdown, as CSV, and as plain text of 72 columns for a mailing list. Pure; runs in the browser. */

/**
 * One row of a block. Any view may leave out the row that carries the function's name alone, so the first row of a
 * block names what the block is of, whichever row that is; plain text puts the others below it.
 */
function tableRow(row: MergedRow, index: number): TableRow {
  const said = {
    mark: AGREEMENT[row.agreement],
    cells: row.cells.map((cell, index) => cell?.text ?? missing(row, index)),
  };
  if (row.key.startsWith('cell:')) return { head: row.group, ...said };
  return { head: `${row.group}: ${row.name}`, ...(index > 0 ? { short: `. ${row.name}` } : {}), ...said };
}

/** The rows of a comparison in the form that all text formats are written from. `address` is that of the page. */
export function comparisonTable(columns: readonly Column[], rows: readonly MergedRow[], address = ''): Table {
  const names = columns.map((column) => (column.kind === 'platform' ? column.code : column.name));
  return {
    title: names.join(' / '),
    corner: 'Aspect',
    columns: names,
    rows: blocks(rows).flatMap((block) => block.rows.map(tableRow)),
    ...(address ? { notes: [address] } : {}),
  };
}

export const toMarkdown = (columns: readonly Column[], rows: readonly MergedRow[], address = ''): string =>
  tableMarkdown(comparisonTable(columns, rows, address));

export const toCsv = (columns: readonly Column[], rows: readonly MergedRow[]): string =>
  tableCsv(comparisonTable(columns, rows));

export const toText = (columns: readonly Column[], rows: readonly MergedRow[], address: string): string =>
  tableText(comparisonTable(columns, rows, address), 72);
