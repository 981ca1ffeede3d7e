import { getOrMake } from '../maps.ts';
import { stem } from './stem.ts';
import groups from './synonyms.json' with { type: 'json' };

/** Words that mean the same here: a group has a name and its words or phrases, as people write them. */
export interface Group {
  id: string;
  words: readonly string[];
  /** Words that mean the group in questions, and much else in texts. */
  asked?: readonly string[];
}

/** Stems of a phrase, as they are compared. */
const stemsOf = (phrase: string): string =>
  (phrase.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => stem(word)).join(' ');

/**
 * The ids of the groups of each phrase, by its stems: of those in texts, or of those in questions. The beginnings of
 * phrases are there too, mostly without groups.
 */
export function phraseTable(list: readonly Group[], inQuestions = false): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const { id, words, asked = [] } of list) {
    for (const word of inQuestions ? [...words, ...asked] : words) {
      const key = stemsOf(word);
      table.set(key, [...new Set([...(table.get(key) ?? []), id])]);
      for (let end = key.lastIndexOf(' '); end > 0; end = key.lastIndexOf(' ', end - 1))
        getOrMake(table, key.slice(0, end), () => []);
    }
  }
  return table;
}

const PHRASES = phraseTable(groups as Group[]);
/** Those of questions. */
export const ASKED_PHRASES = phraseTable(groups as Group[], true);

/** What stands for a group in the index; no word of a text looks like it. */
export const groupTerm = (id: string): string => `=${stem(id)}`;

/** Groups named in a row of stems, longer phrases first: where each begins, how many words it takes, and its term. */
export function groupsIn(stems: readonly string[], phrases = PHRASES): { at: number; length: number; term: string }[] {
  const found: { at: number; length: number; term: string }[] = [];
  for (let at = 0; at < stems.length; at += 1) {
    const here: typeof found = [];
    let phrase = stems[at] ?? '';
    for (let length = 1; ; length += 1) {
      const ids = phrases.get(phrase);
      if (!ids) break;
      here.unshift(...ids.map((id) => ({ at, length, term: groupTerm(id) })));
      if (at + length >= stems.length) break;
      phrase += ` ${stems[at + length]}`;
    }
    found.push(...here);
  }
  return found;
}

const known = new Map<string, readonly string[]>();

/** A stem with the terms of the groups that it is in. */
export const sameAs = (stemmed: string): readonly string[] =>
  getOrMake(known, stemmed, () => [stemmed, ...groupsIn([stemmed]).map(({ term }) => term)]);
