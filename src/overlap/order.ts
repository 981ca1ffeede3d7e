import { compareVersions as compareText } from '../catalog/versions.ts';

const ranks = new Map<string, number>();

/** A release as one number; histories are asked about the same few releases many thousand times. */
function rankOf(version: string): number {
  let rank = ranks.get(version);
  if (rank === undefined) {
    const [major = 0, minor = 0, patch = 0, ...more] = version.split('.').map(Number);
    const plain = more.length === 0 && [major, minor, patch].every((part) => part >= 0 && part < 1000);
    rank = plain ? (major * 1000 + minor) * 1000 + patch : Number.NaN;
    ranks.set(version, rank);
  }
  return rank;
}

/** Negative when a is older than b, 0 when equal, positive when newer; the same order as the catalog's. */
export function compareVersions(a: string, b: string): number {
  const difference = rankOf(a) - rankOf(b);
  return Number.isNaN(difference) ? compareText(a, b) : difference;
}
