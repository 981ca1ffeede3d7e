/** Reads what was given as the format that the user chose. */
import { decode, refused } from './decode.ts';
import type { ParsedInput } from './input.ts';
import { alone, type Given, type Piece, piece } from './piece.ts';
import type { Decoded, DecodeOptions, FormatSet } from './types.ts';
import { oddDigits } from './unknown.ts';
import { wordOf, wordReadings } from './words.ts';

/** A text that is a number, for a format that is one word. */
export function wordGiven(text: string, set: FormatSet, options: DecodeOptions): Given | undefined {
  const word = wordOf(set, options.format);
  const found = word && wordReadings(text, word);
  if (!word || found === undefined) return undefined;
  if (typeof found === 'string') return alone(refused(set, found), { bytes: new Uint8Array(), encoding: 'numbers' });
  const [first, second] = found.map(({ bytes, as }) => ({ as, bytes, decoded: decode(bytes, set, options) }));
  if (!first) return undefined;
  first.decoded.readAs = first.as;
  if (second && second.decoded.fields[0]?.raw !== first.decoded.fields[0]?.raw) {
    first.decoded.otherwise = { readAs: second.as, fields: second.decoded.fields };
    first.decoded.notes.push(
      `The digits fill the word, so they may also be ${second.as === 'memory' ? 'its bytes in the order of memory' : 'a number'}: ${brief(second.decoded)}.`,
    );
  }
  return alone(first.decoded, { bytes: first.bytes, encoding: first.as === 'memory' ? 'hex' : 'numbers' });
}

/** What is set in a word. */
function brief({ fields }: Decoded): string {
  const set = fields.filter(({ value }) => value !== 0 && value !== '').map(({ name, value }) => `${name} ${value}`);
  return set.length === 0 ? 'then all is 0' : set.join(', ');
}

/** The reading that is of the format, else the first, with a warning. */
export function decodeChosen(
  readings: readonly ParsedInput[],
  text: string | null,
  set: FormatSet,
  options: DecodeOptions,
): Given {
  const format = options.format === undefined ? undefined : set.byId.get(options.format);
  // A warning that the bytes are not of the format is worse than none, and a reading that stops worse than that.
  const badness = ({ decoded }: Piece): number =>
    (decoded.error ? 2 : 0) + (decoded.warnings[0]?.startsWith('These bytes are not ') ? 1 : 0);
  const written = readings.filter(({ encoding }) => encoding !== 'binary' || text === null);
  const tried = written.map((reading) => piece(reading, set, options));
  const [first] = tried.toSorted((a, b) => badness(a) - badness(b));
  if (first && badness(first) === 0) return { ...first, pieces: [] };
  // A format of text is its own characters.
  const own = readings.find(({ encoding }) => encoding === 'binary');
  const asIs = text !== null && own && format?.detect ? piece(own, set, options) : undefined;
  if (asIs && badness(asIs) === 0) return { ...asIs, pieces: [] };
  const odd = text === null ? undefined : oddDigits(text);
  if (first && odd === undefined) return { ...first, pieces: [] };
  const why = odd ?? 'the text holds no hex, base64 or list of numbers, and its own characters are not taken for bytes';
  return alone(refused(set, why), { bytes: new Uint8Array(), encoding: 'binary' });
}
