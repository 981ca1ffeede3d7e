import type { KernelDiff } from '../overlap/diff.ts';
import { kernelDiff } from '../overlap/index.ts';
import { getCatalog, memo, memoBy } from './catalog.ts';

/** Interfaces above which only notable pairs of kernels have a page, so that pages do not grow without end. */
const MANY = 500;

/**
 * Pairs of kernels that have a page: any two releases; of a very large catalog neighbours, and every release worth
 * coming from to every one worth going to.
 */
export const kernelPairs = memo((catalog): [string, string][] => {
  const all = catalog.kernels.map((kernel) => kernel.id);
  if (catalog.interfaces.length <= MANY)
    return all.flatMap((from, index) => all.slice(index + 1).map((to): [string, string] => [from, to]));
  const notable = catalog.kernels
    .filter((kernel) => kernel.longterm || kernel.checked || kernel.uapi)
    .map((kernel) => kernel.id);
  const ends = [...new Set([...notable, ...all.slice(-1)])];
  const starts = [...new Set([...all.slice(0, 1), ...notable])];
  const pairs = new Map<string, [string, string]>();
  all.slice(1).forEach((kernel, index) => {
    pairs.set(`${all[index]}..${kernel}`, [all[index] as string, kernel]);
  });
  for (const from of starts) {
    for (const to of ends) if (all.indexOf(from) < all.indexOf(to)) pairs.set(`${from}..${to}`, [from, to]);
  }
  return [...pairs.values()];
});

/** Whether a release is one from which many come: longterm, or with its tree or headers read. */
export const isRun = (id: string): boolean =>
  getCatalog().kernels.some((one) => one.id === id && (one.longterm || one.checked || one.uapi));

const diffable = memo(() => new Set(kernelPairs().map(([from, to]) => `${from}..${to}`)));
export const hasDiff = (from: string, to: string): boolean => diffable().has(`${from}..${to}`);

/** The diff of two kernels, remembered. */
const diffs = memoBy((key: string): KernelDiff => {
  const [from = '', to = ''] = key.split('..');
  return kernelDiff(getCatalog(), from, to);
});
export const diffOf = (from: string, to: string): KernelDiff => diffs(`${from}..${to}`);
