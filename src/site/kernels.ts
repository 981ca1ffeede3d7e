import { covers, usesIn } from '../kernel/uses.ts';
import type { KernelDiff } from '../overlap/diff.ts';
import { kernelDiff } from '../overlap/index.ts';
import { getCatalog, getFiles, memo, memoBy } from './catalog.ts';

/** Pairs of kernels that have a page: neighbours, and every release worth coming from to every one worth going to. */
export const kernelPairs = memo((catalog): [string, string][] => {
  const all = catalog.kernels.map((kernel) => kernel.id);
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

export const hasDiff = (from: string, to: string): boolean => kernelPairs().some(([a, b]) => a === from && b === to);

const uses = memo(() => usesIn(getFiles()));

/** Whether an entry refers to a name of the headers. */
export const isReferredTo = memoBy((name: string): boolean => uses().some((use) => covers(use, name)));

/** The diff of two kernels, remembered. */
const diffs = memoBy((key: string): KernelDiff => {
  const [from = '', to = ''] = key.split('..');
  return kernelDiff(getCatalog(), from, to);
});
export const diffOf = (from: string, to: string): KernelDiff => diffs(`${from}..${to}`);
