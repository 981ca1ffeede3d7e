import { urls } from '../catalog/addresses.ts';
import { compareVersions } from '../catalog/versions.ts';
import { type Asked, singleWords } from './ask.ts';
import type { Page, Store } from './store.ts';

/** A page that the index does not hold, or holds by its address alone: a comparison, or what changed between two kernels. */
export interface Shortcut {
  url: string;
  title: string;
  kind: string;
  /** Whether it is what was asked for, and not only near to it. */
  isMeant: boolean;
}

const idOf = (page: Page): string => page.url.split('/').at(-2) ?? '';

/** Comparisons of the platforms that a question names. */
export function comparisons(asked: Asked, platforms: readonly Page[]): Shortcut[] {
  const [a, ...others] = platforms;
  if (!a || others.length === 0) return [];
  const words = singleWords(asked).filter(
    ({ word }) => !asked.wants.comparison || !/^(compar|differ|vs|versus|between)/i.test(word),
  );
  // Nothing but platforms, beside the words that ask for a comparison.
  const isMeant = words.length <= platforms.length || (asked.wants.comparison && words.length <= platforms.length + 1);
  return others.slice(0, 2).map((b) => ({
    url: urls.compare(idOf(a), idOf(b)),
    title: `${a.platforms[0] ?? a.title} and ${b.platforms[0] ?? b.title} side by side`,
    kind: 'comparison',
    isMeant,
  }));
}

/** What changed between the kernels that a question names, or since the one. */
export function changes(store: Store, asked: Asked): Shortcut[] {
  const kernels = store.pages.filter(({ kind }) => kind === 'kernel').map(idOf);
  const releases = kernels.filter((id) => /^\d+\.\d+$/.test(id)).sort(compareVersions);
  const known = [...new Set(asked.versions.filter((version) => releases.includes(version)))].sort(compareVersions);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const few = singleWords(asked).length <= 3;
  const newest = releases.at(-1) ?? first;
  const spans =
    first !== last
      ? [[first, last]]
      : [
          [first, newest],
          [releases[releases.indexOf(first) - 1] ?? first, first],
        ];
  return spans
    .filter(([from, to]) => from !== to)
    .map(
      ([from = '', to = '']): Shortcut => ({
        url: urls.kernelDiff(from, to),
        title: `What changed from ${from} to ${to}`,
        kind: 'changes',
        isMeant: first !== last ? few : asked.wants.changes && few,
      }),
    )
    .filter(({ url }) => kernels.some((id) => url.includes(`/${id}/`)));
}
