import type { KernelDiff } from '../overlap/diff.ts';
import { kernelDiff, kernelPairsOf } from '../overlap/index.ts';
import { getCatalog, memo, memoBy } from './catalog.ts';

/** Interfaces above which only notable pairs of kernels have a page, so that pages do not grow without end. */
const MANY = 500;

/** Pairs of kernels that have a page: any two releases; of a very large catalog those that have a document. */
export const kernelPairs = memo((catalog): readonly [string, string][] => {
  const all = catalog.kernels.map((kernel) => kernel.id);
  if (catalog.interfaces.length > MANY) return kernelPairsOf(catalog);
  return all.flatMap((from, index) => all.slice(index + 1).map((to): [string, string] => [from, to]));
});

const documented = memo((catalog) => new Set(kernelPairsOf(catalog).map(([from, to]) => `${from}..${to}`)));
/** Whether a pair has its changes as a document and as tables besides its page. */
export const hasDocument = (from: string, to: string): boolean => documented().has(`${from}..${to}`);

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
