/** Kernel release numbers as MAJOR.MINOR strings. */

/** Negative when a is older than b, 0 when equal, positive when newer. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Last minor number of each major release before 6, so that histories may name kernels older than the catalog's. */
const LAST_MINOR: Readonly<Record<string, number>> = { '3': 19, '4': 20, '5': 19 };

/** Whether a release older than the catalog's own kernels ever existed. */
export function existedBefore(version: string, oldest: string): boolean {
  if (compareVersions(version, oldest) >= 0) return false;
  const [major = '', minor = '', patch] = version.split('.');
  if (major === '2') return minor === '6' && patch !== undefined && Number(patch) <= 39;
  const last = LAST_MINOR[major];
  return patch === undefined && last !== undefined && Number(minor) <= last;
}
