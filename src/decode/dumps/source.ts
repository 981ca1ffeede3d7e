/** Bytes written as source text of programs: lists of numbers, and strings with escapes. */

/** Fewer numbers in a row are no data. */
const FEWEST = 16;

const NUMBER = /(?<![\w.])(-?(?:0x[0-9a-f]{1,2}|[0-9]{1,3}))(?:_?[ui]8|u)?(?![\w.])/gi;
/** What stands between two numbers of a list: blanks, commas, dashes of YAML, casts and comments. */
const BETWEEN = /^(?:[\s,;'"]|-\s|\((?:unsigned char|uint8_t|u8|byte)\)|\/\*[^*]{0,80}\*\/|(?:\/\/|#)[^\n]{0,80}\n)+$/;

/** The longest list of bytes in a text, in decimal or hex, with or without sign; null when there is none. */
export function listedBytes(text: string): Uint8Array | null {
  let best: number[] = [];
  let run: number[] = [];
  let end = 0;
  for (const match of text.matchAll(NUMBER)) {
    const between = text.slice(end, match.index);
    if (between.length > 200 || !BETWEEN.test(between)) run = [];
    const written = match[1] as string;
    run.push(written.startsWith('-') ? -Number(written.slice(1)) : Number(written));
    end = match.index + match[0].length;
    if (run.length > best.length) best = run;
  }
  return best.length < FEWEST ? null : toBytes(best);
}

/** Bytes of numbers from 0 to 255 or from -128 to 127; null when others are among them. */
export function toBytes(values: readonly number[]): Uint8Array | null {
  let low = 0;
  let high = 0;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low < -128 || high > (low < 0 ? 127 : 255) ? null : Uint8Array.from(values);
}

const LITERAL = /b?(?:"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)')/g;
const ESCAPE = /\\(?:x([0-9a-f]{2})|u00([0-9a-f]{2})|([0-7]{1,3})|(\r?\n)|([\s\S]))/gi;
const CONTROL: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Bytes of the strings with escapes in a text, which stand side by side; null when there are none. */
export function escapedBytes(text: string): Uint8Array | null {
  if (!/\\x[0-9a-f]{2}/i.test(text)) return null;
  let best = '';
  let run = '';
  let end = 0;
  for (const match of text.matchAll(LITERAL)) {
    if (!/^[\s+\\]*$/.test(text.slice(end, match.index))) run = '';
    run += match[1] ?? match[2] ?? '';
    end = match.index + match[0].length;
    if (run.length > best.length) best = run;
  }
  const plain = best.replace(ESCAPE, (_, hex, unicode, octal, line, other) => {
    if (hex ?? unicode) return String.fromCharCode(Number.parseInt(hex ?? unicode, 16));
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return line ? '' : (CONTROL[other] ?? other);
  });
  return plain.length < FEWEST ? null : Uint8Array.from(plain, (char) => char.charCodeAt(0));
}
