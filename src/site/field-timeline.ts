import type { FunctionEntry } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { commonWaits, type FieldPoint, fieldTimeline, type Offer } from '../overlap/index.ts';
import type { Level } from '../overlap/types.ts';
import { getCatalog } from './catalog.ts';
import { LEVELS_DOWN, type LevelRun, levelRuns, timelineText } from './levels.ts';
import { cell, columns, convergence, evaluator } from './model.ts';

/** The history of the whole field over a set of platforms, as the timeline page shows it. */

/** One sign a level, so that colour is never alone. */
export const LEVEL_SIGN: Readonly<Record<Level, string>> = {
  common: 'C',
  converging: 'V',
  'neutral-single': 'N',
  divergent: 'D',
  single: 'S',
  absent: '–',
};

export interface FieldRow {
  function: FunctionEntry;
  runs: readonly LevelRun[];
  /** The same in a sentence. */
  text: string;
}

/** Functions in their groups, each with the runs of its level. */
export function fieldRows(platforms?: readonly string[]): { group: FunctionEntry['group']; rows: FieldRow[] }[] {
  const groups = new Map<FunctionEntry['group'], FieldRow[]>();
  for (const entry of getCatalog().functions) {
    const { timeline } = convergence(entry.id, undefined, platforms);
    const row = { function: entry, runs: levelRuns(timeline), text: timelineText(timeline) };
    groups.set(entry.group, [...(groups.get(entry.group) ?? []), row]);
  }
  return [...groups].map(([group, rows]) => ({ group, rows }));
}

export const fieldPoints = (platforms?: readonly string[]): FieldPoint[] => fieldTimeline(getCatalog(), platforms);

/** Levels, most in common first, without those that no function ever has. */
export const levelsThere = (points: readonly FieldPoint[]): Level[] =>
  LEVELS_DOWN.filter((level) => points.some((point) => point.counts[level] > 0));

/** One need on its way to a common interface. Kernels are '' where there is none. */
export interface Wait {
  function: FunctionEntry;
  firstOwn: string;
  firstNeutral: string;
  firstCommon: string;
  level: Level;
  /** Days from the first vendor interface to the common one, or why there is no number. */
  time: string;
  days?: number;
}

const start = (offer: Offer, kernel: string): string => offer.since.kernel || kernel;

/** First kernel in which a neutral interface serves any platform of the set. */
function firstNeutral(functionId: string, platforms: readonly string[]): string {
  for (const kernel of evaluator().kernels) {
    const starts = platforms
      .flatMap((id) => cell(functionId, id, kernel).offers)
      .filter((offer) => offer.through === 'common')
      .map((offer) => start(offer, kernel));
    if (starts.length > 0) return starts.sort(compareVersions)[0] ?? '';
  }
  return '';
}

function timeOf({ firstOwn, firstNeutral: neutral, firstCommon }: Omit<Wait, 'time'>): string {
  if (!firstOwn) return 'neutral from the start';
  if (!firstCommon) return neutral ? 'not all through it yet' : 'none yet';
  if (compareVersions(firstCommon, firstOwn) <= 0) return 'common before it';
  return 'a day of release is not settled';
}

/** Every need that anybody ever served: reached first, the longest wait first; then those that still wait, oldest first. */
export function waits(platforms: readonly string[] = columns().map(({ id }) => id)): Wait[] {
  const list = commonWaits(getCatalog(), platforms).map((found): Wait => {
    const known = {
      function: found.function,
      firstOwn: found.firstOwn ?? '',
      firstNeutral: firstNeutral(found.function.id, platforms),
      firstCommon: found.firstCommon ?? '',
      level: convergence(found.function.id, undefined, platforms).level,
      ...(found.days === undefined ? {} : { days: found.days }),
    };
    return { ...known, time: known.days === undefined ? timeOf(known) : `${known.days} days` };
  });
  const rank = (wait: Wait): number => (wait.days !== undefined ? 0 : wait.firstCommon ? 1 : 2);
  return list.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (b.days ?? 0) - (a.days ?? 0) ||
      compareVersions(a.firstOwn || a.firstCommon, b.firstOwn || b.firstCommon),
  );
}
