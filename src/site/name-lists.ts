import { getOrMake } from '../maps.ts';
import { memo } from './catalog.ts';
import { nameIndex, type Target, WEIGHT } from './identifiers.ts';
import { codeWords } from './status-names.ts';

/** The index of names as it is sent to the browser, and as it is printed. */

/** The index as it is sent: targets once, names with the places of theirs. */
export interface SentIndex {
  /** url, title, context, kind, platforms, sides, functions; the last three as places in `words`. */
  targets: [string, string, string, string, number[], number[], number[]][];
  words: string[];
  names: Record<string, number[]>;
  /** Families of status codes by the words that stand before their numbers. */
  codeWords: Record<string, string[]>;
}

/** At most this many targets a name; more would not be looked at. */
const MOST = 12;

export function sentIndex(): SentIndex {
  const targets: SentIndex['targets'] = [];
  const words: string[] = [];
  const places = new Map<string, number>();
  const wordPlaces = new Map<string, number>();
  const word = (text: string): number => getOrMake(wordPlaces, text, () => words.push(text) - 1);
  const place = (target: Target): number => {
    const key = `${target.url} ${target.title}`;
    let at = places.get(key);
    if (at === undefined) {
      at =
        targets.push([
          target.url,
          target.title,
          target.context,
          target.kind,
          target.platforms.map(word),
          target.sides.map(word),
          target.functions.map(word),
        ]) - 1;
      places.set(key, at);
    }
    return at;
  };
  const names: SentIndex['names'] = {};
  for (const [key, list] of [...nameIndex()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    names[key] = list.slice(0, MOST).map((found) => place(found.target));
  }
  return { targets, words, names, codeWords: codeWords() };
}

/** Names of operations, for the search page itself; the letters have the others. */
export const operationNames = memo((): { name: string; target: Target }[] => {
  const MOST_PRINTED = 1000;
  return [...nameIndex().values()]
    .flatMap((list) => list.filter((found) => found.weight === WEIGHT.operation).slice(0, 1))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
    .slice(0, MOST_PRINTED);
});

/** Names for the printed index, under their first letter; long letters are cut into parts. */
export const printedIndex = memo((): { id: string; title: string; names: { name: string; target: Target }[] }[] => {
  const letters = new Map<string, { name: string; target: Target }[]>();
  for (const list of nameIndex().values()) {
    const found = list[0];
    // Endings of paths and words of prose are for the search only.
    if (!found || found.weight <= WEIGHT.suffix + 1) continue;
    const first = found.name
      .replace(/^[^A-Za-z0-9]+/, '')
      .charAt(0)
      .toLowerCase();
    const letter = /[a-z]/.test(first) ? first : '0';
    getOrMake(letters, letter, () => []).push({ name: found.name, target: found.target });
  }
  const LONGEST = 900;
  return [...letters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([letter, names]) => {
      names.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
      const parts = Math.ceil(names.length / LONGEST);
      const title = letter === '0' ? '0–9' : letter.toUpperCase();
      return Array.from({ length: parts }, (_, part) => ({
        id: parts > 1 ? `${letter}-${part + 1}` : letter,
        title: parts > 1 ? `${title} (${part + 1} of ${parts})` : title,
        names: names.slice(part * LONGEST, (part + 1) * LONGEST),
      }));
    });
});
