/** Takes apart how people write a status code: with a word before it, in any base, with details in its lower half. Pure. */

const NUMBER = /(?<![\w.])(-?)(0x[0-9a-f]+|\d+)(?![\w.])/gi;

/** Words that may stand before a number and belong to it. */
const WORDS_BEFORE = 4;

/** A bare number in a longer question is a count, a size or a release more often than a code. */
const SHORT = 6;

/**
 * Names under which the codes of a question are known, the likeliest first: a family with its number as `sev-firmware=22`,
 * by the words before the number, then the number alone.
 */
export function askedCodes(query: string, families: Readonly<Record<string, readonly string[]>>): string[] {
  const named: string[] = [];
  const bare: string[] = [];
  const short = query.trim().split(/\s+/).length <= SHORT;
  for (const match of query.matchAll(NUMBER)) {
    const [all, sign = '', digits = ''] = match;
    const value = BigInt(digits);
    const decimal = `${sign}${value}`;
    const words = (
      query
        .slice(0, match.index)
        .toLowerCase()
        .match(/[a-z_]+/g) ?? []
    ).slice(-WORDS_BEFORE);
    // The longest run of words that is known says which family is meant.
    const known = words.map((_, from) => words.slice(from).join('_')).find((run) => Object.hasOwn(families, run));
    for (const family of known === undefined ? [] : (families[known] ?? [])) named.push(`${family}=${decimal}`);
    const isHex = /^0x/i.test(digits);
    if (isHex ? short || known !== undefined : all === query.trim()) bare.push(...forms(value, decimal, isHex));
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
