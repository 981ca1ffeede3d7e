import type { Catalog, KernelRelease } from '../catalog/model.ts';
import type { Interface } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';

/** The newest release with headers, among those that were out on a day. */
export function newestOn(catalog: Catalog, until: string | undefined): KernelRelease | undefined {
  const released = catalog.kernels.filter((one) => until === undefined || releasedBy(one, until));
  return released.findLast((one) => one.uapi !== undefined) ?? catalog.kernels.find((one) => one.uapi !== undefined);
}

const releasedBy = ({ released }: KernelRelease, day: string): boolean => released !== 'unknown' && released <= day;

/** Whether a thing was in a kernel released by a day. What has no settled beginning was there. */
export function wasThere(
  catalog: Catalog,
  history: Interface['history'] | undefined,
  until: string | undefined,
): boolean {
  if (until === undefined || history === undefined) return true;
  const added = history.find(({ change }) => change === 'added');
  if (!added?.kernel) return history.every(({ change }) => change !== 'proposed');
  const release = catalog.kernels.find(({ id }) => id === added.kernel);
  if (release && release.released !== 'unknown') return releasedBy(release, until);
  const newest = catalog.kernels.findLast((one) => releasedBy(one, until));
  return newest === undefined || compareVersions(added.kernel, newest.id) <= 0;
}
