/** The formats as one compact JSON text for the browser. */
import type { Layout } from './types.ts';

/** Keys that pages show but decoding does not need. */
const PROSE = new Set(['meaning', 'about', 'evidence', 'trust']);

/**
 * JSON of the formats without their prose, but for what single bits mean, which readers look up one by one. The order of
 * formats and keys is that given.
 */
export function bundleFormats(formats: readonly Layout[]): string {
  return JSON.stringify(formats, function (this: unknown, key, value) {
    const ofBit = key === 'meaning' && typeof this === 'object' && this !== null && ('bit' in this || 'bits' in this);
    return PROSE.has(key) && !ofBit ? undefined : value;
  });
}
