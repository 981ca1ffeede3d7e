/** A piece of Evidence, and what an input gives as a whole. */
import { decode } from './decode.ts';
import type { ParsedInput } from './input.ts';
import type { Decoded, DecodeOptions, FormatSet } from './types.ts';

/** Another piece of Evidence in the same input. */
export interface Piece {
  decoded: Decoded;
  input: ParsedInput;
}

export interface Given extends Piece {
  /** The other pieces of a bundle, in the order of the input. */
  pieces: Piece[];
}

/** A result with nothing beside it. */
export const alone = (decoded: Decoded, input: ParsedInput): Given => ({ decoded, input, pieces: [] });

/** The result of one reading. */
export const piece = (input: ParsedInput, set: FormatSet, options: DecodeOptions): Piece => ({
  decoded: decode(input.bytes, set, options),
  input,
});
