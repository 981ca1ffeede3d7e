import type { Aspect, AspectValue, Claim, Claims, Range } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';

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

const MILLISECONDS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of a duration such as 30s, 500ms, 2min or 1h30min; undefined when it is none. */
export function durationMs(text: string): number | undefined {
  const compact = text.replaceAll(/[\s_]/g, '');
  if (!/^(\d+(\.\d+)?(ns|us|ms|s|min|h|d))+$/.test(compact)) return undefined;
  let total = 0;
  for (const [, amount, unit] of compact.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|min|s|h|d)/g)) {
    total += Number(amount) * (MILLISECONDS[unit as string] as number);
  }
  return total;
}

const isRange = (value: AspectValue): value is Range =>
  typeof value === 'object' && !Array.isArray(value) && value !== null;

/** A value's normal form: equal strings mean equal values of that type. */
export function normalForm(type: Aspect['type'], value: AspectValue): string {
  if (Array.isArray(value)) return [...new Set(value)].sort().join(' ');
  if (isRange(value)) return `${value.min}..${value.max}`;
  if (type === 'range' && typeof value === 'number') return `${value}..${value}`;
  if (type === 'errnos' && typeof value === 'string')
    return value
      .split(/[\s,]+/)
      .sort()
      .join(' ');
  if (type === 'duration' && typeof value === 'string') {
    const milliseconds = durationMs(value);
    return milliseconds === undefined ? value : `${milliseconds}ms`;
  }
  if ((type === 'integer' || type === 'size') && typeof value === 'string' && /^(0x[0-9a-f]+|\d+)$/i.test(value)) {
    return BigInt(value).toString();
  }
  return String(value).trim();
}

/** Comparison key of what an offer claims of an aspect; undefined when nothing is known. */
export function comparisonKey(aspect: Aspect, claims: readonly Claim[]): string | undefined {
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

/** A number of milliseconds in the largest unit that divides it: 120000 gives `2 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < 1) return `${Math.round(milliseconds * 1e6) / 1e3} us`;
  for (const unit of ['h', 'min', 's']) {
    const length = MILLISECONDS[unit] as number;
    if (milliseconds >= length && milliseconds % length === 0) return `${milliseconds / length} ${unit}`;
  }
  return `${milliseconds} ms`;
}

/**
 * A value in words: `32 to 64 bytes`, `yes`, an enum's label. Equal values give equal words however they were written,
 * so that outputs made of words compare as values do.
 */
export function valueText(aspect: Aspect, claim: Claim): string {
  if (claim.applies === false) return 'does not apply';
  const value = claim.value;
  if (value === undefined) return claim.uapi ?? 'unknown';
  const unit = aspect.unit ? ` ${aspect.unit}` : aspect.type === 'size' ? ' bytes' : '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const normal = normalForm(aspect.type, value);
  if (aspect.type === 'range') {
    const [least, most] = normal.split('..');
    return (least === most || most === undefined ? `exactly ${least}` : `${least} to ${most}`) + unit;
  }
  if (aspect.type === 'errnos') return normal === '' ? 'none' : normal.replaceAll(' ', ', ');
  if (aspect.type === 'duration')
    return /^[\d.e+-]+ms$/.test(normal) ? durationText(Number.parseFloat(normal)) : normal;
  if (aspect.type === 'integer' || aspect.type === 'size') return normal + unit;
  return aspect.type === 'enum' ? (aspect.values?.[normal] ?? normal) : normal;
}

/** What the comparison uses of some claims, in words; `unknown` when nothing is known. */
export function claimsText(aspect: Aspect, claims: readonly Claim[]): string {
  const known = comparable(claims).filter((claim) => claim.applies === false || claim.value !== undefined);
  const words = [...new Set(known.map((claim) => valueText(aspect, claim)))].sort();
  return words.length === 0 ? 'unknown' : words.join(' or ');
}
