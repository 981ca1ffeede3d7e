import { FILES } from '../../../catalog/addresses.ts';
import { Store } from '../../../search/store.ts';
import { letterOf, SHARDS } from '../../../search/terms.ts';
import {
  PAGES_PER_LINES,
  type SentLines,
  type SentPages,
  type SentTerms,
  type SentWords,
} from '../../../search/write.ts';
import { link } from '../dom.ts';

/** The files of the index, each fetched once. */

const asked = new Map<string, Promise<unknown>>();
/** Lines by the number of their file, as far as they are there. */
const lines = new Map<number, SentLines>();

function file<T>(name: string): Promise<T> {
  let one = asked.get(name) as Promise<T> | undefined;
  if (!one) {
    one = fetch(link(`${FILES.searchIndex}${name}.json`)).then((response) => {
      if (!response.ok) throw new Error(`The search index lacks ${name}.json.`);
      return response.json() as Promise<T>;
    });
    // What did not come is asked for again.
    one.catch(() => asked.delete(name));
    asked.set(name, one);
  }
  return one;
}

let store: Promise<Store> | undefined;

/** The index: its pages are there, its terms as far as they were asked for. */
export const openStore = (): Promise<Store> => {
  store ??= file<SentPages>('pages').then((sent) => new Store(sent));
  store.catch(() => {
    store = undefined;
  });
  return store;
};

/** Brings files of terms into the index. */
export async function load(into: Store, shards: Iterable<number>): Promise<void> {
  const lacking = [...shards].filter((shard) => !into.has(shard));
  await Promise.all(lacking.map(async (shard) => into.put(shard, await file<SentTerms>(`terms-${shard}`))));
}

const NO_WORDS: SentWords = { words: [], headers: {} };

/** Words that begin with the letter of this one. */
export const wordsLike = (word: string): Promise<SentWords> =>
  file<SentWords>(`words-${letterOf(word)}`).catch(() => NO_WORDS);

/** What an answer says, in a line: at once when it is there, else later. */
export function giveLine({ page, unit }: { page: number; unit: number }, take: (line: string) => void): void {
  const at = Math.floor(page / PAGES_PER_LINES);
  const give = (all: SentLines): void => take(all[page % PAGES_PER_LINES]?.[unit] ?? '');
  const known = lines.get(at);
  if (known) give(known);
  else {
    file<SentLines>(`lines-${at}`).then(
      (all) => {
        lines.set(at, all);
        give(all);
      },
      // The answers are of use without their lines.
      () => {},
    );
  }
}

/** Whether questions still have to wait for files. */
export let isCold = true;

/** Fetches the rest while nobody waits, so that later questions need no file. */
export function loadRest(into: Store): void {
  const idle = window.requestIdleCallback ?? ((done: () => void) => setTimeout(done, 200));
  const next = (shard: number): void => {
    if (shard === SHARDS) {
      isCold = false;
      return;
    }
    idle(
      () =>
        void load(into, [shard]).then(
          () => next(shard + 1),
          () => {},
        ),
    );
  };
  next(0);
}
