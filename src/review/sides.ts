import type { Knowledge } from './knowledge.ts';
import type { Proposal } from './proposal.ts';

type Side = 'guest' | 'host';

/** The side that the code of a path runs on, by what the platforms' entries say; undefined where none does. */
export function sideOfPath({ platforms }: Pick<Knowledge, 'platforms'>): (path: string) => Side | undefined {
  const places = (['guest', 'host'] as const)
    .flatMap((side) => platforms.flatMap(({ review }) => (review[side] ?? []).map((start) => ({ side, start }))))
    .sort((a, b) => b.start.length - a.start.length)
    .map(({ side, start }) => ({ side, form: startOf(start) }));
  return (path) => places.find(({ form }) => form.test(path))?.side;
}

/** Matches paths that begin so; `*` is a part of one name. */
export const startOf = (start: string): RegExp =>
  new RegExp(`^${start.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}`);

/** The side that most of the changed files are of; undefined when it is not clear. */
export function sideOf({ patches }: Proposal, knowledge: Pick<Knowledge, 'platforms'>): Side | undefined {
  const side = sideOfPath(knowledge);
  const sides = [...new Set(patches.flatMap(({ files }) => files.map(({ path }) => path)))].map(side);
  const guest = sides.filter((one) => one === 'guest').length;
  const host = sides.filter((one) => one === 'host').length;
  if (guest > 0 && guest >= 3 * host) return 'guest';
  return host > 0 && host >= 3 * guest ? 'host' : undefined;
}
