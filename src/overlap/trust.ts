import { citationOf, EVIDENCE, placeOfEvidence } from '../catalog/citation.ts';
import type { Catalog, EvidenceFile } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import { isPresence, keyOfPlace } from '../catalog/place.ts';
import type { Claim, Evidence } from '../catalog/types.ts';

/**
 * How far a fact can be trusted, best first.
 * extracted: a compiler read it from the headers; checked: a program found the cited code or Kconfig symbol in that
 * kernel's tree; cited: code or a commit is named, and no program has looked; documented: only a document says it, found
 * or not; claimed: only a secondary source; unknown: nothing is cited.
 */
export type Trust = 'extracted' | 'checked' | 'cited' | 'documented' | 'claimed' | 'unknown';

export const TRUSTS = [
  'extracted',
  'checked',
  'cited',
  'documented',
  'claimed',
  'unknown',
] as const satisfies readonly Trust[];

/** What is recorded of the releases' trees, by release. */
export type Recorded = ReadonlyMap<string, EvidenceFile>;

/** What a catalog has recorded of its releases' trees. */
export const recordedOf = perCatalog(
  (catalog): Recorded =>
    new Map(catalog.kernels.flatMap((kernel) => (kernel.found ? [[kernel.id, kernel.found] as const] : []))),
);

/** Whether a program found the place of this evidence in its release's tree. */
export function isRecorded(evidence: Evidence, files: Recorded): boolean {
  const place = placeOfEvidence(evidence);
  const file = evidence.at === undefined ? undefined : files.get(evidence.at);
  if (!place || !file) return false;
  return isPresence(place) || (file.places[keyOfPlace(place)] ?? null) !== null;
}

/** Trust that one piece of evidence gives, by what the trees showed. */
export function trustOfPlace(item: Evidence, files: Recorded): Trust {
  const cited = citationOf(item);
  if (!cited) return 'unknown';
  const speaker = item.claimed || item.seen === 'listed' ? 'secondary' : EVIDENCE[cited.kind].speaker(cited.value);
  if (speaker === 'code') return isRecorded(item, files) ? 'checked' : 'cited';
  return speaker === 'document' ? 'documented' : 'claimed';
}

/** Trust of a claim: the best of its evidence. A claim that takes its value from the headers (`uapi`) is extracted. */
export function trustOf(evidence: readonly Evidence[] | undefined, files: Recorded, uapi?: string): Trust {
  if (uapi !== undefined) return 'extracted';
  const trusts = (evidence ?? []).map((item) => trustOfPlace(item, files));
  return TRUSTS.find((trust) => trusts.includes(trust)) ?? 'unknown';
}

/** Trust that one piece of evidence gives. */
export const trustOfEvidence = (catalog: Catalog, item: Evidence): Trust => trustOfPlace(item, recordedOf(catalog));

/** The best trust that a list of evidence gives. */
export const trustOfList = (catalog: Catalog, list: readonly Evidence[] | undefined): Trust =>
  trustOf(list, recordedOf(catalog));

/** Trust of a claim; one that takes its value from the headers is extracted. */
export const trustOfValue = (catalog: Catalog, claim: Claim): Trust =>
  trustOf(claim.evidence, recordedOf(catalog), claim.uapi);
