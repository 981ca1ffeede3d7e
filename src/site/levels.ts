import { fieldTimeline } from '../overlap/timeline.ts';
import type { Convergence, Level } from '../overlap/types.ts';
import { count } from '../text.ts';
import { memo } from './catalog.ts';
import { LEVEL } from './words.ts';

/** The counts behind a level: '3 common, 1 own · 6 differences'. */
export function levelCounts(of: Partial<Convergence>): string {
  const parts: string[] = [];
  if (of.common?.length) parts.push(`${of.common.length} common`);
  if (of.ownOnly?.length) parts.push(`${of.ownOnly.length} own`);
  const behind = of.common && of.common.length > 1 && of.differences ? ` · ${count(of.differences, 'difference')}` : '';
  return parts.join(', ') + behind;
}

const PART: Readonly<Record<Convergence['partial'][number]['part'], string>> = {
  library: 'only the library',
  envelope: 'only the envelope',
};

/** What alone is shared: 'only the envelope', and on how many platforms when others share all; '' when all is shared. */
export function partialText({ partial = [], common = [] }: Partial<Convergence>): string {
  const parts = [...new Set(partial.map(({ part }) => PART[part]))].join(', ');
  const platforms = new Set(partial.map(({ platform }) => platform)).size;
  return platforms > 0 && platforms < common.length ? `${parts} on ${platforms}` : parts;
}

/** Runs of equal levels: from the first to the last kernel of each, as indexes of the timeline. */
export interface LevelRun {
  level: Level;
  from: number;
  to: number;
  first: string;
  last: string;
}
export function levelRuns(timeline: Convergence['timeline']): LevelRun[] {
  const runs: LevelRun[] = [];
  timeline.forEach(({ kernel, level }, index) => {
    const last = runs.at(-1);
    if (last?.level === level) {
      last.to = index;
      last.last = kernel;
    } else runs.push({ level, from: index, to: index, first: kernel, last: kernel });
  });
  return runs;
}

/** A timeline as a sentence: 'single to 6.1, divergent to 6.6, common since 6.7'. */
export function timelineText(timeline: Convergence['timeline']): string {
  return levelRuns(timeline)
    .map((run, index, all) =>
      index === all.length - 1
        ? `${LEVEL[run.level].name} since ${run.first}`
        : `${LEVEL[run.level].name} to ${run.last}`,
    )
    .join(', ');
}

/** Height of a level in the small picture, 0 to 1: the higher, the more in common. */
export const LEVEL_HEIGHT: Readonly<Record<Level, number>> = {
  absent: 0,
  single: 0.2,
  divergent: 0.4,
  'neutral-single': 0.6,
  converging: 0.8,
  common: 1,
};

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

/** The whole field, kernel by kernel, over all platforms. */
export const field = memo((catalog) => fieldTimeline(catalog));
