import { type Answer, answer } from '../../../search/answer.ts';
import { type Asked, ask, filesFor, keyTerm } from '../../../search/ask.ts';
import type { Filters } from '../../../search/rank.ts';
import { near, respelt, type Unknown, unknownIn } from '../../../search/spelling.ts';
import type { Store } from '../../../search/store.ts';
import { shardOf } from '../../../search/terms.ts';
import { load, loadRest, openStore, wordsLike } from './files.ts';

export type { Found } from '../../../search/answer.ts';
export type { Filters } from '../../../search/rank.ts';

/** What is said beside the answers. */
export interface Results extends Answer {
  /** Names that the catalog does not have: their header, where one of the kernel's headers has them. */
  missing: { text: string; header?: string }[];
  /** Words that were looked for in another spelling. */
  corrected: { text: string; as: string }[];
}

/** At most this many words of a question are looked for in other spellings. */
const MOST_UNKNOWN = 2;

/** Begins to load what every question needs. */
export const warm = (): void => {
  openStore().catch(() => {});
};

/** The values that filters can have. */
export async function filterValues(): Promise<Record<keyof Filters, string[]>> {
  const { pages } = await openStore();
  const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();
  return {
    kind: sorted(pages.map(({ kind }) => kind)),
    platform: sorted(pages.flatMap(({ platforms }) => platforms)),
    function: sorted(pages.flatMap(({ functions }) => functions)),
    side: sorted(pages.flatMap(({ sides }) => sides)),
  };
}

/** Other spellings of a word of which nothing is known, taken into the question. */
async function respell(store: Store, asked: Asked, unknown: Unknown, results: Results): Promise<Asked> {
  const { words, headers } = await wordsLike(unknown.key);
  const header = Object.entries(headers).find(
    ([, names]) => names.includes(unknown.text.toUpperCase()) || names.includes(unknown.text),
  );
  if (header) {
    results.missing.push({ text: unknown.text, header: header[0] });
    return asked;
  }
  const { begins, alike } = near(unknown.key, words);
  const others = begins.length > 0 ? begins : alike;
  if (others.length === 0) {
    if (unknown.isSymbol) results.missing.push({ text: unknown.text });
    return asked;
  }
  if (begins.length === 0) results.corrected.push({ text: unknown.text, as: others[0] ?? '' });
  await load(store, new Set(others.slice(0, 3).flatMap((other) => [shardOf(keyTerm(other)), shardOf(other)])));
  return respelt(asked, unknown.text, others.slice(0, 3));
}

let isRestComing = false;

/** Everything that answers a question, best first. */
export async function search(query: string, filters: Filters = {}, most = 10): Promise<Results> {
  const results: Results = { found: [], lacking: [], missing: [], corrected: [] };
  const isFiltered = Object.values(filters).some(Boolean);
  if (query.trim() === '' && !isFiltered) return results;
  let asked = ask(query);
  const [store] = await Promise.all([openStore()]);
  await load(store, filesFor(asked));
  for (const unknown of unknownIn(store, asked).slice(0, MOST_UNKNOWN))
    asked = await respell(store, asked, unknown, results);
  if (!isRestComing) {
    isRestComing = true;
    loadRest(store);
  }
  return { ...results, ...answer(store, asked, filters, most) };
}
