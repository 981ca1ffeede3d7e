/** What a reader looks for first among several pieces. */
import { formatFields } from './fields.ts';
import { formatOf } from './run.ts';
import type { Format, FormatSet } from './types.ts';

const ranks = new WeakMap<Format, number>();

/**
 * What a reader looks for first: Evidence that measures a guest and holds the caller's value, then what only holds that
 * value, then what goes with it, last what fits anything.
 */
export function rank(id: string | null, set: FormatSet): number {
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
