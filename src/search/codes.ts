/** Takes apart how people write a status code: with words before it, in any base, with details in its lower half. */

const NUMBER = /(?<![\w.])(-?)(0x[0-9a-f]+|\d+)(?![\w.])/gi;

/** Words that may stand before a number and belong to it. */
const WORDS_BEFORE = 4;

/** A bare number in a longer question is a count, a size or a release more often than a code. */
const SHORT = 6;

/** A word before a number, as codes are named in the index: `fw_error=22`. */
export const codeName = (word: string, number: string): string =>
  `${word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')}=${number}`;

/**
 * Names under which the codes of a question may be known, the likeliest first: the words before a number with it, the most
 * words first, then the number alone.
 */
export function codeNames(query: string): string[] {
  const named: string[] = [];
  const bare: string[] = [];
  const short = query.trim().split(/\s+/).length <= SHORT;
  for (const match of query.matchAll(NUMBER)) {
    const [all, sign = '', digits = ''] = match;
    const value = BigInt(digits);
    const words = (query.slice(0, match.index).match(/[A-Za-z_]+/g) ?? []).slice(-WORDS_BEFORE);
    for (let from = 0; from < words.length; from += 1)
      named.push(codeName(words.slice(from).join('_'), `${sign}${value}`));
    const isHex = /^0x/i.test(digits);
    if (isHex ? short : all === query.trim()) bare.push(...forms(value, `${sign}${value}`, isHex));
  }
  return [...named, ...bare];
}

function forms(value: bigint, decimal: string, isHex: boolean): string[] {
  const hex = `0x${value.toString(16)}`;
  const found = isHex ? [hex] : [decimal, hex];
  // The lower half of a composed number holds details: without them it is the code.
  const upper = value >> 32n;
  if (upper !== 0n) found.push(`0x${(upper << 32n).toString(16)}`, `0x${upper.toString(16)}`);
  return found;
}
