import type { Platform } from '../catalog/types.ts';
import { type LevelRun, levelRuns } from './levels.ts';
import { cell, columns, convergence, evaluator } from './model.ts';

/** Kernels over which something holds: indexes into the catalog's kernels, both inclusive. */
export interface Run {
  from: number;
  to: number;
}

/** How one platform came to a function. */
export interface Lane {
  platform: Platform;
  own: Run[];
  common: Run[];
  proposed: Run[];
}

export interface Timeline {
  kernels: readonly string[];
  /** Platforms that ever offer it or have a proposal, in column order. */
  lanes: Lane[];
  levels: LevelRun[];
}

const runsOf = (flags: readonly boolean[]): Run[] => {
  const runs: Run[] = [];
  flags.forEach((flag, index) => {
    if (!flag) return;
    const last = runs.at(-1);
    if (last?.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index });
  });
  return runs;
};

/** The story of a function over all kernels and platforms of the catalog. */
export function timelineOf(functionId: string): Timeline {
  const { kernels } = evaluator();
  const lanes = columns().flatMap((platform): Lane[] => {
    const cells = kernels.map((kernel) => cell(functionId, platform.id, kernel));
    const through = (way: 'own' | 'common') =>
      runsOf(cells.map((one) => one.offers.some((offer) => offer.through === way)));
    const lane = {
      platform,
      own: through('own'),
      common: through('common'),
      proposed: runsOf(cells.map((one) => one.state === 'proposed')),
    };
    return lane.own.length + lane.common.length + lane.proposed.length > 0 ? [lane] : [];
  });
  return { kernels, lanes, levels: levelRuns(convergence(functionId).timeline) };
}

/** A run in words: '6.7 to 6.12', or '6.7 on'. */
export function runText(run: Run, kernels: readonly string[]): string {
  const from = kernels[run.from] ?? '';
  const to = kernels[run.to] ?? '';
  const start = run.from === 0 ? `${from} or before` : from;
  if (run.to === kernels.length - 1) return `since ${start}`;
  return run.from === run.to ? `in ${from}` : `${start} to ${to}`;
}
