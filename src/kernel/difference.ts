import type { UapiFact, UapiFile } from '../catalog/model.ts';
import { ARCHES } from './arches.ts';
import { compareFacts, type FactDifference } from './check-uapi.ts';
import { isConfidential } from './completeness.ts';

/** What the headers of one release changed against those of another; confidential-computing names only. */
export interface KernelDifference {
  added: FactDifference[];
  removed: FactDifference[];
  changed: FactDifference[];
  /** Differences of names that do not belong to confidential computing. */
  others: number;
}

/** Compares two releases. A name that moved to another header with the same value is a change. Pure. */
export function kernelDifference(from: UapiFile, to: UapiFile): KernelDifference {
  const result: KernelDifference = { added: [], removed: [], changed: [], others: 0 };
  for (const difference of compareFacts(from.facts, to.facts, ARCHES)) {
    const { header, name } = (difference.fresh ?? difference.committed) as UapiFact;
    if (!isConfidential(header, name)) result.others += 1;
    else if (!difference.committed) result.added.push(difference);
    else if (!difference.fresh) result.removed.push(difference);
    else result.changed.push(difference);
  }
  return result;
}
