/**
 * Columns of a comparison and how they are joined into rows. Pure and free of the catalog, so that the same code runs
 * at build time for prerendered pairs and in the browser for any other choice.
 */
import type { Agreement } from '../../overlap/types.ts';

/** One value of one thing. */
export interface CellData {
  /** Row that it belongs to, the same for equal questions: `fact:since`, `cell:<function>`, `<function>/<aspect>`. */
  row: string;
  /** Place among the rows. */
  place: number;
  /** Head of the block of rows, and its site path. */
  group: string;
  groupUrl?: string;
  /** Head of the row. */
  name: string;
  /** The value in words. */
  text: string;
  /** Comparison key: equal strings mean equal values. Left out: unknown, or text that is compared by eye. */
  value?: string;
  /** Whether it is text that is compared by eye. */
  byEye?: true;
  /** Site path that the value links to. */
  url?: string;
  /** Whether the value is an identifier. */
  code?: true;
  /** Trust mark of what the cell says, with the kernel of its check: checked 7.3. */
  trust?: string;
  /** Site path of the place that opens the evidence. */
  proof?: string;
  /** What an editor adds to the value. */
  note?: string;
  /** In the row that says whether a function is offered: the state of one that is not. */
  without?: string;
}

export type ItemKind = 'platform' | 'interface' | 'operation' | 'struct' | 'function' | 'kernel';

/** Something that can be compared. */
export interface ItemHead {
  /** As in the URL: intel-tdx, sev-guest, sev-guest/get-report, struct/snp_report_req. */
  id: string;
  kind: ItemKind;
  name: string;
  /** Id and short code of the platform it belongs to. */
  platform: string;
  code: string;
  /** Site path. */
  url: string;
  /** Group of a function. */
  group?: string;
}

/** Name of the file that holds an item's column in the browser: that of the entry whose page it is on. */
export const fileOf = ({ url }: Pick<ItemHead, 'url'>): string => url.split('/').slice(1, 3).join('/');

export interface Column extends ItemHead {
  cells: CellData[];
}

export interface MergedRow {
  key: string;
  group: string;
  groupUrl?: string;
  name: string;
  agreement: Agreement;
  /** One a column; undefined where the thing has no such value, or where it is not known. */
  cells: (CellData | undefined)[];
  /** Columns that cannot have a value here: they do not offer the function, or the fact is not theirs. */
  absent: boolean[];
}

/** Compares the columns that can have a value; those that cannot are none the less in the row. */
function agreementOf(all: readonly (CellData | undefined)[], absent: readonly boolean[]): Agreement {
  const cells = all.filter((_, index) => !absent[index]);
  const there = cells.filter((cell) => cell !== undefined);
  if (cells.length < 2) return 'alone';
  if (there.some((cell) => cell.byEye)) return there.length < 2 ? 'alone' : 'see';
  const known = there.map((cell) => cell.value).filter((value) => value !== undefined);
  if (new Set(known).size > 1) return 'differs';
  if (known.length < cells.length) return there.length < 2 ? 'alone' : 'unknown';
  return 'same';
}

/** The function that a row is about; undefined for facts. */
export const functionOfRow = (key: string): string | undefined =>
  key.startsWith('cell:')
    ? key.slice('cell:'.length)
    : /^(?:fact|on|field|role):/.test(key)
      ? undefined
      : key.split('/')[0];

/** Whether a column offers a function: whether its row of that function says so. */
const offers = (column: Column, functionId: string): boolean => {
  const said = column.cells.find((cell) => cell.row === `cell:${functionId}`);
  return said !== undefined && said.without === undefined;
};

/** Rows of several columns, in the common order. */
export function mergeColumns(columns: readonly Column[]): MergedRow[] {
  const rows = new Map<string, { place: number; row: MergedRow }>();
  columns.forEach((column, index) => {
    for (const cell of column.cells) {
      let found = rows.get(cell.row);
      if (!found) {
        const row: MergedRow = {
          key: cell.row,
          group: cell.group,
          groupUrl: cell.groupUrl,
          name: cell.name,
          agreement: 'alone',
          cells: columns.map(() => undefined),
          absent: [],
        };
        found = { place: cell.place, row };
        rows.set(cell.row, found);
      }
      found.row.cells[index] = cell;
    }
  });
  const offering = new Map<string, boolean[]>();
  const offeringOf = (id: string): boolean[] => {
    let found = offering.get(id);
    if (!found) {
      found = columns.map((column) => offers(column, id));
      offering.set(id, found);
    }
    return found;
  };
  return [...rows.values()]
    .sort((a, b) => a.place - b.place || (a.row.key < b.row.key ? -1 : 1))
    .map(({ row }) => {
      const id = functionOfRow(row.key);
      const here =
        id === undefined || !columns.some((column) => column.cells.some((cell) => cell.row === `cell:${id}`));
      const absent = row.cells.map((cell, index) => cell === undefined && !here && !offeringOf(id ?? '')[index]);
      return { ...row, absent, agreement: agreementOf(row.cells, absent) };
    });
}

export type View = 'all' | 'differences' | 'overlaps';

export const inView = (row: MergedRow, view: View): boolean =>
  view === 'all' || row.agreement === (view === 'differences' ? 'differs' : 'same');

/** Rows of some functions alone; all when none is named. */
export const ofFunctions = (rows: readonly MergedRow[], ids: readonly string[]): MergedRow[] =>
  rows.filter((row) => ids.length === 0 || ids.includes(functionOfRow(row.key) ?? ''));

/** What stands in a cell without a value: a dash where there can be none, else that it is not known. */
export const missing = (row: MergedRow, index: number): string =>
  row.absent[index] || functionOfRow(row.key) === undefined ? '–' : 'unknown';

/** The anchor of a block: of its function, or of its words. */
export const blockId = (block: { group: string; rows: readonly MergedRow[] }): string =>
  functionOfRow(block.rows[0]?.key ?? '') ?? block.group.toLowerCase().replaceAll(' ', '-');

/** The anchor of a row. */
export const rowId = (row: MergedRow): string => row.key.replace(/[:/]/g, '--');

/** Rows in blocks of the same head. */
export function blocks(rows: readonly MergedRow[]): { group: string; url?: string; rows: MergedRow[] }[] {
  const found: { group: string; url?: string; rows: MergedRow[] }[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last?.group === row.group) last.rows.push(row);
    else found.push({ group: row.group, url: row.groupUrl, rows: [row] });
  }
  return found;
}
