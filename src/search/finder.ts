import { type Answer, answer } from './answer.ts';
import { type Asked, ask, filesFor, keyTerm } from './ask.ts';
import type { Filters } from './rank.ts';
import { near, respelt, type Unknown, unknownIn } from './spelling.ts';
import { Store } from './store.ts';
import { letterOf, shardOf } from './terms.ts';
import type { SentPages, SentTerms, SentWords } from './write.ts';

/** Where the files of the index come from. */
export interface Source {
  pages(): Promise<SentPages>;
  terms(shard: number): Promise<SentTerms>;
  /** Undefined when no word begins with the letter. */
  words(letter: string): Promise<SentWords | undefined>;
}

/** Answers, and what is said beside them. */
export interface Results extends Answer {
  /** Names that the catalog does not have: their header, where one of the kernel's headers has them. */
  missing: { text: string; header?: string }[];
  /** Words that were looked for in another spelling. */
  corrected: { text: string; as: string }[];
}

/** At most this many words of a question are looked for in other spellings, in as many as SPELLINGS. */
const MOST_UNKNOWN = 2;
const SPELLINGS = 3;

/** Answers questions, and fetches for each what it lacks. */
export class Finder {
  readonly #source: Source;
  #store: Promise<Store> | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** The index: its pages are there, its terms as far as they were asked for. */
  store(): Promise<Store> {
    this.#store ??= this.#source.pages().then((sent) => new Store(sent));
    this.#store.catch(() => {
      this.#store = undefined;
    });
    return this.#store;
  }

  /** Brings files of terms into the index. */
  async load(shards: Iterable<number>): Promise<void> {
    const store = await this.store();
    const lacking = [...new Set(shards)].filter((shard) => !store.has(shard));
    await Promise.all(lacking.map(async (shard) => store.put(shard, await this.#source.terms(shard))));
  }

  /** Everything that answers a question, best first; without a question, all pages that pass the filters. */
  async search(query: string, filters: Filters = {}, most = 10): Promise<Results> {
    const results: Results = { found: [], lacking: [], missing: [], corrected: [] };
    let asked = ask(query);
    const [store] = await Promise.all([this.store(), this.load(filesFor(asked))]);
    for (const unknown of unknownIn(store, asked).slice(0, MOST_UNKNOWN))
      asked = await this.#respell(asked, unknown, results);
    return { ...results, ...answer(store, asked, filters, most) };
  }

  /** Takes other spellings of a word of which nothing is known into the question. */
  async #respell(asked: Asked, unknown: Unknown, results: Results): Promise<Asked> {
    const { words, headers } = (await this.#source.words(letterOf(unknown.key))) ?? { words: [], headers: {} };
    const forms = [unknown.text, unknown.text.toUpperCase()];
    const header = Object.entries(headers).find(([, names]) => forms.some((form) => names.includes(form)));
    if (header) {
      results.missing.push({ text: unknown.text, header: header[0] });
      return asked;
    }
    const { begins, alike } = near(unknown.key, words);
    const others = (begins.length > 0 ? begins : alike).slice(0, SPELLINGS);
    const [first] = others;
    if (first === undefined) {
      if (unknown.isSymbol) results.missing.push({ text: unknown.text });
      return asked;
    }
    if (begins.length === 0) results.corrected.push({ text: unknown.text, as: first });
    await this.load(others.flatMap((other) => [shardOf(keyTerm(other)), shardOf(other)]));
    return respelt(asked, unknown.text, others);
  }
}
