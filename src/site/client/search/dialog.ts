import '../../../styles/search.css';
import { SECTIONS, urls } from '../../../catalog/addresses.ts';
import type { Found } from '../../../search/answer.ts';
import type { Results } from '../../../search/finder.ts';
import { el, link } from '../dom.ts';
import { typed } from './asking.ts';
import { addressOf, fill, statusOf } from './hits.ts';
import { search, warm } from './search.ts';

/** The search dialog: a combobox whose list follows the typing. Built on first use. */

const MOST = 8;

let dialog: HTMLDialogElement | undefined;
let input: HTMLInputElement;
let list: HTMLUListElement;
let status: HTMLElement;
let all: HTMLAnchorElement;
let found: Found[] = [];
let active = -1;

function choose(place: number): void {
  const before = list.children[active];
  before?.setAttribute('aria-selected', 'false');
  active = place;
  const item = list.children[active];
  if (item) {
    item.setAttribute('aria-selected', 'true');
    item.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `hit-${active}`);
  } else input.removeAttribute('aria-activedescendant');
}

function show(query: string, results: Results): void {
  found = results.found;
  active = -1;
  list.replaceChildren(
    ...found.map((one, index) => {
      const item = el('li', {
        role: 'option',
        id: `hit-${index}`,
        'aria-selected': 'false',
        click: () => open(one),
      });
      item.append(fill(item, one));
      return item;
    }),
  );
  input.setAttribute('aria-expanded', String(found.length > 0));
  list.hidden = found.length === 0;
  choose(found.length > 0 ? 0 : -1);
  status.replaceChildren(query.trim() === '' ? '' : statusOf(query.trim(), results));
}

function open(one: Found): void {
  dialog?.close();
  location.href = addressOf(one);
}

/** Whether Enter was pressed before the answers were there; then the first one is opened when it comes. */
let isWanted = false;

const ask = typed(
  (query) => search(query, {}, MOST),
  () => {
    status.textContent = 'Searching…';
  },
  (query, results) => {
    show(query, results);
    const [first] = found;
    if (isWanted && first) open(first);
    isWanted = false;
  },
  (fault) => {
    status.textContent = fault;
  },
);

function keys(event: KeyboardEvent): void {
  const last = found.length - 1;
  if (event.key === 'ArrowDown') choose(active >= last ? 0 : active + 1);
  else if (event.key === 'ArrowUp') choose(active <= 0 ? last : active - 1);
  else if (event.key === 'Enter') {
    const one = found[active];
    if (ask.isWaiting()) isWanted = true;
    else if (one) open(one);
    else location.href = all.href;
  } else return;
  event.preventDefault();
}

function build(): HTMLDialogElement {
  const element = el('dialog', { class: 'search', 'aria-label': 'Search' });
  input = el('input', {
    type: 'search',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'hits',
    'aria-autocomplete': 'list',
    'aria-label': 'Symbol, path, number, error, or words',
    placeholder: 'Symbol, path, number, error, or words',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  list = el('ul', { role: 'listbox', id: 'hits', 'aria-label': 'Results' });
  list.hidden = true;
  status = el('p', { role: 'status', class: 'status' });
  all = el('a', { href: link(SECTIONS.search) }, 'All results, with filters');
  element.append(input, list, el('div', { class: 'foot' }, status, all));
  input.addEventListener('input', () => {
    isWanted = false;
    all.href = link(urls.search(input.value));
    ask(input.value);
  });
  input.addEventListener('keydown', keys);
  element.addEventListener('click', (event) => {
    if (event.target === element) element.close();
  });
  document.body.append(element);
  return element;
}

/** Fetches what every question needs, before there is one. */
export const prepare = warm;

/** Opens the dialog with the input focused; closing it gives the focus back. */
export function openDialog(): void {
  warm();
  dialog ??= build();
  if (!dialog.open) dialog.showModal();
  input.select();
}
