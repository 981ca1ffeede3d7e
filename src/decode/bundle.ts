/** The formats as one compact JSON text for the browser. */
import { formatSet } from './layouts.ts';
import type { Format, FormatSet } from './types.ts';

/** Keys that pages show but decoding does not need. */
const PROSE = new Set(['meaning', 'about', 'evidence', 'trust']);

/** JSON of the formats, prose left out unless `prose` is set. The order of formats and keys is that given. */
export function bundleFormats(formats: Format[], options: { prose?: boolean } = {}): string {
  const keep = options.prose ?? false;
  return JSON.stringify(formats, (key, value) => (!keep && PROSE.has(key) ? undefined : value));
}

/** The set from a bundle's text, or from its parsed content. */
export function openBundle(bundle: string | Format[]): FormatSet {
  return formatSet(typeof bundle === 'string' ? (JSON.parse(bundle) as Format[]) : bundle);
}
