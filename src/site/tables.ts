import { type Table, tableCsv, tableMarkdown, tableText } from '../export/table.ts';
import { functionTable } from '../export/tables.ts';
import { comparedOffers } from '../overlap/index.ts';
import { getCatalog } from './catalog.ts';
import { cell, columns, newest } from './model.ts';

/** Tables as files beside their pages, so that they can be copied without JavaScript. */

export const TABLE_FORMATS = {
  md: { name: 'Markdown', type: 'text/markdown; charset=utf-8', write: tableMarkdown },
  csv: { name: 'CSV', type: 'text/csv; charset=utf-8', write: tableCsv },
  txt: { name: '72-column text', type: 'text/plain; charset=utf-8', write: (table: Table) => tableText(table, 72) },
} as const;
export type TableFormat = keyof typeof TABLE_FORMATS;
export const TABLE_ENDINGS = Object.keys(TABLE_FORMATS) as TableFormat[];

export const tableResponse = (table: Table, ending: TableFormat): Response =>
  new Response(TABLE_FORMATS[ending].write(table), { headers: { 'content-type': TABLE_FORMATS[ending].type } });

/** The same table with the address of its page below it. */
export const withAddress = (table: Table, address: string): Table => ({
  ...table,
  notes: [...(table.notes ?? []), address],
});

/**
 * Names of a function's tables: `table` compares what its page puts side by side first; `all` adds the platforms' own
 * interfaces where a common one stands there.
 */
export function functionTables(id: string): ('table' | 'all')[] {
  const cells = columns().map((platform) => cell(id, platform.id));
  const compared = comparedOffers(cells);
  if (compared.length === 0) return [];
  const offers = cells.flatMap((one) => one.offers);
  return offers.length > compared.length ? ['table', 'all'] : ['table'];
}

export const functionTableOf = (id: string, name: 'table' | 'all'): Table =>
  functionTable(getCatalog(), id, newest(), { all: name === 'all' });
