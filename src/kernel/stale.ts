import { keyOfPlace } from '../catalog/place.ts';
import { compareVersions } from '../catalog/versions.ts';
import { type Cited, holdsIn } from './claims.ts';
import { type Drift, driftOf, type EvidenceFile } from './evidence-file.ts';

/** A claim that was read in one release and whose place differs in another one in which the claim should hold. */
export interface Stale {
  /** Path of the entry's file relative to the catalog's directory. */
  file: string;
  /** JSON pointer of the claim. */
  claim: string;
  /** Key of the place. */
  key: string;
  /** Release in which it was read. */
  at: string;
  /** Release in which it differs. */
  kernel: string;
  drift: Exclude<Drift, 'unchanged' | 'unread'>;
  /** Where it is now, when it moved. */
  path?: string;
  /** True when the evidence quotes what it rests on, and the quotation is still there: what is around it differs. */
  quoted?: true;
}

/** What tells how something behaves since it is there. A cell's reason or a discrepancy tells of the release that it cites. */
const BEHAVES = /^(?:interfaces|status|logs)\//;
const OF_ONE_RELEASE = /^\/discrepancies\//;

/**
 * Claims without a first kernel whose place reads otherwise in an older release that has the thing, and of which nobody
 * says that they were read there too: they may tell of new behaviour as if it had been so from the beginning. Where a
 * claim cites that release besides, somebody read it there; where it quotes the code, the quotation is what counts.
 */
export const unreadIn = (stale: readonly Stale[], cited: readonly Cited[]): Stale[] => {
  const dated = new Set(cited.flatMap(({ file, claim, dated: own }) => (own ? [file + claim] : [])));
  const read = new Set(cited.flatMap(({ file, claim, at }) => (at === undefined ? [] : [`${at} ${file}${claim}`])));
  return stale.filter(
    ({ file, claim, at, kernel, drift, quoted }) =>
      compareVersions(kernel, at) < 0 &&
      drift !== 'moved' &&
      quoted !== true &&
      BEHAVES.test(file) &&
      !OF_ONE_RELEASE.test(claim) &&
      !dated.has(file + claim) &&
      !read.has(`${kernel} ${file}${claim}`),
  );
};

/** Stale claims of one release, from what is recorded of all. Pure. */
export function staleIn(version: string, cited: readonly Cited[], files: ReadonlyMap<string, EvidenceFile>): Stale[] {
  const here = files.get(version);
  if (!here) return [];
  const stale: Stale[] = [];
  for (const item of cited) {
    const { place, at, evidence, event, file, claim } = item;
    // A step of a history is past: later changes do not touch it.
    if (event) continue;
    if (!place || !evidence || at === undefined || at === version || place.kind === 'lacks' || place.kind === 'file')
      continue;
    // Somebody read it here too, and found that it holds.
    if (!holdsIn(item, version) || evidence.also?.includes(version)) continue;
    const key = keyOfPlace(place);
    const drift = driftOf(files.get(at)?.places[key], here.places[key]);
    if (drift === 'unchanged' || drift === 'unread') continue;
    // Which releases have a code or print a line is extracted, and not claimed.
    if (drift === 'gone' && /^(?:status|logs)\//.test(file)) continue;
    const path = here.places[key]?.path;
    const quoted = drift === 'changed' && 'text' in place && place.text !== undefined;
    stale.push({
      file,
      claim,
      key,
      at,
      kernel: version,
      drift,
      ...(path && drift === 'moved' ? { path } : {}),
      ...(quoted ? { quoted: true as const } : {}),
    });
  }
  return stale;
}
