import { FILES } from '../../catalog/addresses.ts';
import { askedCodes } from '../code-forms.ts';
import type { SentIndex } from '../name-lists.ts';
import { normalise } from '../normalise.ts';
import { base, link } from './dom.ts';
import { logHits } from './log-lines.ts';

/** The search: exact names first, then the full text. Loaded on first use. */

export interface Hit {
  url: string;
  title: string;
  context: string;
  kind: string;
  /** HTML with <mark>, of the full text only. */
  excerpt?: string;
  exact: boolean;
}

export type Filters = Partial<Record<'platform' | 'function' | 'side' | 'kind', string>>;

interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<{ url: string; excerpt: string; meta: Record<string, string>; filters: Record<string, string[]> }>;
}
interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(query: string, options: { filters: Filters }): Promise<{ results: PagefindResult[] }>;
  filters(): Promise<Record<string, Record<string, number>>>;
}

let names: Promise<SentIndex> | undefined;
const loadNames = (): Promise<SentIndex> => {
  names ??= fetch(link(FILES.names)).then((response) => response.json() as Promise<SentIndex>);
  return names;
};

let pagefind: Promise<Pagefind> | undefined;
const loadPagefind = (): Promise<Pagefind> => {
  pagefind ??= (async () => {
    const engine = (await import(/* @vite-ignore */ link(FILES.pagefind))) as Pagefind;
    await engine.options({
      baseUrl: base,
      excerptLength: 18,
      ranking: { metaWeights: { title: 30, aliases: 60 }, pageLength: 0, termSimilarity: 5 },
    });
    await engine.init();
    return engine;
  })();
  return pagefind;
};

/** Begins to load everything, so that the first query is quick. */
export const warm = (): void => {
  void loadNames();
  void loadPagefind();
};

/** Values of the filters that the index knows, with the number of pages of each. */
export const filterValues = async (): Promise<Record<string, Record<string, number>>> =>
  (await loadPagefind()).filters();

/** Kinds that the full-text filters call by another name. */
const KIND: Readonly<Record<string, string>> = {
  function: 'function',
  platform: 'platform',
  format: 'format',
  concept: 'concept',
  topic: 'topic',
  series: 'series',
  decision: 'decision',
  status: 'status',
  'status code': 'status',
  log: 'log',
  'log line': 'log',
  kernel: 'kernel',
  rule: 'rule',
};

function fits(target: SentIndex['targets'][number], words: readonly string[], filters: Filters): boolean {
  const [, , , kind, platforms, sides, functions] = target;
  const has = (list: readonly number[], wanted: string | undefined): boolean =>
    !wanted || list.some((place) => words[place] === wanted);
  const mine = KIND[kind] ?? 'interface';
  return (
    has(platforms, filters.platform) &&
    has(sides, filters.side) &&
    has(functions, filters.function) &&
    (!filters.kind || mine === filters.kind)
  );
}

const hit = ([url, title, context, kind]: SentIndex['targets'][number]): Hit => ({
  url: link(url),
  title,
  context,
  kind,
  exact: true,
});

/** Names inside a longer query: its runs of two words and more, the longest first, and words that look like symbols. */
function phrases(query: string): string[] {
  const words = query.split(/\s+/).filter(Boolean);
  const telling = wordsOf(query);
  const found: string[] = [];
  for (let length = telling.length; length >= 2; length -= 1) {
    for (let from = 0; from + length <= telling.length; from += 1)
      found.push(telling.slice(from, from + length).join(' '));
  }
  if (words.length > 1)
    found.push(
      ...words
        .map((word) => word.replace(/[?,;]+$/, ''))
        .filter((word) => /[_/\d]|^E[A-Z]{2,}$|^[A-Z]{3,}$/.test(word)),
    );
  return found;
}

/** Targets of the exact name; when there are none, of names inside the query, then of names that begin with it. */
async function exact(query: string, filters: Filters, most: number): Promise<Hit[]> {
  const { names: index, targets, words, codeWords } = await loadNames();
  const key = normalise(query);
  if (key.length < 2) return [];
  const places = [...(index[key] ?? [])];
  for (const name of askedCodes(query, codeWords)) {
    for (const place of index[name] ?? []) if (!places.includes(place)) places.push(place);
  }
  if (places.length === 0) {
    for (const phrase of phrases(query)) {
      for (const place of (index[normalise(phrase)] ?? []).slice(0, 2)) {
        if (places.length < 3 && !places.includes(place)) places.push(place);
      }
    }
  }
  if (places.length === 0 && key.length > 2 && !key.includes(' ')) {
    for (const name of Object.keys(index)) {
      if (places.length >= most) break;
      if (name.startsWith(key))
        for (const place of (index[name] ?? []).slice(0, 1)) if (!places.includes(place)) places.push(place);
    }
  }
  return places
    .map((place) => targets[place])
    .filter((target) => target !== undefined)
    .filter((target) => fits(target, words, filters))
    .slice(0, most)
    .map(hit);
}

const STOP = new Set(
  'a an and are as at be by can do does for from get has have how i in is it its me my of on or out that the there this to use what when where which who why will with you your'.split(
    ' ',
  ),
);

/** Words that carry meaning; joined punctuation is taken apart, because the index joins it. */
const wordsOf = (query: string): string[] => {
  const words = query
    .replace(/[/.:[\]{}()<>"'`,;?!=]+/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const telling = words.filter((word) => !STOP.has(word.toLowerCase()));
  return telling.length > 0 ? telling : words;
};

/** Results for all words; when those are few, pages with the most of them follow. */
async function fullText(query: string, filters: Filters, most: number): Promise<PagefindResult[]> {
  const engine = await loadPagefind();
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) as Filters;
  const { results } = await engine.search(words.join(' '), { filters: given });
  if (results.length >= 3 || words.length < 2) return results.slice(0, most);
  const sums = new Map<string, { result: PagefindResult; words: number; score: number }>();
  for (const word of words) {
    const found = await engine.search(word, { filters: given });
    const best = found.results[0]?.score || 1;
    for (const result of found.results) {
      const sum = sums.get(result.id) ?? { result, words: 0, score: 0 };
      sum.words += 1;
      sum.score += result.score / best;
      sums.set(result.id, sum);
    }
  }
  const known = new Set(results.map((result) => result.id));
  const rest = [...sums.values()]
    .filter(({ result }) => !known.has(result.id))
    .sort((a, b) => b.words - a.words || b.score - a.score);
  return [...results, ...rest.map(({ result }) => result)].slice(0, most);
}

/** Everything for a query: exact names, then pages by their text; a page is listed once. */
export async function search(query: string, filters: Filters = {}, most = 10): Promise<Hit[]> {
  if (query.trim() === '') return [];
  const [lines, names, results] = await Promise.all([
    logHits(query),
    exact(query, filters, most),
    fullText(query, filters, most),
  ]);
  const first = [...lines, ...names.filter(({ url }) => lines.every((line) => line.url !== url))].slice(0, most);
  const data = await Promise.all(results.map((result) => result.data()));
  const seen = new Set(first.map((one) => one.url));
  const rest = data
    .filter((page) => !seen.has(page.url))
    .map(
      (page): Hit => ({
        url: page.url,
        title: page.meta.title ?? page.url,
        context: (page.filters.platform ?? []).slice(0, 4).join(' '),
        kind: page.filters.kind?.[0] ?? 'page',
        excerpt: page.excerpt,
        exact: false,
      }),
    );
  // A question is most often about a need: the best function is not left below the third place.
  const need = rest.findIndex((page) => page.kind === 'function');
  if (first.length === 0 && need > 2) rest.splice(2, 0, ...rest.splice(need, 1));
  return [...first, ...rest];
}
