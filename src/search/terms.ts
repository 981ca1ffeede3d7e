import { stem } from './stem.ts';
import { isIdle } from './stop.ts';

/** A word of a text as it is searched for. */
export interface Term {
  text: string;
  /** Whether it is only a part of a longer name. */
  part: boolean;
}

/** A name with underscores counts as one word and by its parts; everything else between letters and digits parts words. */
const WORD = /[a-z0-9]+(?:_+[a-z0-9]+)*/g;

/** Every term of a text, in its order. */
export function* termsOf(text: string): Generator<Term> {
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    if (word.length < 2 && !/\d/.test(word)) continue;
    if (!word.includes('_')) {
      yield { text: stem(word), part: false };
      continue;
    }
    yield { text: word, part: false };
    for (const piece of word.split(/_+/)) if (piece.length > 1) yield { text: stem(piece), part: true };
  }
}

/** The telling words of a name by their stems, each once. */
export const stemsIn = (name: string): string[] => [
  ...new Set([...termsOf(name)].flatMap(({ text, part }) => (part || isIdle(text) ? [] : [text]))),
];

/** How many files the terms are spread over. */
export const SHARDS = 48;

/** The file of a term: a hash that does not change; that of a group is where the word is of which it has its name. */
export function shardOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = term.startsWith('=') ? 1 : 0; at < term.length; at += 1)
    hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return (hash >>> 8) % SHARDS;
}

/** The file of words that begin like this one. */
export const letterOf = (word: string): string => /^[a-z]/.exec(word)?.[0] ?? 'other';
