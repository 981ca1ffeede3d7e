import { placeOfEvidence } from '../catalog/citation.ts';
import { keyOfPlace } from '../catalog/place.ts';
import type { Evidence, Kernel } from '../catalog/types.ts';
import type { Recorded } from '../overlap/trust.ts';

export interface SourceLink {
  /** The kernel's own web view, at the tag. */
  href: string;
  path: string;
  /** Lines in that release; undefined when the place is the whole file or was not looked up. */
  lines?: readonly [number, number];
  tag: string;
}

const TREE = 'https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/tree';

/** Address of a mainline commit. */
export const commitUrl = (hash: string): string => `https://git.kernel.org/linus/${hash}`;

/** Address of a mail, by its Message-ID. */
export const loreUrl = (id: string): string =>
  `https://lore.kernel.org/r/${encodeURIComponent(id).replaceAll('%40', '@')}`;

/** Tag of the release that was read: v7.3.4, or v7.3 when no stable release is known. */
export function tagOf(kernels: readonly Pick<Kernel, 'id' | 'checked'>[], version: string): string {
  return `v${kernels.find(({ id }) => id === version)?.checked?.release ?? version}`;
}

/** Address of a file of the stable tree at a tag, and of a line in it. */
export const treeUrl = (path: string, tag: string, line?: number): string =>
  `${TREE}/${path}?h=${tag}${line === undefined ? '' : `#n${line}`}`;

/**
 * Link to the place that evidence names, pinned to the release that was read; undefined for evidence that is not in a
 * source tree, and for a Kconfig symbol whose file is not recorded. Pure.
 */
export function sourceLink(
  evidence: Evidence,
  kernels: readonly Pick<Kernel, 'id' | 'checked'>[],
  files: Recorded,
): SourceLink | undefined {
  const place = placeOfEvidence(evidence);
  const { at } = evidence;
  if (!place || at === undefined) return undefined;
  const record = files.get(at)?.places[keyOfPlace(place)] ?? undefined;
  const path = record?.path ?? (place.kind === 'kconfig' ? undefined : place.path);
  if (path === undefined) return undefined;
  const given: [number, number] | undefined = place.kind === 'lines' ? [place.from, place.to] : undefined;
  const lines = record?.lines ?? given;
  const tag = tagOf(kernels, at);
  return {
    href: treeUrl(path, tag, lines?.[0]),
    path,
    tag,
    lines,
  };
}
