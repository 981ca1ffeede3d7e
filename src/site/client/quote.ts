import { type Table, type TableRow, tableText } from '../../export/table.ts';

/** What is seen of a comparison, quoted for a mail: 72 columns, each line after a >, with the address of the view. */

const WIDTH = 70;
/** Parts of a cell that are no part of its value. */
const ASIDE = '.mark, .wrong, .anchor, .ev, .trust, .sr, .about, .tests, .said';

const words = (cell: Element | null): string => {
  const copy = cell?.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const aside of copy.querySelectorAll(ASIDE)) aside.remove();
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
};

const isShown = (row: HTMLElement): boolean => row.getClientRects().length > 0;

function rowsOf(table: HTMLTableElement): TableRow[] {
  const rows: TableRow[] = [];
  for (const body of table.tBodies) {
    const group = words(body.querySelector('.group'));
    let first = true;
    for (const row of body.rows) {
      if (row.classList.contains('group') || !isShown(row)) continue;
      const head = words(row.cells[0] ?? null);
      rows.push({
        head: group ? `${group}: ${head}` : head,
        ...(group && !first ? { short: `. ${head}` } : {}),
        mark: row.classList.contains('a-same') ? 'same' : row.classList.contains('a-differs') ? 'differs' : '',
        cells: [...row.cells].slice(1).map((cell) => words(cell) || '?'),
      });
      first = false;
    }
  }
  return rows;
}

/** The shown rows of a comparison as quoted text; `address` leads to the same view. */
export function quoteOf(table: HTMLTableElement, title: string, address: string): string {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].slice(1);
  const data: Table = {
    title,
    corner: 'Aspect',
    columns: heads.map((head) => words(head.querySelector('.tag')) || words(head)),
    rows: rowsOf(table),
  };
  const lines = tableText(data, WIDTH).trimEnd().split('\n');
  return `${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n${address}\n`;
}
