import { urls } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import { count } from '../text.ts';
import { aspectNames, viewChanges, viewText } from './diff-text.ts';
import type { FeedItem } from './feed.ts';
import { type DataRelease, releasesOf } from './releases.ts';

/** A change of a release, narrowed to what it is of. */
type Of = (change: { function: string; platform?: string }) => boolean;

/** The lines that a release has of levels and cells. */
function linesOf(catalog: Catalog, release: DataRelease, isMeant: Of): string[] {
  const name = (id: string): string => catalog.functions.find((entry) => entry.id === id)?.name ?? id;
  const platform = (id: string): string => catalog.platforms.find((entry) => entry.id === id)?.name ?? id;
  const span = (kernels: readonly string[]): string =>
    kernels.length > 1 ? `${kernels[0]} to ${kernels.at(-1)}` : (kernels[0] ?? '');
  return [
    ...release.levels
      .filter((change) => isMeant({ function: change.function }))
      .map(
        (change) =>
          `${name(change.function)} (${span(change.kernels)}): ${change.before ?? 'not in the catalog'} → ${change.after ?? 'not in the catalog'}`,
      ),
    ...release.cells.filter(isMeant).map((change) => {
      const values = viewChanges(change.before, change.after, aspectNames(catalog, change.function));
      return [
        `${name(change.function)}, ${platform(change.platform)} (${span(change.kernels)}): ${viewText(change.before)} → ${viewText(change.after)}`,
        ...values,
      ].join('; ');
    }),
  ];
}

/** The releases of the data as items of a feed, newest first; without changes of what is meant there is no item. */
export const releaseItems = (catalog: Catalog, isMeant?: Of): FeedItem[] =>
  [...releasesOf(catalog)].reverse().flatMap((release) => {
    const lines = linesOf(catalog, release, isMeant ?? (() => true));
    if (isMeant && lines.length === 0) return [];
    const listed = lines.map((line) => `- ${line}`).join('\n');
    return {
      path: urls.change(release.version),
      title: isMeant
        ? `Data ${release.version}: ${count(lines.length, 'change')}`
        : `Data ${release.version}: ${count(release.entries.length, 'entry', 'entries')}, ${count(release.cells.length, 'cell')}, ${count(release.levels.length, 'level')}, ${count(release.topics.length, 'topic')}`,
      published: release.date,
      updated: release.date,
      text: isMeant ? listed : [release.summary, listed].filter(Boolean).join('\n\n'),
    };
  });
