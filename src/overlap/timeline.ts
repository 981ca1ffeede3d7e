import type { Catalog } from '../catalog/model.ts';
import type { FunctionEntry } from '../catalog/types.ts';
import { convergenceOf, platformSet } from './convergence.ts';
import { evaluatorOf } from './evaluator.ts';
import { LEVELS } from './levels.ts';
import type { CellState, Level } from './types.ts';

/** A kernel in which a function's level or a cell's state differs from the kernel before; the first kernel is always one. */
export interface TimelineStep {
  kernel: string;
  /** Day of the release, when it is known. */
  released?: string;
  before?: Level;
  level: Level;
  /** Cells that changed their state here. */
  cells: readonly { platform: string; before?: CellState; after: CellState }[];
}

/** How one function went, step by step, over a set of platforms. */
export function functionTimeline(
  catalog: Catalog,
  functionId: string,
  platformIds?: readonly string[],
): TimelineStep[] {
  const evaluator = evaluatorOf(catalog);
  const set = platformSet(catalog, platformIds);
  const levels = new Map(
    convergenceOf(catalog, functionId, evaluator.newest, set).timeline.map((p) => [p.kernel, p.level]),
  );
  const steps: TimelineStep[] = [];
  evaluator.kernels.forEach((kernel, index) => {
    const previous = evaluator.kernels[index - 1];
    const cells = set.flatMap((platform) => {
      const after = evaluator.cell(functionId, platform, kernel).state;
      const before = previous === undefined ? undefined : evaluator.cell(functionId, platform, previous).state;
      return before === after ? [] : [{ platform, ...(before === undefined ? {} : { before }), after }];
    });
    const level = levels.get(kernel) as Level;
    const before = previous === undefined ? undefined : levels.get(previous);
    if (cells.length === 0 && before === level) return;
    const released = evaluator.released(kernel);
    steps.push({
      kernel,
      ...(released === undefined ? {} : { released }),
      ...(before === undefined ? {} : { before }),
      level,
      cells,
    });
  });
  return steps;
}

/** The whole field in one kernel. */
export interface FieldPoint {
  kernel: string;
  released?: string;
  /** Number of functions at each level; every level is there. */
  counts: Readonly<Record<Level, number>>;
  /** Functions whose level changed with this kernel. */
  moves: readonly { function: FunctionEntry; before: Level; after: Level }[];
}

/** Levels of all functions in every kernel, oldest first. */
export function fieldTimeline(catalog: Catalog, platformIds?: readonly string[]): FieldPoint[] {
  const evaluator = evaluatorOf(catalog);
  const set = platformSet(catalog, platformIds);
  const lines = catalog.functions.map((entry) => ({
    entry,
    timeline: convergenceOf(catalog, entry.id, evaluator.newest, set).timeline,
  }));
  return evaluator.kernels.map((kernel, index) => {
    const counts = Object.fromEntries(LEVELS.map((level) => [level, 0])) as Record<Level, number>;
    const moves: { function: FunctionEntry; before: Level; after: Level }[] = [];
    for (const { entry, timeline } of lines) {
      const level = timeline[index]?.level as Level;
      counts[level] += 1;
      const before = timeline[index - 1]?.level;
      if (before !== undefined && before !== level) moves.push({ function: entry, before, after: level });
    }
    const released = evaluator.released(kernel);
    return { kernel, ...(released === undefined ? {} : { released }), counts, moves };
  });
}

/** How long a need waited for its common interface. */
export interface CommonWait {
  function: FunctionEntry;
  firstOwn?: string;
  firstCommon?: string;
  /** Days between the two releases; undefined when either date, or either release, is not settled. */
  days?: number;
}

/** Functions that have or had a vendor's interface or reached a common one, in the catalog's order. */
export function commonWaits(catalog: Catalog, platformIds?: readonly string[]): CommonWait[] {
  const evaluator = evaluatorOf(catalog);
  return catalog.functions.flatMap((entry) => {
    const { firstOwn, firstCommon, daysToCommon } = convergenceOf(catalog, entry.id, evaluator.newest, platformIds);
    if (firstOwn === undefined && firstCommon === undefined) return [];
    return [
      {
        function: entry,
        ...(firstOwn === undefined ? {} : { firstOwn }),
        ...(firstCommon === undefined ? {} : { firstCommon }),
        ...(daysToCommon === undefined ? {} : { days: daysToCommon }),
      },
    ];
  });
}
