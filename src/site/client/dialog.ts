import '../../styles/search.css';
import { SECTIONS, urls } from '../../catalog/addresses.ts';
import { el, link } from './dom.ts';
import { countText, fill, missing } from './hits.ts';
import { type Hit, search, warm } from './search.ts';

/** The search dialog: a combobox whose list follows the typing. Built on first use. */

let dialog: HTMLDialogElement | undefined;
let input: HTMLInputElement;
let list: HTMLUListElement;
let status: HTMLElement;
let all: HTMLAnchorElement;
let hits: Hit[] = [];
let active = -1;
let asked = 0;

function choose(place: number): void {
  active = place;
  [...list.children].forEach((item, index) => {
    item.setAttribute('aria-selected', String(index === active));
    if (index === active) item.scrollIntoView({ block: 'nearest' });
  });
  if (active >= 0) input.setAttribute('aria-activedescendant', `hit-${active}`);
  else input.removeAttribute('aria-activedescendant');
}

function show(): void {
  list.replaceChildren(
    ...hits.map((hit, index) => {
      const item = el('li', {
        role: 'option',
        id: `hit-${index}`,
        'aria-selected': 'false',
        click: () => open(hit),
      });
      fill(item, hit);
      return item;
    }),
  );
  input.setAttribute('aria-expanded', String(hits.length > 0));
  list.hidden = hits.length === 0;
  choose(hits.length > 0 ? 0 : -1);
}

function open(hit: Hit): void {
  dialog?.close();
  location.href = hit.url;
}

async function ask(): Promise<void> {
  asked += 1;
  const mine = asked;
  const query = input.value;
  all.href = link(urls.search(query));
  const found = await search(query, {}, 8);
  // A slower answer to an earlier query must not replace a newer one.
  if (mine !== asked) return;
  hits = found.slice(0, 12);
  show();
  status.replaceChildren(query.trim() === '' ? '' : countText(hits));
  if (query.trim() !== '' && hits.length === 0) status.append(' ', missing(query.trim()));
}

function keys(event: KeyboardEvent): void {
  const last = hits.length - 1;
  if (event.key === 'ArrowDown') choose(active >= last ? 0 : active + 1);
  else if (event.key === 'ArrowUp') choose(active <= 0 ? last : active - 1);
  else if (event.key === 'Enter') {
    const hit = hits[active];
    if (hit) open(hit);
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
  input.addEventListener('input', () => void ask());
  input.addEventListener('keydown', keys);
  element.addEventListener('click', (event) => {
    if (event.target === element) element.close();
  });
  document.body.append(element);
  return element;
}

/** Opens the dialog with the input focused; closing it gives the focus back. */
export function openDialog(): void {
  warm();
  dialog ??= build();
  if (!dialog.open) dialog.showModal();
  input.select();
}
