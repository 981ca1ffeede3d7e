import '../../styles/search.css';
import { countText, fill } from './hits.ts';
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

const base = document.body.dataset.base ?? '/';
const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

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
      const item = make('li', { role: 'option', id: `hit-${index}`, 'aria-selected': 'false' });
      fill(item, hit);
      item.addEventListener('click', () => open(hit));
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
  all.href = `${base}search/?q=${encodeURIComponent(query)}`;
  const found = await search(query, {}, 8);
  // A slower answer to an earlier query must not replace a newer one.
  if (mine !== asked) return;
  hits = found.slice(0, 12);
  show();
  status.textContent = query.trim() === '' ? '' : countText(hits);
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
  const element = make('dialog', { class: 'search', 'aria-label': 'Search' });
  input = make('input', {
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
  list = make('ul', { role: 'listbox', id: 'hits', 'aria-label': 'Results' });
  list.hidden = true;
  status = make('p', { role: 'status', class: 'status' });
  all = make('a', { href: `${base}search/` });
  all.textContent = 'All results, with filters';
  const foot = make('div', { class: 'foot' });
  foot.append(status, all);
  element.append(input, list, foot);
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
