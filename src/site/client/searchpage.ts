import { el } from './dom.ts';
import { countText, fill, missing } from './hits.ts';
import { type Filters, filterValues, search, warm } from './search.ts';

/** The search page: query and filters live in the URL, results follow the typing. */

const form = document.querySelector<HTMLFormElement>('form[data-search-page]');
const NAMES = ['kind', 'platform', 'function', 'side'] as const;

async function start(page: HTMLFormElement): Promise<void> {
  const input = page.elements.namedItem('q') as HTMLInputElement;
  const results = document.querySelector<HTMLElement>('#results') as HTMLElement;
  const status = document.querySelector<HTMLElement>('#status') as HTMLElement;
  const select = (name: string): HTMLSelectElement => page.elements.namedItem(name) as HTMLSelectElement;
  let asked = 0;

  const run = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const filters: Filters = {};
    const query = new URLSearchParams();
    if (input.value.trim()) query.set('q', input.value.trim());
    for (const name of NAMES) {
      const { value } = select(name);
      if (value) {
        filters[name] = value;
        query.set(name, value);
      }
    }
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
    const hits = await search(input.value, filters, 30);
    if (mine !== asked) return;
    results.replaceChildren(
      ...hits.map((hit) => {
        const link = el('a', { href: hit.url });
        fill(link, hit);
        // The excerpt stands below the link, not in it.
        return el('li', {}, link, link.querySelector('.excerpt') ?? undefined);
      }),
    );
    const asking = input.value.trim();
    status.replaceChildren(asking === '' ? '' : countText(hits));
    if (asking !== '' && hits.length === 0) status.append(' ', missing(asking));
  };

  const given = new URLSearchParams(location.search);
  input.value = given.get('q') ?? '';
  warm();
  input.addEventListener('input', () => void run());
  page.addEventListener('submit', (event) => {
    event.preventDefault();
    void run();
  });
  const values = await filterValues();
  for (const name of NAMES) {
    const element = select(name);
    for (const value of Object.keys(values[name] ?? {}).sort()) element.append(new Option(value, value));
    element.value = given.get(name) ?? '';
    element.addEventListener('change', () => void run());
  }
  page.hidden = false;
  await run();
}

if (form) void start(form);
