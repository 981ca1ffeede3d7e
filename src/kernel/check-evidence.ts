import { isPresence, keyOfPlace, type Place } from '../catalog/place.ts';
import type { Cited } from './claims.ts';
import type { EvidenceFile, EvidenceRecord } from './evidence-file.ts';
import type { Found, Lookup } from './lookup.ts';
import type { Mismatch, Positions } from './position.ts';

export interface EvidenceResult {
  /** What to record for this release. */
  file: EvidenceFile;
  mismatches: Mismatch[];
  /** Claims that cite this release. */
  claims: number;
  /** Those of them of which every cited place was found as recorded. */
  checked: number;
  /** Pieces of evidence that could not be looked up, because the tree at hand lacks that part. */
  unreached: number;
}

/** Checks all evidence of one release's tree against what is recorded, and looks up there what other releases cite. */
export function checkEvidence(
  lookup: Lookup,
  cited: readonly Cited[],
  committed: EvidenceFile | undefined,
  positions: Positions,
): EvidenceResult {
  const { version } = lookup.tree;
  const result: EvidenceResult = {
    file: { kernel: version, package: lookup.tree.package, places: {} },
    mismatches: [],
    claims: 0,
    checked: 0,
    unreached: 0,
  };
  const claims = new Map<string, boolean>();
  for (const item of cited) {
    if (item.at !== version || !item.place) continue;
    const { place } = item;
    const key = keyOfPlace(place);
    const id = `${item.file}${item.claim}`;
    const found = lookup.find(place);
    if (found.state === 'out-of-reach') {
      result.unreached += 1;
      const kept = committed?.places[key];
      if (kept !== undefined) result.file.places[key] = kept;
      continue;
    }
    const mismatch = compare(
      item,
      place,
      found,
      isPresence(place) ? undefined : (committed?.places[key] ?? null),
      positions,
    );
    if (mismatch) result.mismatches.push(mismatch);
    claims.set(id, (claims.get(id) ?? true) && !mismatch);
    if (!isPresence(place)) result.file.places[key] = recordOf(found);
  }
  result.claims = claims.size;
  result.checked = [...claims.values()].filter(Boolean).length;

  for (const item of cited) {
    if (!item.place || item.at === undefined || item.at === version || isPresence(item.place)) continue;
    const key = keyOfPlace(item.place);
    if (key in result.file.places) continue;
    const found = lookup.relocate(item.place);
    const kept = committed?.places[key];
    if (found.state !== 'out-of-reach') result.file.places[key] = recordOf(found);
    else if (kept !== undefined) result.file.places[key] = kept;
  }
  return result;
}

function recordOf(found: Exclude<Found, { state: 'out-of-reach' }>): EvidenceRecord | null {
  if (found.state !== 'found') return null;
  return { digest: found.digest, lines: found.lines, ...(found.path ? { path: found.path } : {}) };
}

function compare(
  item: Cited,
  place: Place,
  found: Exclude<Found, { state: 'out-of-reach' }>,
  /** Undefined when nothing is recorded of such places. */
  record: EvidenceRecord | null | undefined,
  positions: Positions,
): Mismatch | undefined {
  const at = item.at as string;
  const say = (kind: Mismatch['kind'], message: string) =>
    positions.mismatch(item.file, item.path, kind, `${at}: ${message}`);
  if (found.state !== 'found') return say(found.state, found.why);
  if (record === undefined) return undefined;
  // A list says only that the symbol exists.
  if (!item.evidence) return undefined;
  const name = keyOfPlace(place);
  if (record === null) return say('unrecorded', `${name} is not recorded; run npm run verify -- --update`);
  if (record.digest !== found.digest) {
    return say('changed', `${name} (lines ${found.lines.join('-')}) is not the text that was recorded: read it again`);
  }
  return undefined;
}
