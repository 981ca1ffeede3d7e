import type { Asked } from './ask.ts';
import { keyTerm } from './ask.ts';
import { stem } from './stem.ts';
import type { Store } from './store.ts';
import { shardOf } from './terms.ts';

/** A word of a question that nothing is known of, as it was typed, and as it is looked for. */
export interface Unknown {
  text: string;
  key: string;
  /** Whether it is written as only names are. */
  isSymbol: boolean;
}

/** Words of which neither a name nor a text is known, as far as the files of the question are there. */
export function unknownIn(store: Store, asked: Asked): Unknown[] {
  const found: Unknown[] = [];
  for (const { text, keys, length, isSymbol } of asked.names) {
    if (length > 1 || text.length < 3 || keys.some((key) => store.named(key, shardOf(keyTerm(key))).length > 0))
      continue;
    const concepts = asked.concepts.filter(({ word }) => word === text);
    const isThere = [
      ...keys.map(keyTerm),
      ...concepts.flatMap(({ terms }) => terms.slice(0, 1).map(({ text: term }) => term)),
    ].every((term) => store.has(shardOf(term)));
    if (concepts.length === 0 || !isThere) continue;
    const isKnown = (isSymbol && /_/.test(text) ? concepts.slice(0, 1) : concepts).some(({ terms }) =>
      terms.some((term) => store.postings(term.text, shardOf(term.text)).length > 0),
    );
    if (!isKnown && !/^\d/.test(text)) found.push({ text, key: keys[0] ?? '', isSymbol });
  }
  return found;
}

/** Completions of what was not typed to its end, and words that differ in a letter or two: the nearest first. */
export function near(key: string, words: readonly string[], most = 4): { begins: string[]; alike: string[] } {
  const begins = key.length > 2 ? words.filter((word) => word.startsWith(key) && word !== key).slice(0, most) : [];
  const farthest = key.length < 5 ? 1 : key.length < 9 ? 1.5 : 2;
  const alike = new Map<string, number>();
  for (const form of new Set([key, stem(key)])) {
    for (const word of words) {
      if (Math.abs(word.length - form.length) > 2 || word === form) continue;
      const distance = distanceOf(form, word, 3);
      if (distance <= farthest) alike.set(word, Math.min(distance, alike.get(word) ?? 3));
    }
  }
  const sorted = [...alike].sort(([a, first], [b, second]) => first - second || Number(a > b) - 0.5);
  const least = sorted[0]?.[1];
  return {
    begins,
    alike: sorted
      .filter(([, distance]) => distance === least)
      .map(([word]) => word)
      .slice(0, most),
  };
}

/** Letters to put in, take out, change or swap between two words; `most` when they are more. Marks inside names count half. */
function distanceOf(a: string, b: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let at = 1; at <= a.length; at += 1) {
    const row = [at];
    for (let to = 1; to <= b.length; to += 1) {
      const same = a[at - 1] === b[to - 1];
      const isMark = /[-_./:]/.test(a[at - 1] ?? '') || /[-_./:]/.test(b[to - 1] ?? '');
      const change = same ? 0 : isMark ? 0.5 : 1;
      let least = Math.min((row[to - 1] ?? 0) + 1, (above[to] ?? 0) + 1, (above[to - 1] ?? 0) + change);
      if (at > 1 && to > 1 && a[at - 1] === b[to - 2] && a[at - 2] === b[to - 1])
        least = Math.min(least, (before[to - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = above;
    above = row;
  }
  return above[b.length] ?? most + 1;
}

/** A question in which a word may also be spelt otherwise. */
export function respelt(asked: Asked, text: string, others: readonly string[]): Asked {
  return {
    ...asked,
    names: asked.names.map((name) => (name.text === text ? { ...name, keys: [...name.keys, ...others] } : name)),
    concepts: asked.concepts.map((concept) =>
      concept.word === text
        ? { ...concept, terms: [...concept.terms, ...others.map((other) => ({ text: other, counts: 0.8 }))] }
        : concept,
    ),
  };
}
