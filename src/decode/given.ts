/** Decodes what a user gave, in whatever form it was written or wrapped. */
import { decodeChosen, wordGiven } from './chosen.ts';
import { decode, INPUT_LIMIT, refused } from './decode.ts';
import { candidates } from './detect.ts';
import { isOtherVersion, strings } from './held.ts';
import { inputReadings, type ParsedInput, textOf } from './input.ts';
import { alone, type Given, type Piece, piece } from './piece.ts';
import { rank } from './rank.ts';
import { LIMITS, newRun } from './run.ts';
import type { DecodeOptions, FormatSet } from './types.ts';
import { unknown } from './unknown.ts';

export type { Given, Piece } from './piece.ts';

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
  const newer = known.length === 0 && isOtherVersion(readings, set);
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

/** Whether a format fits the bytes, be they cut off or whole. */
const recognised = ({ bytes }: ParsedInput, set: FormatSet): boolean =>
  bytes.length > 0 && bytes.length <= LIMITS.bytes && candidates(newRun(bytes, set, {}), set).length > 0;

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
