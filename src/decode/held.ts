/** Evidence that is a string behind its length, in bytes that no format fits as a whole. */
import { cborBudget } from './cbor.ts';
import { decode } from './decode.ts';
import { candidates, nearMiss } from './detect.ts';
import type { ParsedInput } from './input.ts';
import type { Piece } from './piece.ts';
import { prefixed } from './prefixed.ts';
import { rank } from './rank.ts';
import { LIMITS, newRun } from './run.ts';
import type { FormatSet } from './types.ts';

/** Readings of which is asked whether they are of a version that the catalog does not have. */
const MOST_TRIED = 4;

/** Whether one of the first readings is of a family that the catalog has in other versions only. */
export const isOtherVersion = (readings: readonly ParsedInput[], set: FormatSet): boolean =>
  readings
    .slice(0, MOST_TRIED)
    .some(
      ({ bytes }) =>
        bytes.length > 0 && bytes.length <= LIMITS.bytes && nearMiss(newRun(bytes, set), set) !== undefined,
    );

/** Strings behind lengths that are tried in one input. */
const STRINGS = 500;

/**
 * Evidence that is a whole string behind its length. Where the bytes also pass for Evidence that is cut off, such a
 * string has to be most of them.
 */
export function strings(readings: readonly ParsedInput[], cut: boolean, set: FormatSet): Piece[] {
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
