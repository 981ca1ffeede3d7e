/** Endings that are taken off one after another, each with the least length of what has to be left. */
const ENDINGS: readonly (readonly [RegExp, string, number])[] = [
  [/(['’]s|['’])$/, '', 2],
  [/ies$/, 'y', 2],
  [/([^aiosu])s$/, '$1', 2],
  [/([^aeiou]o)es$/, '$1', 2],
  [/(?<=[aeiouy].*)ing$/, '', 3],
  [/(?<=[aeiouy].*)ed$/, '', 3],
  [/(?:ably|ible|able)$/, '', 4],
  [/(?:ance|ence)$/, '', 4],
  [/ment$/, '', 5],
  [/ly$/, '', 4],
  [/ation$/, '', 5],
  [/ion$/, '', 4],
  [/e$/, '', 3],
  [/at$/, '', 5],
  [/([b-df-hj-km-np-rt-v])\1$/, '$1', 2],
  [/y$/, 'i', 3],
];

/** Stems that were made. Texts are made of some ten thousand words. */
const known = new Map<string, string>();

/** The stem of an English word in lower case, the same for its common forms; what has digits or underscores is left. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z'’-]+$/.test(word)) return word;
  let found = known.get(word);
  if (found === undefined) {
    found = shorten(word);
    known.set(word, found);
  }
  return found;
}

function shorten(word: string): string {
  let left = word;
  for (const [ending, put, least] of ENDINGS) {
    const shorter = left.replace(ending, put);
    if (shorter.length >= least) left = shorter;
  }
  return left;
}
