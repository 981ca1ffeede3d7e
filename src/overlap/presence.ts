import type { HistoryEvent } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import type { Since } from './types.ts';

/**
 * What a history says of one kernel.
 * - `there`: available; `since` is left out when nothing limits the start (an operation that inherits its interface's).
 * - `not-yet`: certainly not there, added later.
 * - `unknown`: the exact release of a step is not settled and this kernel lies in the gap.
 * - `removed`: it was there and went.
 * - `never`: no step but proposals.
 *
 * A history whose step is `unknown` says `unknown` of every kernel.
 */
export type Presence =
  | { is: 'there'; since?: Since }
  | { is: 'not-yet'; start: Since }
  | { is: 'unknown'; start?: Since; end?: Since }
  | { is: 'removed'; in: string }
  | { is: 'never' };

/** Present in every kernel: the neutral element of `combine`. */
export const ALWAYS: Presence = { is: 'there' };

const sinceOf = (event: HistoryEvent & { kernel: string }): Since => ({
  kernel: event.kernel,
  exact: event['not-in'] === undefined && event['or-before'] === undefined,
  ...(event['not-in'] === undefined ? {} : { notIn: event['not-in'] }),
});

const hasKernel = (event: HistoryEvent): event is HistoryEvent & { kernel: string } => event.kernel !== undefined;

/**
 * Presence of a thing in a kernel by its own history. A part (operation) whose history tells neither when it was added
 * nor that it is only proposed begins with the whole; a whole without `added` is known from its first step on.
 */
export function presenceAt(history: readonly HistoryEvent[] | undefined, kernel: string, part: boolean): Presence {
  if (!history) return ALWAYS;
  const merged = history.filter(hasKernel).filter((event) => event.change !== 'proposed');
  const first = merged[0];
  if (!first) return { is: history.some((event) => event.change === 'unknown') ? 'unknown' : 'never' };
  const steps = merged.filter((event) => event.change === 'added' || event.change === 'removed');
  let current: Presence = { is: 'never' };
  if (steps[0]?.change !== 'added') {
    if (part) current = ALWAYS;
    else {
      const start: Since = { kernel: first.kernel, exact: false };
      current = compareVersions(kernel, first.kernel) < 0 ? { is: 'unknown', start } : { is: 'there', since: start };
    }
  }
  for (const step of steps) {
    const point = sinceOf(step);
    const reached = compareVersions(kernel, point.kernel) >= 0;
    const gap = !reached && !point.exact && (point.notIn === undefined || compareVersions(kernel, point.notIn) > 0);
    if (step.change === 'added') {
      if (reached) current = { is: 'there', since: point };
      else if (gap) return { is: 'unknown', start: point };
      else return current.is === 'removed' ? current : { is: 'not-yet', start: point };
    } else {
      if (reached) current = { is: 'removed', in: point.kernel };
      else if (gap && current.is === 'there') return { is: 'unknown', end: point };
      else return current;
    }
  }
  return current;
}

/** Presence of something that begins with a given release, exactly. */
export function presenceFrom(since: string | undefined, kernel: string): Presence {
  if (since === undefined) return ALWAYS;
  const start: Since = { kernel: since, exact: true };
  return compareVersions(kernel, since) >= 0 ? { is: 'there', since: start } : { is: 'not-yet', start };
}

const startOf = (presence: Presence): Since | undefined =>
  presence.is === 'there' ? presence.since : 'start' in presence ? presence.start : undefined;

/**
 * The later of several starts. Exact when an exact one is among the latest; else `notIn` is the newest kernel in which
 * some part is known to be missing. `before` gives the release before another one, if the catalog knows it.
 */
export function latest(
  starts: readonly Since[],
  before: (kernel: string) => string | undefined = () => undefined,
): Since | undefined {
  let kernel: string | undefined;
  for (const start of starts)
    if (kernel === undefined || compareVersions(start.kernel, kernel) > 0) kernel = start.kernel;
  if (kernel === undefined) return undefined;
  if (starts.some((start) => start.kernel === kernel && start.exact)) return { kernel, exact: true };
  let notIn: string | undefined;
  for (const start of starts) {
    const lacking = start.exact ? before(start.kernel) : start.notIn;
    if (lacking !== undefined && (notIn === undefined || compareVersions(lacking, notIn) > 0)) notIn = lacking;
  }
  return { kernel, exact: false, ...(notIn === undefined ? {} : { notIn }) };
}

/** Presence of a chain of which every part is needed. What is certainly missing outranks what is not settled. */
export function combine(parts: readonly Presence[], before?: (kernel: string) => string | undefined): Presence {
  const never = parts.find((part) => part.is === 'never');
  if (never) return never;
  const removed = parts.find((part) => part.is === 'removed');
  if (removed) return removed;
  const start = latest(
    parts.map(startOf).filter((since) => since !== undefined),
    before,
  );
  if (start && parts.some((part) => part.is === 'not-yet')) return { is: 'not-yet', start };
  const unsettled = parts.filter((part) => part.is === 'unknown');
  const end = unsettled.find((part) => part.end !== undefined)?.end;
  if (end && unsettled.every((part) => part.start === undefined)) return { is: 'unknown', end };
  // A part of which nobody knows since when it is there says nothing of a start, and neither does the chain.
  if (unsettled.some((part) => part.start === undefined && part.end === undefined)) return { is: 'unknown' };
  if (unsettled.length > 0) return start ? { is: 'unknown', start } : { is: 'unknown' };
  return start ? { is: 'there', since: start } : ALWAYS;
}

/** The better of several alternatives: there (earliest start first), unknown, not yet (earliest), removed, never. */
export function best(alternatives: readonly Presence[]): Presence {
  const rank: Readonly<Record<Presence['is'], number>> = { there: 0, unknown: 1, 'not-yet': 2, removed: 3, never: 4 };
  let chosen: Presence = { is: 'never' };
  for (const candidate of alternatives) {
    const difference = rank[candidate.is] - rank[chosen.is];
    const [a, b] = [startOf(candidate), startOf(chosen)];
    if (difference < 0 || (difference === 0 && a && b && compareVersions(a.kernel, b.kernel) < 0)) chosen = candidate;
  }
  return chosen;
}
