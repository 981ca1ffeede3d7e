import { getOrMake } from '../maps.ts';
import { keyTerm } from './ask.ts';
import type { SentLine } from './log-match.ts';
import { normalise } from './normalise.ts';
import type { PageText, UnitText } from './page-text.ts';
import { type Posting, writePostings } from './postings.ts';
import { saidOf } from './said.ts';
import { isIdle } from './stop.ts';
import { groupsIn } from './synonyms.ts';
import { letterOf, SHARDS, shardOf, stemsIn, termsOf } from './terms.ts';

/** Pages of a file of lines: see LINES. */
export const PAGES_PER_LINES = 16;
/** Letters of a line at most. */
const LINE = 150;

/** The pages, as they are sent: address, title, kind, platforms, functions, sides, places on the page. */
export type SentPage = [
  url: string,
  title: string,
  kind: string,
  platforms: string,
  functions: number[],
  sides: string,
  /**
   * The anchor of each unit behind the page itself, followed by `<` and the distance of what it stands in where that is
   * not the page; its beginning is left out where the anchor of that, with a hyphen, is the same.
   */
  units: string,
  /** What else it is called, in stems: words of one name between blanks, names between `|`. */
  phrases: string,
];

export interface SentPages {
  pages: SentPage[];
  /** What `functions` point to. */
  functions: string[];
  /** Kinds of what names stand for. */
  kinds: string[];
  /** Words that are on so many pages that they tell little. */
  common: string[];
}

/**
 * A thing of a name: how well the name stands for it, the place of its page among the pages, its kind by the place among
 * the kinds; then its anchor, unless it is the page itself, and its title, unless that is the anchor.
 */
export type SentName = [weight: number, page: number, kind: number, anchor?: string, title?: string];

/** One of SHARDS files: terms with where they are, and names, each in the file of its first word. */
export interface SentTerms {
  terms: Record<string, string>;
  names: Record<string, SentName[]>;
}

/** A name with the addresses that it stands for, best first. */
export type NamedTargets = readonly (readonly [
  name: string,
  targets: readonly { url: string; title: string; kind: string; weight: number }[],
])[];

/** Of each of PAGES_PER_LINES pages, a line for each unit. */
export type SentLines = string[][];

/** What a place of a text counts: a title says more than what stands somewhere on the page. */
const WEIGHT = { title: 9, alias: 7, said: 8, heading: 4, lead: 3, body: 1 } as const;
/** What a part of a name counts, of what a word counts. */
const OF_PART = 0.6;

/** What a word of a group counts for the group. */
const OF_GROUP = 0.8;

/** Kinds of pages that repeat what others say: only their titles and headings are looked at. */
const TITLE_ONLY = new Set(['kernel', 'rule', 'rules', 'query', 'verification', 'timeline', 'opportunities']);

/** Words of the index and names by their first letter, for what is misspelt or not typed to its end. */
export interface SentWords {
  /** Names and words of texts, sorted. */
  words: string[];
  /** Names of the kernel's headers that no entry has, by their header. */
  headers: Record<string, string[]>;
}

/** What the index is made of beside the pages. */
export interface Named {
  names: NamedTargets;
  /** Names of the kernel's headers, by header. */
  headers: Readonly<Record<string, readonly string[]>>;
  /** Lines of the kernel's log. */
  logLines: readonly SentLine[];
}

export interface Written {
  pages: SentPages;
  terms: SentTerms[];
  lines: SentLines[];
  /** By their first letter, `other` for what begins with none. */
  words: Record<string, SentWords>;
}

/** Rows that are places of their own: all of a need, and the errors of an operation. Others belong to their section. */
const isPlace = (kind: string, { isRow, anchor }: UnitText): boolean =>
  !isRow || kind === 'function' || (kind === 'interface' && /-E[A-Z0-9]+$/.test(anchor));

/** The units that are kept of a page; the text of others goes to what they stand in. */
function fold(units: readonly UnitText[], kind: string): UnitText[] {
  const kept: UnitText[] = [];
  /** Of each unit, the place among those that are kept. */
  const places: number[] = [];
  for (const [at, unit] of units.entries()) {
    const parent = places[unit.parent] ?? 0;
    const isKept = at === 0 || (!TITLE_ONLY.has(kind) && isPlace(kind, unit));
    places.push(isKept ? kept.push({ ...unit, parent: at === 0 ? -1 : parent }) - 1 : parent);
    const into = kept[parent];
    if (!isKept && into) into.body += ` ${unit.heading} ${unit.lead} ${unit.body}`;
  }
  return kept;
}

/** A name in words, not a symbol: symbols are found by the names. */
const isInWords = (name: string): boolean => !/[_/=\d]/.test(name);

/** Names as they are compared with questions: each by its stems, none twice; of one word, texts and names know enough. */
const phrasesOf = (names: readonly string[]): string => {
  const phrases = names.filter(isInWords).map((name) => stemsIn(name));
  return [...new Set(phrases.filter(({ length }) => length > 1).map((stems) => stems.join(' ')))].join('|');
};

const clip = (text: string): string => {
  if (text.length <= LINE) return text;
  const cut = text.slice(0, LINE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LINE / 2))} …`;
};

/**
 * How much a word weighs in a place, 1 to 9: by what it counts in titles and names, however much stands below them, or by
 * what it counts in all, which is less in a long text.
 */
const weigh = ({ named, all }: Count, length: number): number => {
  const share = Math.max(named / (named + 2), all / (all + 3 * (0.7 + 0.3 * Math.min(length / 100, 5))));
  return Math.max(1, Math.min(9, Math.round(share * 10)));
};

/** What a word counts in a place: in titles and names, and in all. */
interface Count {
  named: number;
  all: number;
}

/** The share of all places on which a common word is. */
const COMMON = 0.02;

/** How well the name of a layout's field stands for it: less than that of a field of a struct. */
const FIELD = 64;
/** Layouts that share a field at most; those of a family follow one another. */
const MOST_FIELDS = 8;
/** The anchor of a field's row. */
const FIELD_ANCHOR = /^f-(?!.*RESERVED)(.+)$/;

/** The names, and those of the fields of layouts, whole and by their last part. */
function withFields(names: NamedTargets, pages: readonly (readonly [url: string, page: PageText])[]): NamedTargets {
  const all = new Map(names.map(([name, targets]) => [name, [...targets]]));
  for (const [url, { filters, units }] of pages) {
    if (filters.kind?.[0] !== 'format') continue;
    for (const { anchor } of units) {
      const field = FIELD_ANCHOR.exec(anchor)?.[1];
      if (!field) continue;
      const target = { url: `${url}#${anchor}`, title: field, kind: 'field', weight: FIELD };
      for (const name of new Set([field, field.split('.').at(-1) ?? field])) {
        const list = getOrMake(all, normalise(name), () => []);
        if (list.filter(({ weight }) => weight === FIELD).length < MOST_FIELDS) list.push(target);
      }
    }
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The index of pages, given in the order in which they are numbered. The same pages give the same index. */
export function writeIndex(
  pages: readonly (readonly [url: string, page: PageText])[],
  { names, headers }: Named,
): Written {
  const postings = new Map<string, Posting[]>();
  const functions = new Map<string, number>();
  const sent: SentPage[] = [];
  const lines: SentLines[] = [];
  let unit = 0;
  for (const [place, [url, page]] of pages.entries()) {
    const kind = page.filters.kind?.[0] ?? url.split('/')[1] ?? 'page';
    const titleOnly = TITLE_ONLY.has(kind);
    const kept = fold(page.units, kind);
    for (const [at, text] of kept.entries()) {
      const counts = new Map<string, Count>();
      const gain = (term: string, weight: number, isNamed: boolean): void => {
        const mine = getOrMake(counts, term, () => ({ named: 0, all: 0 }));
        mine.all += weight;
        if (isNamed) mine.named += weight;
      };
      let length = 0;
      const add = (words: string, weight: number): void => {
        const stems: string[] = [];
        for (const { text: term, part } of termsOf(words)) {
          if (!part && !term.includes('_')) stems.push(term);
          // A single digit tells only in a name, such as that of a version.
          if (isIdle(term) || (term.length < 2 && weight < WEIGHT.heading)) continue;
          length += part ? 0 : 1;
          gain(term, part ? weight * OF_PART : weight, weight >= WEIGHT.heading);
        }
        for (const { term } of groupsIn(stems)) gain(term, weight * OF_GROUP, weight >= WEIGHT.heading);
      };
      add(text.heading, at === 0 ? WEIGHT.title : WEIGHT.heading);
      if (at === 0) {
        for (const alias of page.aliases) add(alias, WEIGHT.alias);
        for (const phrase of saidOf(url)) add(phrase, WEIGHT.said);
      }
      // What was said twice in a title or name is not longer for it.
      length = 0;
      add(text.lead, WEIGHT.lead);
      if (!titleOnly) add(text.body, WEIGHT.body);
      for (const [term, count] of counts) {
        const list = postings.get(term) ?? [];
        if (list.length === 0) postings.set(term, list);
        list.push({ unit: unit + at, weight: weigh(count, length) });
      }
    }
    sent.push([
      url,
      page.title,
      kind,
      (page.filters.platform ?? []).join(' '),
      (page.filters.function ?? []).map((name) => {
        const known = functions.get(name) ?? functions.size;
        functions.set(name, known);
        return known;
      }),
      (page.filters.side ?? []).join(' '),
      kept
        .slice(1)
        .map(({ anchor, parent }, at) => {
          const outer = kept[parent]?.anchor ?? '';
          const short = outer !== '' && anchor.startsWith(`${outer}-`) ? anchor.slice(outer.length) : anchor;
          return parent > 0 ? `${short}<${at + 1 - parent}` : short;
        })
        .join(' '),
      phrasesOf([...page.aliases, ...saidOf(url)]),
    ]);
    const group = Math.floor(place / PAGES_PER_LINES);
    const listed = lines[group] ?? [];
    lines[group] = listed;
    listed.push(kept.map(({ lead, body }) => clip(lead || body)));
    unit += kept.length;
  }
  const terms = Array.from({ length: SHARDS }, (): SentTerms => ({ terms: {}, names: {} }));
  for (const [term, list] of [...postings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shard = terms[shardOf(term)];
    if (shard) shard.terms[term] = writePostings(list);
  }
  const all = withFields(names, pages);
  const places = new Map(sent.map(([url, title], place) => [url, { place, title }]));
  const kinds = [...new Set(all.flatMap(([, targets]) => targets.map(({ kind }) => kind)))].sort();
  for (const [name, targets] of all) {
    const shard = terms[shardOf(keyTerm(name))];
    const list = targets.flatMap(({ url, kind, weight, title }): SentName[] => {
      const [address = '', anchor = ''] = url.split('#');
      const page = places.get(address);
      if (!page) return [];
      const start = [Math.round(weight), page.place, kinds.indexOf(kind)] as const;
      if (title !== (anchor || page.title)) return [[...start, anchor, title]];
      return [anchor ? [...start, anchor] : [...start]];
    });
    if (shard && list.length > 0) shard.names[name] = list;
  }
  const common = [...postings]
    .filter(([term, list]) => !/[ =]/.test(term) && list.length > COMMON * unit)
    .map(([term]) => term)
    .sort();
  const known = [...postings.keys(), ...all.map(([name]) => name)];
  return {
    pages: { pages: sent, functions: [...functions.keys()], kinds, common },
    terms,
    lines,
    words: wordFiles(known, headers),
  };
}

/** Words that are looked through for what is misspelt: numbers and phrases are not. */
const isWord = (word: string): boolean => /^[a-z][\w./:-]{2,}$/.test(word);

function wordFiles(known: readonly string[], headers: Named['headers']): Record<string, SentWords> {
  const files = new Map<string, SentWords>();
  const file = (name: string): SentWords => getOrMake(files, letterOf(name), () => ({ words: [], headers: {} }));
  const words = new Set(known);
  for (const word of [...words].filter(isWord).sort()) file(word).words.push(word);
  for (const [header, list] of Object.entries(headers)) {
    for (const name of list) {
      if (words.has(normalise(name))) continue;
      const mine = file(normalise(name)).headers;
      mine[header] = [...(mine[header] ?? []), name];
    }
  }
  return Object.fromEntries(files);
}
