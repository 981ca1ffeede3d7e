import type { Evidence } from '../catalog/types.ts';
import { TRUSTS, type Trust } from '../overlap/trust.ts';
import type { EvidenceFile } from './evidence-file.ts';
import { keyOfPlace, placeOfEvidence } from './place.ts';

/** What is recorded of the releases' trees, by release. */
export type Recorded = ReadonlyMap<string, EvidenceFile>;

/** Whether a program found the place of this evidence in its release's tree. */
export function isRecorded(evidence: Evidence, files: Recorded): boolean {
  const place = placeOfEvidence(evidence);
  const file = evidence.at === undefined ? undefined : files.get(evidence.at);
  if (!place || !file) return false;
  // Of presence and absence nothing is recorded: every run looks again.
  if (place.kind === 'lacks' || place.kind === 'file') return true;
  return (file.places[keyOfPlace(place)] ?? null) !== null;
}

/**
 * Trust of a claim by what the trees showed. checked: the code or the Kconfig symbol that it cites was found and
 * recorded. cited: code or a commit is named, and no program looked. documented: only a document says it, found or not.
 * claimed: only a secondary source. A claim that takes its value from the headers is extracted. Pure.
 */
export function trustOf(evidence: readonly Evidence[] | undefined, files: Recorded, uapi?: string): Trust {
  if (uapi !== undefined) return 'extracted';
  const trusts = (evidence ?? []).map((item): Trust => {
    if (item.claimed) return 'claimed';
    const isDocument = item.kernel?.startsWith('Documentation/') ?? false;
    if (item.kernel !== undefined || item.kconfig !== undefined) {
      if (!isRecorded(item, files)) return isDocument ? 'documented' : 'cited';
      return isDocument ? 'documented' : 'checked';
    }
    if (item.commit !== undefined) return 'cited';
    return item.url !== undefined ? 'claimed' : 'documented';
  });
  return TRUSTS.find((trust) => trusts.includes(trust)) ?? 'unknown';
}
