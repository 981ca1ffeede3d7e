import { type Answer, answer, type Found } from './answer.ts';
import { type Asked, ask, filesFor, keyTerm } from './ask.ts';
import { codeNames } from './codes.ts';
import { fitting, mayBeLine, type SentLine } from './log-match.ts';
import { type Filters, fits } from './rank.ts';
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
  /** Lines of the kernel's log. */
  logLines(): Promise<readonly SentLine[]>;
}

/** Answers, and what is said beside them. */
export interface Results extends Answer {
  /** Names that the catalog does not have: their header, where one of the kernel's headers has them. */
  missing: { text: string; header?: string }[];
  /** Words that were looked for in another spelling. */
  corrected: { text: string; as: string }[];
}

/**
 * Files that are fetched for a question beside the list of pages, so that a first answer needs ten requests with the code
 * that asks: ordinary questions need fewer, long ones would need most of the index.
 */
const MOST_FILES = 6;
/** Names of codes whose files are among them. */
const MOST_CODES = 2;

/** Words that stand before errnos as well. */
const GENERAL = /^(?:error|err|errno|ret|rc|status|code)=/;

/**
 * The codes that a question names by their numbers: those of the likeliest name that is known; and whether no word says
 * that a code is meant and not an errno.
 */
function codesIn(store: Store, names: readonly string[], filters: Filters): { codes: Found[]; isGeneral: boolean } {
  for (const name of names) {
    const things = store
      .named(name, shardOf(keyTerm(name)))
      .filter(({ page, kind }) => kind === 'status code' && fits(page, filters));
    if (things.length === 0) continue;
    const codes = things.map(({ page, anchor, title, kind }) => ({
      url: `${page.url}${anchor && `#${anchor}`}`,
      title,
      kind,
      context: page.title,
      exact: true,
    }));
    return { codes, isGeneral: GENERAL.test(name) || !name.includes('=') };
  }
  return { codes: [], isGeneral: true };
}

/** Each address once, where it comes first. */
const distinct = (found: readonly Found[]): Found[] => {
  const seen = new Set<string>();
  return found.filter(({ url }) => seen.size < seen.add(url).size);
};

/** At most this many words of a question are looked for in other spellings, in as many as SPELLINGS. */
const MOST_UNKNOWN = 2;
const SPELLINGS = 3;
/** Files that such a word takes: that of the words, and that of the nearest of them. */
const RESPELLING = 2;

/** Whether a question may be a line of the kernel's log, and lines are wanted. */
const isLog = (query: string, { kind }: Filters): boolean => mayBeLine(query) && (!kind || kind === 'log');

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
    const names = codeNames(query).slice(0, MOST_CODES);
    const shards = new Set(names.map((name) => shardOf(keyTerm(name))));
    const isLine = isLog(query, filters);
    const [store, lines] = await Promise.all([
      this.store(),
      isLine ? this.#lines(query, filters) : [],
      this.load(shards),
    ]);
    let left = MOST_FILES - shards.size - Number(isLine);
    const files = filesFor(asked, (term) => store.isCommon(term), left);
    left -= files.filter((file) => !shards.has(file)).length;
    await this.load(files);
    const { codes, isGeneral } = codesIn(store, names, filters);
    for (const unknown of unknownIn(store, asked).slice(0, MOST_UNKNOWN)) {
      const most = left;
      if (most < RESPELLING) break;
      left -= RESPELLING;
      asked = await this.#respell(asked, unknown, results, most - 1);
    }
    const answered = answer(store, asked, filters, most);
    // “error -22” is an errno before it is a code.
    const isErrno = isGeneral && asked.errnos.length > 0;
    const found = [...lines, ...(isErrno ? [] : codes), ...answered.found, ...(isErrno ? codes : [])];
    return { ...results, ...answered, found: distinct(found).slice(0, most) };
  }

  /** Lines of the log that the question may be. */
  async #lines(query: string, filters: Filters): Promise<Found[]> {
    const [lines, { pages }] = await Promise.all([this.#source.logLines(), this.store()]);
    const texts = lines.map(([text]) => text);
    return fitting(query, texts).flatMap((place) => {
      const [title = '', url = '', context = ''] = lines[place] ?? [];
      const page = pages.find((one) => one.url === url.split('#')[0]);
      if (page && !fits(page, filters)) return [];
      return [{ url, title, kind: 'log line', context, exact: true }];
    });
  }

  /** Takes other spellings of a word of which nothing is known into the question, and fetches as many files more. */
  async #respell(asked: Asked, unknown: Unknown, results: Results, most: number): Promise<Asked> {
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
    const files = others.flatMap((other) => [shardOf(keyTerm(other)), shardOf(other)]);
    await this.load([...new Set(files)].slice(0, most));
    return respelt(asked, unknown.text, others);
  }
}
