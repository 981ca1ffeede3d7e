import { type Table, tableCsv, tableMarkdown, tableText } from '../../../export/table.ts';
import type { QueryRow } from '../../../query/run.ts';
import { corrected } from '../../../query/suggest.ts';
import type { QueryFault } from '../../../query/syntax.ts';
import { documentOf, foundClass, QUERY_COLUMNS, type ShownRow, shownRow } from '../../query/row.ts';
import { el, link } from '../dom.ts';

type Codes = Readonly<Record<string, string>>;

/** More rows than this are drawn only when asked for. */
const MOST = 200;

function tableRow(row: ShownRow, codes: Codes): HTMLElement {
  const cell = (column: number, ...children: (Node | string | false)[]): HTMLElement =>
    el('td', { 'data-p': QUERY_COLUMNS[column] ?? '' }, ...children);
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, el('a', { href: link(row.url) }, row.title)),
    cell(1, row.kind, row.sort !== '' && el('small', { class: 'quiet' }, row.sort)),
    cell(2, ...row.platforms.flatMap((id) => [el('span', { class: `tag p-${id}` }, codes[id] ?? id), ' '])),
    cell(
      3,
      row.standing !== undefined &&
        el(
          'span',
          { class: row.standing.class },
          row.standing.glyph !== '' && el('i', { 'aria-hidden': 'true' }, row.standing.glyph),
          el('b', {}, row.standing.name),
        ),
    ),
    cell(4, row.since),
    cell(5, row.kernel),
  );
}

/** The answer as a table, and buttons that copy all of it. */
export function answerView(query: string, kernel: string, rows: readonly QueryRow[], codes: Codes): HTMLElement[] {
  if (rows.length === 0) return [];
  const shown = rows.map(shownRow);
  const body = el('tbody', {}, ...shown.slice(0, MOST).map((row) => tableRow(row, codes)));
  const more = el('button', { type: 'button', class: 'button' }, `Show the other ${shown.length - MOST}`);
  more.addEventListener('click', () => {
    body.append(...shown.slice(MOST).map((row) => tableRow(row, codes)));
    body.querySelector<HTMLElement>(`tr:nth-child(${MOST + 1}) a`)?.focus();
    more.remove();
  });
  const head = el('tr', {}, ...QUERY_COLUMNS.map((column) => el('th', { scope: 'col' }, column)));
  return [
    el(
      'section',
      { class: 'scroll', tabindex: '0', 'aria-label': 'Answers' },
      el('table', { class: foundClass(shown) }, el('thead', {}, head), body),
    ),
    ...(shown.length > MOST ? [more] : []),
    copyButtons(() => textTable(query, kernel, rows, codes)),
  ];
}

/** The answer in the form that the text formats are written from. */
function textTable(query: string, kernel: string, rows: readonly QueryRow[], codes: Codes): Table {
  const absolute = (path: string): string => new URL(link(path), location.href).href;
  return {
    title: query.trim() === '' ? 'Everything' : query,
    corner: QUERY_COLUMNS[0],
    columns: [...QUERY_COLUMNS.slice(1), 'Address', 'Id', 'Evidence'],
    rows: rows.map((found) => {
      const row = shownRow(found);
      const document = documentOf(found);
      return {
        head: row.title,
        mark: '',
        cells: [
          row.sort === '' ? row.kind : `${row.kind}, ${row.sort}`,
          row.platforms.map((id) => codes[id] ?? id).join(' '),
          row.standing?.name ?? '',
          row.since,
          row.kernel,
          absolute(row.url),
          found.id,
          document === undefined ? '' : absolute(document),
        ],
      };
    }),
    notes: [`${rows.length} found, asked in Linux ${kernel}.`, location.href],
  };
}

function copyButtons(table: () => Table): HTMLElement {
  const said = el('span', { role: 'status', class: 'quiet' });
  const button = (name: string, write: (table: Table) => string): HTMLElement => {
    const found = el('button', { type: 'button', class: 'button' }, `Copy as ${name}`);
    found.addEventListener('click', () => {
      navigator.clipboard.writeText(write(table())).then(
        () => {
          said.textContent = `Copied as ${name}.`;
        },
        () => {
          said.textContent = 'The browser did not allow it.';
        },
      );
    });
    return found;
  };
  return el(
    'p',
    { class: 'copy' },
    button('Markdown', tableMarkdown),
    button('CSV', tableCsv),
    button('72-column text', (made) => tableText(made, 72)),
    said,
  );
}

/** The query with the faulty place marked, and a button for what was perhaps meant. */
export function faultView(query: string, fault: QueryFault, take: (query: string) => void): HTMLElement[] {
  const from = fault.column - 1;
  const place = query.slice(from, from + fault.length);
  const better = corrected(query, fault);
  const button = better !== undefined && el('button', { type: 'button', class: 'button' }, el('code', {}, better));
  if (button) button.addEventListener('click', () => take(better ?? ''));
  return [
    el(
      'p',
      { class: 'fault' },
      el(
        'code',
        {},
        query.slice(0, from),
        el('mark', {}, place === '' ? ' ' : place),
        query.slice(from + fault.length),
      ),
    ),
    ...(button ? [el('p', {}, 'Perhaps ', button)] : []),
  ];
}
