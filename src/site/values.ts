import type { Aspect, Claim } from '../catalog/types.ts';
import { ASPECT_TYPES, valueText } from '../overlap/index.ts';

/** A number of bytes as people read it: 64 bytes, 4 KiB (4096 bytes). */
export function bytes(number: number): string {
  if (number < 1024 || number % 256 !== 0) return `${number.toLocaleString('en').replaceAll(',', ' ')} bytes`;
  const units = ['KiB', 'MiB', 'GiB'];
  let value = number / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return Number.isInteger(value)
    ? `${value} ${units[unit]}`
    : `${number.toLocaleString('en').replaceAll(',', ' ')} bytes`;
}

/** A claim's value in words, with the kernels for which it holds. */
export function claimText(aspect: Aspect, claim: Claim): string {
  if (ASPECT_TYPES[aspect.type].unit === 'bytes' && typeof claim.value === 'number' && !aspect.unit)
    return bytes(claim.value);
  return valueText(aspect, claim);
}

/** 'until 6.18', 'from 6.19', or ''. */
export function span(item: { since?: string; until?: string }): string {
  if (item.since && item.until) return `${item.since} to ${item.until}`;
  if (item.since) return `from ${item.since}`;
  return item.until ? `until ${item.until}` : '';
}
