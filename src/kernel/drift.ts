import type { EvidenceRecord } from '../catalog/model.ts';

/** How a place that was read in one release stands in another. */
export type Drift = 'unchanged' | 'changed' | 'moved' | 'gone' | 'unread';

/** Compares the records of two releases; unread when one of them was never looked at. Pure. */
export function driftOf(read: EvidenceRecord | null | undefined, other: EvidenceRecord | null | undefined): Drift {
  if (!read || other === undefined) return 'unread';
  if (other === null) return 'gone';
  if (read.digest !== other.digest) return 'changed';
  return read.path === other.path ? 'unchanged' : 'moved';
}
