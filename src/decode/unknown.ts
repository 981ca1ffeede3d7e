/** What can be said of an input that no format fits. */
import { count } from '../text.ts';
import { refused } from './decode.ts';
import { foreignText } from './foreign.ts';
import { jsonDocument, type ParsedInput } from './input.ts';
import { alone, type Given, type Piece, piece } from './piece.ts';
import type { DecodeOptions, FormatSet } from './types.ts';

/** Nothing is recognised: what can be said of the text, else of its likeliest reading. */
export function unknown(
  readings: readonly ParsedInput[],
  text: string | null,
  set: FormatSet,
  options: DecodeOptions,
): Given {
  const input = readings[0] as ParsedInput;
  const tried = [...readings.slice(0, 8), ...readings.slice(8).slice(-1)].map((reading) =>
    piece(reading, set, options),
  );
  const hint = tried.find(({ decoded }) => /looks like|from offset/.test(decoded.error ?? ''));
  if (text === null) return { ...(hint ?? (tried[0] as Piece)), pieces: [] };
  const document = jsonDocument(text);
  const odd = oddDigits(text);
  if (odd !== undefined) return alone(refused(set, odd), input);
  const what = foreignText(text, document);
  if (what !== undefined) return alone(refused(set, `unknown format: it looks like ${what}`), input);
  if (document !== undefined) {
    const more = hint?.decoded.error?.replace(/^unknown format: /, '');
    const where = hint && `; the value ${hint.input.pointer ?? ''}: ${more}`;
    const none = 'unknown format: the input is JSON, and no value in it is evidence that the catalog knows';
    return alone(refused(set, `${none}${where ?? ''}`), input);
  }
  if (hint) return { ...hint, pieces: [] };
  if (isNumber(text)) return alone(refused(set, BARE_NUMBER), input);
  const coded = tried.find(
    ({ input: { encoding } }) => encoding === 'hex' || (encoding === 'base64' && !text.trim().includes(' ')),
  );
  if (coded) return { ...coded, pieces: [] };
  const none = `unknown format: a text of ${count(text.length, 'character')}, and what can be read from it is nothing that the catalog knows`;
  return alone(refused(set, none), input);
}

const BARE_NUMBER =
  'unknown format: it looks like a number, and many words of flags or versions are as large: choose its format';

/** Whether a text is a number with its prefix, or decimal, that fits a word. */
const isNumber = (text: string): boolean => /^\s*(?:0x[\da-f]{1,16}|0b[01]{1,64}|\d{1,20})\s*$/i.test(text);

/** A sentence when the text is hex digits, and one is missing or too many. */
export function oddDigits(text: string): string | undefined {
  const digits = text.replace(/^\s*0x/i, '').replace(/[\s:]/g, '');
  if (digits.length < 16 || digits.length % 2 === 0 || /[^0-9a-f]/i.test(digits)) return undefined;
  return `the text has ${digits.length} hex digits, an odd number: one is missing or one too many`;
}
