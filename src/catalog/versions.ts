/** Kernel release numbers as MAJOR.MINOR strings. */

/** Compares part by part, for what does not fit into one number. */
function compareParts(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const ranks = new Map<string, number>();

/** A release as one number, NaN when it does not fit; the same few releases are compared many thousand times. */
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

/** Negative when a is older than b, 0 when equal, positive when newer. */
export function compareVersions(a: string, b: string): number {
  const difference = rankOf(a) - rankOf(b);
  return Number.isNaN(difference) ? compareParts(a, b) : difference;
}

/** Last minor number of each major release before 6, so that histories may name kernels older than the catalog's. */
const LAST_MINOR: Readonly<Record<string, number>> = { '3': 19, '4': 20, '5': 19 };

/** Whether a release before 6.0 that is older than another one ever existed. */
export function existedBefore(version: string, other: string): boolean {
  if (compareVersions(version, other) >= 0) return false;
  const [major = '', minor = '', patch] = version.split('.');
  if (major === '2') return minor === '6' && patch !== undefined && Number(patch) <= 39;
  const last = LAST_MINOR[major];
  return patch === undefined && last !== undefined && Number(minor) <= last;
}
