import { el } from './dom.ts';

/**
 * Comparisons on pages: their view is kept in the address, may be narrowed to functions or to a group by it, and is
 * copied as quoted text by a button or by the key q. The filtering itself is CSS, and needs no script.
 */

const boxes = [...document.querySelectorAll<HTMLElement>('.filter[data-view]')];

const list = (query: URLSearchParams, ...names: readonly string[]): string[] =>
  names.flatMap((name) => (query.get(name) ?? '').split(',')).filter((value) => value !== '');

const radios = (box: HTMLElement): HTMLInputElement[] => [
  ...box.querySelectorAll<HTMLInputElement>('fieldset.seg input[type=radio]'),
];

function read(box: HTMLElement): void {
  const query = new URLSearchParams(location.search);
  const view = query.get(box.dataset.view ?? '') ?? 'all';
  for (const input of radios(box)) input.checked = input.value === view;
  if (!radios(box).some((input) => input.checked)) {
    const [all] = radios(box);
    if (all) all.checked = true;
  }
  if ('narrow' in box.dataset) narrow(box, query);
}

/** Hides blocks that the address does not ask for, and says so. */
function narrow(box: HTMLElement, query: URLSearchParams): void {
  const functions = list(query, 'function', 'functions');
  const groups = list(query, 'group', 'groups');
  const whole = functions.length + groups.length === 0;
  for (const body of box.querySelectorAll<HTMLElement>('tbody[data-function]')) {
    const { function: id = '', group = '' } = body.dataset;
    body.hidden = !(whole || functions.includes(id) || groups.includes(group));
  }
  box.querySelector('[data-whole]')?.remove();
  if (whole) return;
  const link = el('a', { href: location.pathname, 'data-whole': '' }, 'Show all functions');
  box.querySelector('.bar')?.append(link);
}

function write(box: HTMLElement): void {
  const url = new URL(location.href);
  const chosen = radios(box).find((input) => input.checked)?.value ?? 'all';
  const name = box.dataset.view ?? '';
  if (chosen === 'all') url.searchParams.delete(name);
  else url.searchParams.set(name, chosen);
  history.replaceState(null, '', url);
  carry(box);
}

/** A link to the page for more columns keeps the view. */
function carry(box: HTMLElement): void {
  const link = box.querySelector<HTMLAnchorElement>('[data-carry]');
  if (!link) return;
  const url = new URL(link.href);
  const here = new URLSearchParams(location.search);
  for (const name of ['view', 'function', 'functions', 'group', 'groups']) {
    const value = here.get(name);
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  link.href = url.href;
}

async function copy(text: string, said: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = 'Copied.';
  } catch {
    said.textContent = 'The browser did not allow it.';
  }
}

async function quote(box: HTMLElement, said: HTMLElement): Promise<void> {
  const table = box.querySelector('table');
  if (!table) return;
  const { quoteOf } = await import('./quote.ts');
  const title = document.querySelector('h1')?.textContent?.trim() ?? document.title;
  await copy(quoteOf(table, title, location.href), said);
}

const saidOf = (box: HTMLElement): HTMLElement => box.querySelector<HTMLElement>('[data-said]') ?? el('span');

for (const box of boxes) {
  box.querySelector('[data-copy]')?.addEventListener('click', () => void copy(location.href, saidOf(box)));
  box.querySelector('[data-quote]')?.addEventListener('click', () => void quote(box, saidOf(box)));
  read(box);
  carry(box);
  box.addEventListener('change', () => write(box));
}
document.documentElement.classList.remove('pending');

/** The comparison that most of the window shows, else the first. */
const current = (): number => {
  const heights = boxes.map((box) => {
    const { top, bottom } = box.getBoundingClientRect();
    return Math.min(bottom, innerHeight) - Math.max(top, 0);
  });
  return Math.max(0, heights.indexOf(Math.max(...heights)));
};

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input:not([type=radio]), textarea, select');
  if (event.key !== 'q' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = boxes[current()];
  if (box) void quote(box, saidOf(box));
});
addEventListener('popstate', () => {
  for (const box of boxes) read(box);
});
