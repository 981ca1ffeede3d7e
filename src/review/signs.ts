import type { PlatformReview } from '../catalog/types.ts';
import type { Knowledge } from './knowledge.ts';

/** The words by which texts, paths and names are known to be of this catalog's matter. */
export interface Signs {
  /** Those that stand in a text, without repetition; `where` leaves out those that tell in titles and paths only. */
  in: (text: string, where?: 'names') => string[];
  /** Of these, the ones that others do not use. */
  strong: (text: string, where?: 'names') => string[];
  /** The word of a vendor that stands in an identifier. */
  vendor: (name: string) => string | undefined;
  /** Whether a name begins as the commands of a platform do. */
  command: (name: string) => boolean;
}

type Key = 'words' | 'titles' | 'weak' | 'names' | 'commands';

/** All platforms' words of one kind. */
const wordsOf = ({ platforms }: Pick<Knowledge, 'platforms'>, key: Key): string[] => [
  ...new Set(platforms.flatMap(({ review }: { review: PlatformReview }) => review[key] ?? [])),
];

/** Signs by what the entries of the platforms say of themselves. */
export function signsOf(knowledge: Pick<Knowledge, 'platforms'>): Signs {
  const lists = {
    strong: wordsOf(knowledge, 'words'),
    titles: wordsOf(knowledge, 'titles'),
    weak: wordsOf(knowledge, 'weak'),
  };
  const all = [...lists.strong, ...lists.titles, ...lists.weak];
  const form = formOf(all);
  const weak = formOf(lists.weak);
  const elsewhere = formOf(lists.titles);
  const whole = (pattern: RegExp | undefined, word: string) =>
    pattern !== undefined && word.match(pattern)?.[0] === word;
  const found: Signs['in'] = (text, where) => {
    const words = form === undefined ? [] : (plain(text).match(form) ?? []);
    return [...new Set(words)].filter((word) => where === undefined || !whole(elsewhere, word));
  };
  const vendors = new Set(wordsOf(knowledge, 'names'));
  const commands = wordsOf(knowledge, 'commands');
  return {
    in: found,
    strong: (text, where) => found(text, where).filter((word) => !whole(weak, word)),
    vendor: (name) =>
      name
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .find((word) => vendors.has(word)),
    command: (name) => commands.some((start) => name.startsWith(start)),
  };
}

/** Lower case, with what stands between the words of paths and identifiers as blanks. */
const plain = (text: string): string => text.toLowerCase().replace(/[_\-./]+/g, ' ');

/** Finds any of the words, also in the plural, the longer one first; undefined for none. */
function formOf(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined;
  const forms = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => (word.endsWith('*') ? `${word.slice(0, -1)}[a-z0-9]*` : `${word}s?`));
  return new RegExp(`(?<![a-z0-9])(?:${forms.join('|')})(?![a-z0-9])`, 'g');
}
