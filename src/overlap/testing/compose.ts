import type { Catalog } from '../../catalog/model.ts';
import { evaluatorOf, factKey, type KernelDiff } from '../index.ts';

/** Joins changes J..K and K..L of the same things; what came back to where it was is left out. */
function join<T extends { before: unknown; after: unknown }>(
  first: readonly T[],
  second: readonly T[],
  key: (change: T) => string,
): T[] {
  const later = new Map(second.map((change) => [key(change), change]));
  const merged = first.map((change) => {
    const next = later.get(key(change));
    later.delete(key(change));
    return next ? { ...next, before: change.before } : change;
  });
  return [...merged, ...later.values()].filter(
    (change) => JSON.stringify(change.before) !== JSON.stringify(change.after),
  );
}

/**
 * The diff J..L from J..K and K..L, taken over the same platforms of the same catalog. Throws when the two do not meet.
 */
export function composeDiffs(catalog: Catalog, first: KernelDiff, second: KernelDiff): KernelDiff {
  if (first.to !== second.from)
    throw new RangeError(`${first.from}..${first.to} does not meet ${second.from}..${second.to}.`);
  const evaluator = evaluatorOf(catalog);
  const place = new Map(catalog.functions.map((entry, index) => [entry.id, index]));
  const rank = (change: { function: string; platform?: string }): number =>
    (place.get(change.function) ?? 0) * 1000 + evaluator.columnIds.indexOf(change.platform ?? '');
  const { factsFrom } = first;
  const { factsTo } = second;
  const facts =
    factsFrom === undefined
      ? []
      : join(first.facts, second.facts, factKey).sort((a, b) => (factKey(a) < factKey(b) ? -1 : 1));
  return {
    from: first.from,
    to: second.to,
    cells: join(first.cells, second.cells, (change) => `${change.function} ${change.platform}`).sort(
      (a, b) => rank(a) - rank(b),
    ),
    levels: join(first.levels, second.levels, (change) => change.function).sort((a, b) => rank(a) - rank(b)),
    facts,
    ...(factsFrom === undefined ? {} : { factsFrom }),
    ...(factsTo === undefined ? {} : { factsTo }),
    events: [...first.events, ...second.events],
  };
}
