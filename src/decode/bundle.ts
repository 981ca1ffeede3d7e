/** The formats as one compact JSON text for the browser. */
import type { Layout } from './types.ts';

/** Keys that pages show but decoding does not need. */
const PROSE = new Set(['meaning', 'about', 'evidence', 'trust']);

/** JSON of the formats without their prose. The order of formats and keys is that given. */
export function bundleFormats(formats: readonly Layout[]): string {
  return JSON.stringify(formats, (key, value) => (PROSE.has(key) ? undefined : value));
}
