import type { Aspect, Claim, FunctionEntry } from '../catalog/types.ts';
import { ASPECT_TYPES } from './aspect-types.ts';
import type { Agreement, AspectRow, Cell, Offer } from './types.ts';
import { comparisonKey } from './values.ts';

/** The offers that are compared with one another: all common ones if there are any, else the own ones. */
export function comparedOffers(cells: readonly Cell[]): readonly Offer[] {
  const offers = cells.flatMap((cell) => cell.offers);
  const common = offers.filter((offer) => offer.through === 'common');
  return common.length > 0 ? common : offers;
}

function agreementOf(aspect: Aspect, keys: readonly (string | undefined)[]): Agreement {
  if (keys.length < 2) return 'alone';
  const known = keys.filter((key) => key !== undefined);
  if (known.length === 0) return 'unknown';
  if (!ASPECT_TYPES[aspect.type].compared) return 'see';
  if (new Set(known).size > 1) return 'differs';
  return known.length < keys.length ? 'unknown' : 'same';
}

/** Whether what documents say and what the code does are both known and not equal. */
function disagree(aspect: Aspect, claims: readonly Claim[]): boolean {
  const documented = claims.filter((claim) => claim.says === 'documented');
  const implemented = claims.filter((claim) => claim.says !== 'documented');
  if (documented.length === 0 || implemented.length === 0) return false;
  return comparisonKey(aspect, documented) !== comparisonKey(aspect, implemented);
}

/** Every aspect of a function over some offers, in the function's order. */
export function compareOffers(entry: FunctionEntry, offers: readonly Offer[]): AspectRow[] {
  return entry.aspects.map((aspect) => {
    const values = offers.map((offer) => offer.aspects.get(aspect.id) ?? []);
    const keys = values.map((claims) => comparisonKey(aspect, claims));
    const contested = values.flatMap((claims, index) => (disagree(aspect, claims) ? [index] : []));
    return { aspect, agreement: agreementOf(aspect, keys), values, keys, contested };
  });
}

/** Number of aspects on which the offers differ. */
export const countDifferences = (rows: readonly AspectRow[]): number =>
  rows.filter((row) => row.agreement === 'differs').length;
