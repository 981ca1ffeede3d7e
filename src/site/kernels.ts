import { covers, usesIn } from '../kernel/uses.ts';
import type { KernelDiff } from '../overlap/diff.ts';
import { kernelDiff, kernelPairsOf } from '../overlap/index.ts';
import { getCatalog, getFiles, memo, memoBy } from './catalog.ts';

/** Pairs of kernels that have a page. */
export const kernelPairs = (): readonly [string, string][] => kernelPairsOf(getCatalog());

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
