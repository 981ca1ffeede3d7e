import { type Asked, singleWords } from './ask.ts';
import { platformsIn } from './names-in.ts';
import { type Filters, fits, type Ranked, rank } from './rank.ts';
import { changes, comparisons, type Shortcut } from './shortcuts.ts';
import type { Store } from './store.ts';
import { shardOf } from './terms.ts';

/** One answer of the search. */
export interface Found {
  /** Site path, with its anchor. */
  url: string;
  title: string;
  kind: string;
  /** Where it belongs: the page's title where the answer is a part of it, else its platforms. */
  context: string;
  /** Whether a name of the question stands for it. */
  exact: boolean;
  /** Where its line is kept; undefined for what the index does not hold. */
  place?: { page: number; unit: number };
}

export interface Answer {
  found: Found[];
  /** Words that no page of the answer has beside the others. */
  lacking: string[];
}

const shortcut = ({ url, title, kind }: Shortcut): Found => ({ url, title, kind, context: '', exact: false });

function result(store: Store, { page, anchor, title, kind, exact }: Ranked): Found {
  const units = store.units.slice(page.from, page.to);
  const at = anchor === '' ? 0 : units.findIndex((unit) => unit.anchor === anchor);
  return {
    url: `${page.url}${anchor && `#${anchor}`}`,
    title,
    kind,
    context: title === page.title ? page.platforms.slice(0, 4).join(' ') : page.title,
    exact,
    place: { page: page.place, unit: Math.max(at, 0) },
  };
}

/** The answers to a question, best first. The files that it needs have to be in the store. */
export function answer(store: Store, asked: Asked, filters: Filters = {}, most = 10): Answer {
  const isFiltered = Object.values(filters).some(Boolean);
  const isEmpty = asked.text.trim() === '';
  const ranked = isEmpty && isFiltered ? pagesOf(store, filters) : rank(store, asked, filters);
  const found = ranked.slice(0, most).map((one) => result(store, one));
  const extra = isFiltered ? [] : [...comparisons(asked, platformsIn(store, asked)), ...changes(store, asked)];
  const meant = extra.filter(({ isMeant }) => isMeant).map(shortcut);
  const near = extra.filter(({ isMeant }) => !isMeant).map(shortcut);
  const rest = found.filter(({ url }) => !extra.some((one) => one.url === url));
  return {
    found: [...meant, ...rest.slice(0, 2), ...near, ...rest.slice(2)].slice(0, most),
    lacking: lackingOf(store, asked),
  };
}

/** All pages that pass the filters, by their titles. */
const pagesOf = (store: Store, filters: Filters): Ranked[] =>
  store.pages
    .filter((page) => fits(page, filters))
    .map((page) => ({ page, anchor: '', title: page.title, kind: page.kind, exact: false, score: 0 }))
    .sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));

/** Words of a question that no page has together with all others: those without any page first. */
function lackingOf(store: Store, asked: Asked): string[] {
  const there = singleWords(asked).filter(({ terms }) => terms.some(({ text }) => store.has(shardOf(text))));
  const pages = there.map(({ word, terms }) => ({
    word,
    on: new Set(
      terms.flatMap(({ text }) => store.postings(text, shardOf(text)).map(({ unit }) => store.units[unit]?.page.place)),
    ),
  }));
  return [...new Set(pages.filter(({ on }) => on.size === 0).map(({ word }) => word))];
}
