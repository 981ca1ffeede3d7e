import { LEVELS } from '../overlap/index.ts';
import type { Level } from '../overlap/types.ts';
import { memo } from './catalog.ts';
import { convergence, evaluator, mainIds } from './model.ts';

/** How many functions stand at each level in one kernel. */
export interface FieldPoint {
  kernel: string;
  released?: string;
  longterm: boolean;
  counts: Readonly<Record<Level, number>>;
  /** Whether any level moved in this kernel. */
  moved: boolean;
}

/** The whole field, kernel by kernel, over all platforms. */
export const field = memo((catalog): FieldPoint[] => {
  const timelines = catalog.functions.map((entry) => convergence(entry.id).timeline);
  return catalog.kernels.map((release, index) => {
    const counts = Object.fromEntries(LEVELS.map((level) => [level, 0])) as Record<Level, number>;
    for (const timeline of timelines) counts[timeline[index]?.level ?? 'absent'] += 1;
    const moved = index > 0 && timelines.some((timeline) => timeline[index]?.level !== timeline[index - 1]?.level);
    return {
      kernel: release.id,
      released: evaluator().released(release.id),
      longterm: release.longterm === true,
      counts,
      moved,
    };
  });
});

/**
 * Levels as they are shown, from the most to the least in common. Not the reverse of LEVELS: there, giving a platform a
 * provider behind a neutral interface must never lead back, so `neutral-single` stands before `divergent`; here it
 * stands above it, because what its one provider uses is a common interface already.
 */
export const LEVELS_DOWN: readonly Level[] = [
  'common',
  'converging',
  'neutral-single',
  'divergent',
  'single',
  'absent',
];

/** Ids of the main platforms, for the short view. */
export const main = memo(() => mainIds());
