import { getOrMake } from '../maps.ts';
import { type Posting, readPostings } from './postings.ts';
import { sameAs } from './synonyms.ts';
import { SHARDS, stemsIn } from './terms.ts';
import type { SentPages, SentTerms } from './write.ts';

/** A page of the index. */
export interface Page {
  place: number;
  url: string;
  title: string;
  kind: string;
  platforms: readonly string[];
  functions: readonly string[];
  sides: readonly string[];
  /** Its first unit, which is the page itself, and the one behind its last. */
  from: number;
  to: number;
  /** What it is called: of each name the stems of its words, none empty. */
  phrases: readonly (readonly string[])[];
}

/** A place on a page. */
export interface Unit {
  page: Page;
  anchor: string;
  /** The unit that it stands in; of the page itself, itself. */
  parent: number;
}

/** What a name stands for. */
export interface NamedThing {
  page: Page;
  anchor: string;
  kind: string;
  title: string;
  /** How well the name stands for it. */
  weight: number;
}

/** What a word in a page's name weighs. */
const CALLED = 8;

/** What was fetched of the index, ready to be asked. */
export class Store {
  readonly pages: readonly Page[];
  readonly units: readonly Unit[];
  readonly #files: (SentTerms | undefined)[] = Array.from({ length: SHARDS }, () => undefined);
  readonly #kinds: readonly string[];
  readonly #common: ReadonlySet<string>;
  /** Of each term the pages that are called so; made when it is needed. */
  #names: Map<string, Posting[]> | undefined;
  readonly #postings = new Map<string, readonly Posting[]>();

  constructor(sent: SentPages) {
    const units: Unit[] = [];
    this.pages = sent.pages.map(([url, title, kind, platforms, functions, sides, places, phrases], place) => {
      const from = units.length;
      const anchors = places === '' ? [] : places.split(' ');
      const words = (text: string): string[] => (text === '' ? [] : text.split(' '));
      const page: Page = {
        place,
        url,
        title,
        kind,
        platforms: words(platforms),
        functions: functions.map((at) => sent.functions[at] ?? ''),
        sides: words(sides),
        from,
        to: from + anchors.length + 1,
        phrases: [stemsIn(title), ...(phrases === '' ? [] : phrases.split('|')).map(words)].filter(
          (one) => one.length > 0,
        ),
      };
      units.push({ page, anchor: '', parent: from });
      for (const text of anchors) {
        const [anchor = '', distance] = text.split('<');
        const parent = distance === undefined ? from : units.length - Number(distance);
        units.push({ page, anchor: anchor.replace(/^-/, `${units[parent]?.anchor}-`), parent });
      }
      return page;
    });
    this.units = units;
    this.#kinds = sent.kinds;
    this.#common = new Set(sent.common);
  }

  /** Takes one of the files of terms in. */
  put(shard: number, file: SentTerms): void {
    this.#files[shard] = file;
  }

  has(shard: number): boolean {
    return this.#files[shard] !== undefined;
  }

  /** Whether a word is on so many pages that it tells little. */
  isCommon(term: string): boolean {
    return this.#common.has(term);
  }

  /** Where a term occurs; while its file is not there, the pages that are called so. */
  postings(term: string, shard: number): readonly Posting[] {
    const known = this.#postings.get(term);
    if (known) return known;
    const text = this.#files[shard]?.terms[term];
    if (text === undefined) return this.has(shard) ? [] : this.#called(term);
    const list = readPostings(text);
    this.#postings.set(term, list);
    return list;
  }

  /** Pages in whose names a term is. */
  #called(term: string): readonly Posting[] {
    if (!this.#names) {
      this.#names = new Map();
      for (const { phrases, from } of this.pages) {
        for (const stem of new Set(phrases.flat().flatMap(sameAs))) {
          getOrMake(this.#names, stem, (): Posting[] => []).push({ unit: from, weight: CALLED });
        }
      }
    }
    return this.#names.get(term) ?? [];
  }

  /** What a name stands for, best first. */
  named(key: string, shard: number): NamedThing[] {
    const names = this.#files[shard]?.names;
    if (!names || !Object.hasOwn(names, key)) return [];
    return (names[key] ?? []).flatMap(([weight, place, kind, anchor = '', title]): NamedThing[] => {
      const page = this.pages[place];
      return page
        ? [{ page, anchor, kind: this.#kinds[kind] ?? '', title: title ?? (anchor || page.title), weight }]
        : [];
    });
  }
}
