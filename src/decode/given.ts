/** Decodes what a user gave, in whatever form it was written or wrapped. */
import { count } from '../text.ts';
import { cborBudget } from './cbor.ts';
import { decode, INPUT_LIMIT, refused } from './decode.ts';
import { candidates, nearMiss } from './detect.ts';
import { formatFields } from './fields.ts';
import { foreignText } from './foreign.ts';
import { inputReadings, jsonDocument, type ParsedInput, textOf } from './input.ts';
import { prefixed } from './prefixed.ts';
import { formatOf, LIMITS, newRun } from './run.ts';
import type { Decoded, DecodeOptions, Format, FormatSet } from './types.ts';
import { wordOf, wordReadings } from './words.ts';

/** Another piece of Evidence in the same input. */
export interface Piece {
  decoded: Decoded;
  input: ParsedInput;
}

export interface Given extends Piece {
  /** The other pieces of a bundle, in the order of the input. */
  pieces: Piece[];
}

/** Pieces of one input that are decoded. */
const MOST_PIECES = 16;

/**
 * Decodes bytes or text: the reading that a format recognises, the report before what goes with it. With a chosen format
 * the reading that is of it, else one that is read as such with a warning; the characters of a text are never taken for
 * its bytes unless a format recognises them. `opened` are further readings, of what was packed.
 */
export function decodeInput(
  input: Uint8Array | string,
  set: FormatSet,
  options: DecodeOptions = {},
  opened: readonly ParsedInput[] = [],
): Given {
  const limit = options.maxBytes === undefined ? INPUT_LIMIT : options.maxBytes * 4;
  if (input.length > limit) {
    const bytes = new Uint8Array();
    return alone(refused(set, `the input has ${input.length} bytes; more than ${limit} is not read`), {
      bytes,
      encoding: 'binary',
    });
  }
  const text = textOf(input);
  const word = text === null ? undefined : wordGiven(text, set, options);
  if (word) return word;
  const readings = [...inputReadings(input, text), ...opened];
  if (options.format !== undefined) return decodeChosen(readings, text, set, options);
  const known = readings.filter((reading) => recognised(reading, set));
  const direct = known.map((reading) => piece(reading, set, options));
  const uncut = direct.filter(({ decoded }) => !decoded.error);
  // Of a family that the catalog has in other versions, that is what is said, and not what its parts look like.
  const newer = known.length === 0 && readings.slice(0, MOST_TRIED).some((reading) => isOtherVersion(reading, set));
  const held = uncut.length > 0 || newer ? [] : strings(readings, known.length > 0, set);
  const found = held.length > 0 ? held : direct;
  const whole = held.length > 0 ? held : uncut;
  const main = best(whole.length > 0 ? whole : found, set);
  if (!main) return unknown(readings, text, set, options);
  const pieces = [...beside(main, whole), ...behind(main, set, options)].slice(0, MOST_PIECES);
  // The certificates in a token are not what it is.
  if (main.input.pointer?.startsWith('CBOR') && set.byId.get(main.decoded.format ?? '')?.encoding === 'x509') {
    return { ...unknown(readings, text, set, options), pieces: [main, ...pieces] };
  }
  main.decoded.notes.push(...origin(main.input, pieces, set));
  return { ...main, pieces };
}

const alone = (decoded: Decoded, input: ParsedInput): Given => ({ decoded, input, pieces: [] });

const piece = (input: ParsedInput, set: FormatSet, options: DecodeOptions): Piece => ({
  decoded: decode(input.bytes, set, options),
  input,
});

/** Whether a format fits the bytes, be they cut off or whole. */
const recognised = ({ bytes }: ParsedInput, set: FormatSet): boolean =>
  bytes.length > 0 && bytes.length <= LIMITS.bytes && candidates(newRun(bytes, set, {}), set).length > 0;

/** Readings of which is asked whether they are of a version that the catalog does not have. */
const MOST_TRIED = 4;

const isOtherVersion = ({ bytes }: ParsedInput, set: FormatSet): boolean =>
  bytes.length > 0 && bytes.length <= LIMITS.bytes && nearMiss(newRun(bytes, set), set) !== undefined;

/** Strings behind lengths that are tried in one input. */
const STRINGS = 500;

/**
 * Evidence that is a whole string behind its length. Where the bytes also pass for Evidence that is cut off, such a
 * string has to be most of them.
 */
function strings(readings: readonly ParsedInput[], cut: boolean, set: FormatSet): Piece[] {
  const out: Piece[] = [];
  let left = STRINGS;
  const budget = cborBudget();
  for (const { bytes, encoding, pointer } of readings) {
    let end = 0;
    for (const { at, bytes: content } of prefixed(bytes)) {
      if (--left < 0) return out;
      if (at < end || (cut && content.length * 2 < bytes.length)) continue;
      const [like] = candidates({ ...newRun(content, set), budget }, set);
      if (!like?.complete || rank(like.format.id, set) < (cut ? 2 : 1)) continue;
      const decoded = decode(content, set);
      if (decoded.error) continue;
      const place = `${pointer === undefined ? '' : `${pointer} → `}from offset ${at}`;
      out.push({ decoded, input: { bytes: content, encoding, pointer: place } });
      end = at + content.length;
    }
  }
  return out;
}

const ranks = new WeakMap<Format, number>();

/**
 * What a reader looks for first: Evidence that measures a guest and holds the caller's value, then what only holds that
 * value, then what goes with it, last what fits anything.
 */
function rank(id: string | null, set: FormatSet): number {
  const format = id === null ? undefined : set.byId.get(id);
  if (!format) return -1;
  let found = ranks.get(format);
  if (found === undefined) {
    // An envelope is worth what may lie in it.
    const held = [
      format,
      ...(format.fields ?? []).flatMap(({ formats }) => formats ?? []).flatMap((one) => formatOf(set, one) ?? []),
    ];
    const concepts = new Set(held.flatMap((one) => formatFields(one, set).map(({ concept }) => concept)));
    const measured = concepts.has('initial-measurement');
    found = (format.detect?.priority ?? 0) < 0 ? 0 : concepts.has('nonce') ? (measured ? 3 : 2) : 1;
    ranks.set(format, found);
  }
  return found;
}

/** The first of the highest rank; a text that is Evidence as a whole is one piece, however it is read. */
function best(found: readonly Piece[], set: FormatSet): Piece | undefined {
  const [first] = found;
  if (!first || first.input.pointer === undefined) return first;
  return found.reduce((top, one) => (rank(one.decoded.format, set) > rank(top.decoded.format, set) ? one : top), first);
}

/** The other values of a document that are Evidence. */
function beside(main: Piece, whole: readonly Piece[]): Piece[] {
  // What lies inside the Evidence itself is shown with it.
  if (main.input.pointer === undefined) return [];
  const seen = new Set([main.input.pointer]);
  return whole.filter(({ input: { pointer } }) => {
    if (pointer === undefined || seen.has(pointer) || [...seen].some((one) => pointer.startsWith(`${one} → `)))
      return false;
    seen.add(pointer);
    return true;
  });
}

/** Evidence behind the end of other Evidence. */
function behind({ decoded, input }: Piece, set: FormatSet, options: DecodeOptions): Piece[] {
  const rest = decoded.fields.find(({ name }) => name === 'TRAILING');
  if (!rest || rest.offset === null || input.bytes.length - rest.offset < 64) return [];
  const bytes = input.bytes.subarray(rest.offset);
  const [like] = candidates(newRun(bytes, set, {}), set);
  if (!like?.complete || rank(like.format.id, set) < 1) return [];
  const next = decode(bytes, set, options);
  if (next.error) return [];
  const pointer = `${input.pointer === undefined ? '' : `${input.pointer} → `}from offset ${rest.offset}`;
  const here: Piece = { decoded: next, input: { ...input, bytes, pointer } };
  return [here, ...behind(here, set, options)];
}

/** Sentences on where in the input the Evidence was, and where else there is some. */
function origin({ pointer }: ParsedInput, pieces: readonly Piece[], set: FormatSet): string[] {
  const from = pointer?.startsWith('from offset') ? `the input, ${pointer}` : pointer && placeOf(pointer);
  const place =
    pointer === undefined
      ? []
      : [`The evidence was taken from ${from || placeOf('')}; offsets count from its beginning.`];
  const others = pieces.map(({ decoded, input }) => {
    const name = set.byId.get(decoded.format ?? '')?.name;
    const where = input.pointer?.startsWith('from offset')
      ? `What lies ${input.pointer}`
      : `The value ${input.pointer} of the ${kindOf(pointer ?? '')}`;
    return `${where} is evidence as well: ${name}.`;
  });
  return [...place, ...others];
}

const kindOf = (pointer: string): string => (/^(?:CBOR|from)/.test(pointer) ? 'input' : 'JSON document');
const placeOf = (pointer: string): string =>
  pointer === ''
    ? 'a JSON string'
    : `the value ${pointer} of ${pointer.startsWith('CBOR') ? 'the input' : 'a JSON document'}`;

/** A text that is a number, for a format that is one word. */
function wordGiven(text: string, set: FormatSet, options: DecodeOptions): Given | undefined {
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

function decodeChosen(
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

/** Nothing is recognised: what can be said of the text, else of its likeliest reading. */
function unknown(readings: readonly ParsedInput[], text: string | null, set: FormatSet, options: DecodeOptions): Given {
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
function oddDigits(text: string): string | undefined {
  const digits = text.replace(/^\s*0x/i, '').replace(/[\s:]/g, '');
  if (digits.length < 16 || digits.length % 2 === 0 || /[^0-9a-f]/i.test(digits)) return undefined;
  return `the text has ${digits.length} hex digits, an odd number: one is missing or one too many`;
}
