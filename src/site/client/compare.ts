import { FILES, SECTIONS, urls } from '../../catalog/addresses.ts';
import {
  blockId,
  blocks,
  type CellData,
  type Column,
  fileOf,
  type ItemHead,
  inView,
  type MergedRow,
  mergeColumns,
  missing,
  ofFunctions,
  rowId,
  type View,
} from '../compare/merge.ts';
import { toCsv, toMarkdown, toText } from '../compare/text.ts';
import { comparedFields } from '../form.ts';
import { AGREEMENT, MISSING } from '../words.ts';
import { el, link } from './dom.ts';

/**
 * The compare page: choose up to six items, filter, copy. Its whole state is in the URL: `items`, `view`, and `function` or
 * `group`, which narrow it to some functions.
 */
const root = document.querySelector<HTMLElement>('[data-compare]');
const MOST = 6;
const files = new Map<string, Promise<Record<string, Column>>>();
const column = async (id: string): Promise<Column> => {
  const head = heads.find((one) => one.id === id);
  const file = head ? fileOf(head) : '';
  let found = files.get(file);
  if (!found) {
    found = fetch(link(urls.compareData(file))).then((response) => response.json() as Promise<Record<string, Column>>);
    files.set(file, found);
  }
  return (await found)[id] as Column;
};

let heads: ItemHead[] = [];
const state = { items: [] as string[], view: 'all' as View, functions: [] as string[] };
/** What narrows the comparison, as it stands in the address. */
const NARROW = ['function', 'functions', 'group', 'groups'] as const;

const read = (): void => {
  const query = new URLSearchParams(location.search);
  const known = new Set(heads.map((head) => head.id));
  const items = (query.get('items') ?? '').split(',').filter((id) => known.has(id));
  state.items = [...new Set(items)].slice(0, MOST);
  const view = query.get('view');
  state.view = view === 'differences' || view === 'overlaps' ? view : 'all';
  const wanted = (...names: string[]): string[] => names.flatMap((name) => query.get(name)?.split(',') ?? []);
  const groups = wanted('group', 'groups');
  state.functions = [
    ...wanted('function', 'functions'),
    ...heads
      .filter((head) => head.group && groups.includes(head.group))
      .map((head) => head.id.replace('function/', '')),
  ].filter((id) => id !== '');
};

const write = (): void => {
  const query = state.items.length > 0 ? `?items=${state.items.map(encodeURIComponent).join(',')}` : '';
  const view = query && state.view !== 'all' ? `&view=${state.view}` : '';
  const here = new URLSearchParams(location.search);
  const narrow = query ? NARROW.map((name) => (here.has(name) ? `&${name}=${here.get(name)}` : '')).join('') : '';
  history.pushState(null, '', `${location.pathname}${query}${view}${narrow}`);
  void draw();
};

const labelOf = (head: ItemHead): string =>
  head.kind === 'platform' ? `${head.code}, ${head.name}` : `${head.name} (${head.kind}, ${head.code})`;

function picker(chosen: readonly Column[]): HTMLElement {
  const said = el('span', { role: 'status', class: 'sr' });
  const input = el('input', {
    list: 'items',
    id: 'add-column',
    placeholder: 'TDX, sev-guest, struct …',
    autocomplete: 'off',
  });
  const add = (): void => {
    const text = input.value.trim().toLowerCase();
    const head =
      heads.find((one) => labelOf(one).toLowerCase() === text || one.id === text) ??
      heads.find((one) => text !== '' && [one.name, one.code].some((name) => name.toLowerCase() === text));
    if (!head) {
      said.textContent = 'Nothing of that name.';
      return;
    }
    if (state.items.includes(head.id) || state.items.length >= MOST) return;
    state.items.push(head.id);
    write();
  };
  input.addEventListener('change', add);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') add();
  });
  return el(
    'div',
    { class: 'pick' },
    ...chosen.map((one) =>
      el(
        'span',
        { class: `chip p-${one.platform}` },
        one.kind === 'platform' ? one.code : one.name,
        el(
          'button',
          {
            type: 'button',
            'aria-label': `Take ${one.name} away`,
            click: () => {
              state.items = state.items.filter((id) => id !== one.id);
              write();
            },
          },
          '×',
        ),
      ),
    ),
    state.items.length < MOST && el('label', { for: 'add-column' }, 'Add a column'),
    state.items.length < MOST && input,
    state.items.length < MOST && el('span', { class: 'quiet' }, el('kbd', {}, 'Enter'), ' adds it'),
    said,
  );
}

function copier(columns: readonly Column[], rows: readonly MergedRow[]): HTMLElement {
  const said = el('span', { role: 'status', class: 'quiet' });
  const copy =
    (text: () => string): EventListener =>
    () => {
      navigator.clipboard.writeText(text()).then(
        () => {
          said.textContent = 'Copied.';
        },
        () => {
          said.textContent = 'The browser did not allow it.';
        },
      );
    };
  return el(
    'div',
    { class: 'pick' },
    el('button', { type: 'button', click: copy(() => toMarkdown(columns, rows)) }, 'Copy as Markdown'),
    el('button', { type: 'button', click: copy(() => toCsv(columns, rows)) }, 'Copy as CSV'),
    el('button', { type: 'button', click: copy(() => toText(columns, rows, location.href)) }, 'Copy as 72-column text'),
    el('button', { type: 'button', click: copy(() => location.href) }, 'Copy link to this view'),
    el(
      'button',
      { type: 'button', 'data-quote': '', click: copy(() => quoted(toText(columns, rows, ''))) },
      'Quote ',
      el('kbd', {}, 'q'),
    ),
    said,
  );
}

/** Text as it is quoted in a mail, with the address of this view below it. */
const quoted = (text: string): string =>
  `${text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')}\n\n${location.href}\n`;

function filter(rows: readonly MergedRow[]): HTMLElement {
  const choices: [View, string][] = [
    ['all', 'all'],
    ['differences', `only differences (${rows.filter((row) => inView(row, 'differences')).length})`],
    ['overlaps', `only overlaps (${rows.filter((row) => inView(row, 'overlaps')).length})`],
  ];
  return el(
    'fieldset',
    { class: 'seg' },
    el('legend', {}, 'Show'),
    ...choices.map(([value, text]) => {
      const input = el('input', {
        type: 'radio',
        name: 'view',
        value,
        change: () => {
          state.view = value;
          write();
        },
      });
      input.checked = state.view === value;
      return el('label', {}, input, text);
    }),
  );
}

/** The form for a row, filled in. */
const wrong = (columns: readonly Column[], row: MergedRow): string =>
  (document.body.dataset.wrong ?? '') +
  comparedFields(
    SECTIONS.compare,
    row,
    columns.map((one) => one.code),
    row.cells.map((cell, index) => cell?.text ?? missing(row, index)),
  );

/** The value of a cell, its trust mark, which leads to the evidence, and what an editor adds. */
function value(cell: CellData): Node[] {
  const text = cell.url
    ? el('a', { href: link(cell.url) }, cell.text)
    : cell.code
      ? el('code', {}, cell.text)
      : document.createTextNode(cell.text);
  const nodes: Node[] = [text];
  if (cell.trust) {
    const kind = `trust k-${cell.trust.split(' ')[0]}`;
    nodes.push(
      document.createTextNode(' '),
      cell.proof
        ? el('a', { class: kind, href: link(cell.proof) }, cell.trust)
        : el('span', { class: kind }, cell.trust),
    );
  }
  if (cell.note) nodes.push(el('small', { class: 'said' }, cell.note));
  return nodes;
}

/** What stands where there is no value. */
const nothing = (sign: string): HTMLElement =>
  sign === '–'
    ? el('span', { class: 'quiet' }, '–', el('span', { class: 'sr' }, ' not offered'))
    : el('span', { class: 'quiet' }, '?', el('span', { class: 'sr' }, ' unknown'));

function table(columns: readonly Column[], rows: readonly MergedRow[]): HTMLElement {
  const title = (one: Column): string => (one.kind === 'platform' ? one.code : one.name);
  return el(
    'section',
    { class: 'scroll', tabindex: '0', 'aria-label': 'Comparison' },
    el(
      'table',
      { class: 'side cards compared' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, 'Aspect'),
          ...columns.map((one) =>
            el(
              'th',
              { scope: 'col' },
              el('span', { class: `tag p-${one.platform}` }, one.code),
              ' ',
              el('a', { href: link(one.url) }, one.name),
            ),
          ),
        ),
      ),
      ...blocks(rows).map((block) =>
        el(
          'tbody',
          {},
          el(
            'tr',
            { class: 'group' },
            el(
              'th',
              { colspan: String(columns.length + 1), scope: 'rowgroup' },
              el(
                'h2',
                { id: blockId(block) },
                block.url ? el('a', { href: link(block.url) }, block.group) : block.group,
                el('a', { class: 'anchor', href: `#${blockId(block)}`, 'aria-label': 'Link to this section' }),
              ),
            ),
          ),
          ...block.rows.map((row) =>
            el(
              'tr',
              { class: `a-${row.agreement}`, id: rowId(row) },
              el(
                'th',
                { scope: 'row' },
                `${row.name} `,
                el('span', { class: 'mark' }, AGREEMENT[row.agreement]),
                el('a', { class: 'wrong', href: wrong(columns, row), rel: 'nofollow' }, 'This is wrong'),
                el('a', { class: 'anchor', href: `#${rowId(row)}`, 'aria-label': 'Link to this row' }),
              ),
              ...row.cells.map((cell, index) => {
                const of = columns[index] as Column;
                const inside = cell ? value(cell) : [nothing(missing(row, index))];
                return el('td', { 'data-p': title(of), class: `p-${of.platform}` }, ...inside);
              }),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Takes what narrows the comparison away. */
const widen = (): HTMLElement =>
  el(
    'button',
    {
      type: 'button',
      class: 'act',
      click: () => {
        const url = new URL(location.href);
        for (const name of NARROW) url.searchParams.delete(name);
        history.pushState(null, '', url);
        read();
        void draw();
      },
    },
    'Show all functions',
  );

/** Whether the place that the address names was scrolled to. */
let found = false;

async function draw(): Promise<void> {
  if (!root) return;
  const columns = await Promise.all(state.items.map(column));
  const merged = ofFunctions(mergeColumns(columns), state.functions);
  const rows = merged.filter((row) => inView(row, state.view));
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined;
  root.replaceChildren(
    el('datalist', { id: 'items' }, ...heads.map((head) => el('option', { value: labelOf(head) }))),
    picker(columns),
    ...(columns.length > 1
      ? [
          el('div', { class: 'bar' }, filter(merged), state.functions.length > 0 && widen()),
          copier(columns, rows),
          el('div', { class: 'sight' }, table(columns, rows)),
          el('p', { class: 'quiet' }, el('small', {}, MISSING)),
        ]
      : []),
  );
  document.documentElement.classList.toggle('live', columns.length > 0);
  if (location.hash && !found) {
    found = true;
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
  if (columns.length > 0)
    document.title = `${columns.map((one) => (one.kind === 'platform' ? one.code : one.name)).join(', ')} · CoCo ABI Catalog`;
  if (focused?.name === 'view') root.querySelector<HTMLInputElement>(`[name=view][value=${state.view}]`)?.focus();
  else if (focused) root.querySelector<HTMLInputElement>('input[list]')?.focus();
}

if (root) {
  heads = (await (await fetch(link(FILES.compareItems))).json()) as ItemHead[];
  const start = (): void => {
    read();
    void draw();
  };
  addEventListener('popstate', start);
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.closest('input:not([type=radio]), textarea, select');
    if (event.key !== 'q' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    root.querySelector<HTMLButtonElement>('[data-quote]')?.click();
  });
  start();
}
