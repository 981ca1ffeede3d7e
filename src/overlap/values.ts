import type { Aspect, Claim, Claims } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { ASPECT_TYPES, normalForm } from './aspect-types.ts';

/** Claims as a list: one, several, or none. */
export const claimList = (claims: Claims | undefined): readonly Claim[] =>
  claims === undefined ? [] : Array.isArray(claims) ? claims : [claims];

/** Whether something with `since` and `until` (both inclusive) holds in a kernel. */
export const holdsAt = (item: { since?: string; until?: string }, kernel: string): boolean =>
  (item.since === undefined || compareVersions(kernel, item.since) >= 0) &&
  (item.until === undefined || compareVersions(kernel, item.until) <= 0);

/** The claims that a comparison uses: what the code does; where nothing is said of the code, what documents say. */
export function comparable(claims: readonly Claim[]): readonly Claim[] {
  const implemented = claims.filter((claim) => claim.says !== 'documented');
  return implemented.length > 0 ? implemented : claims;
}

/**
 * Comparison key of what an offer claims of an aspect; undefined when nothing is known, or when a list of errors may lack
 * some: two such lists are neither the same nor different.
 */
export function comparisonKey(aspect: Aspect, claims: readonly Claim[]): string | undefined {
  if (comparable(claims).some((claim) => claim.complete === false)) return undefined;
  const keys = comparable(claims).map((claim) =>
    claim.applies === false
      ? 'does not apply'
      : claim.value === undefined
        ? undefined
        : `= ${normalForm(aspect.type, claim.value)}`,
  );
  const known = [...new Set(keys.filter((key) => key !== undefined))].sort();
  return known.length === 0 ? undefined : known.join(' | ');
}

/**
 * A value in words: `32 to 64 bytes`, `yes`, an enum's label. Equal values give equal words however they were written,
 * so that outputs made of words compare as values do.
 */
export function valueText(aspect: Aspect, claim: Claim): string {
  if (claim.applies === false) return 'does not apply';
  const value = claim.value;
  if (value === undefined) return claim.uapi ?? 'unknown';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const type = ASPECT_TYPES[aspect.type];
  const normal = normalForm(aspect.type, value);
  const unit = aspect.unit ?? type.unit;
  const words = type.words?.(normal, aspect, unit === undefined ? '' : ` ${unit}`) ?? normal;
  return claim.complete === false ? `${words} (not complete)` : words;
}

/** What the comparison uses of some claims, in words; `unknown` when nothing is known. */
export function claimsText(aspect: Aspect, claims: readonly Claim[]): string {
  const known = comparable(claims).filter((claim) => claim.applies === false || claim.value !== undefined);
  const words = [...new Set(known.map((claim) => valueText(aspect, claim)))].sort();
  return words.length === 0 ? 'unknown' : words.join(' or ');
}
