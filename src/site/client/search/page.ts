import type { Filters } from '../../../search/rank.ts';
import { el } from '../dom.ts';
import { typed } from './asking.ts';
import { addressOf, fill, statusOf } from './hits.ts';
import { filterValues, search, warm } from './search.ts';

/** The search page: query and filters live in the URL, results follow the typing. */

const form = document.querySelector<HTMLFormElement>('form[data-search-page]');
const NAMES = ['kind', 'platform', 'function', 'side'] as const;
const MOST = 30;

function start(page: HTMLFormElement, results: HTMLElement, status: HTMLElement): void {
  const control = (name: string): HTMLInputElement | HTMLSelectElement | undefined => {
    const found = page.elements.namedItem(name);
    return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : undefined;
  };
  const chosen = (name: string): string => control(name)?.value ?? '';
  const given = new URLSearchParams(location.search);
  /** What the address asks for, until the choices are there to show it. */
  let filters: Filters = Object.fromEntries(
    NAMES.flatMap((name) => (given.get(name) ? [[name, given.get(name)]] : [])),
  );

  const ask = typed(
    (text) => search(text, filters, MOST),
    () => {
      status.textContent = 'Searching…';
    },
    (text, answer) => {
      results.replaceChildren(
        ...answer.found.map((found) => {
          const link = el('a', { href: addressOf(found) });
          // The line stands below the link, not in it.
          const line = fill(link, found);
          return el('li', {}, link, line);
        }),
      );
      const isAsked = text.trim() !== '' || Object.keys(filters).length > 0;
      status.replaceChildren(isAsked ? statusOf(text.trim(), answer) : '');
    },
    (fault) => {
      status.textContent = fault;
    },
  );
  const run = (): void => {
    const query = new URLSearchParams();
    const text = chosen('q').trim();
    if (text) query.set('q', text);
    for (const name of NAMES) {
      const value = filters[name];
      if (value) query.set(name, value);
    }
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
    ask(text);
  };

  const input = control('q');
  if (input) input.value = given.get('q') ?? '';
  warm();
  input?.addEventListener('input', run);
  page.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  page.hidden = false;
  if (given.size > 0) run();
  void filterValues().then((values) => {
    for (const name of NAMES) {
      const element = control(name);
      if (!(element instanceof HTMLSelectElement)) continue;
      for (const value of values[name] ?? []) element.append(new Option(value, value));
      element.value = given.get(name) ?? '';
      element.addEventListener('change', () => {
        filters = Object.fromEntries(NAMES.flatMap((one) => (chosen(one) ? [[one, chosen(one)]] : [])));
        run();
      });
    }
  });
}

const results = document.querySelector<HTMLElement>('#results');
const status = document.querySelector<HTMLElement>('#status');
if (form && results && status) start(form, results, status);
