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
}

export type ItemKind = 'platform' | 'interface' | 'operation' | 'struct';

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
  /** One a column; undefined where the thing has no such value. */
  cells: (CellData | undefined)[];
}

function agreementOf(cells: readonly (CellData | undefined)[]): Agreement {
  const there = cells.filter((cell) => cell !== undefined);
  if (cells.length < 2) return 'alone';
  if (there.some((cell) => cell.byEye)) return there.length < 2 ? 'alone' : 'see';
  const known = there.map((cell) => cell.value).filter((value) => value !== undefined);
  if (new Set(known).size > 1) return 'differs';
  if (known.length < cells.length) return there.length < 2 ? 'alone' : 'unknown';
  return 'same';
}

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
        };
        found = { place: cell.place, row };
        rows.set(cell.row, found);
      }
      found.row.cells[index] = cell;
    }
  });
  return [...rows.values()]
    .sort((a, b) => a.place - b.place || (a.row.key < b.row.key ? -1 : 1))
    .map(({ row }) => ({ ...row, agreement: agreementOf(row.cells) }));
}

export type View = 'all' | 'differences' | 'overlaps';

export const inView = (row: MergedRow, view: View): boolean =>
  view === 'all' || row.agreement === (view === 'differences' ? 'differs' : 'same');

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
