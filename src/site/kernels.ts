import type { KernelDiff } from '../overlap/diff.ts';
import { kernelDiff, shownPairsOf } from '../overlap/index.ts';
import { getCatalog, memo, memoBy } from './catalog.ts';

/** Pairs of kernels that have a page. */
export const kernelPairs = (): readonly [string, string][] => shownPairsOf(getCatalog());

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
