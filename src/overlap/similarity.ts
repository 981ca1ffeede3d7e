import type { Catalog } from '../catalog/model.ts';
import type { FunctionEntry } from '../catalog/types.ts';
import { compareOffers } from './compare.ts';
import { evaluatorOf } from './evaluator.ts';
import type { AspectRow, Offer } from './types.ts';

/** One function that both interfaces serve. */
export interface SharedFunction {
  function: FunctionEntry;
  a: readonly Offer[];
  b: readonly Offer[];
  /** Aspects over the offers of a, then those of b. */
  rows: readonly AspectRow[];
}

/** How far two interfaces do the same in a kernel. */
export interface Similarity {
  a: string;
  b: string;
  kernel: string;
  shared: readonly SharedFunction[];
  /** Ids of the functions that only one of the two serves. */
  onlyA: readonly string[];
  onlyB: readonly string[];
  /** Typed aspects of the shared functions: known on both sides and equal, known and different, not known on a side. */
  same: number;
  differs: number;
  unknown: number;
  /** Shared functions as a part of all functions that either serves, 0 to 1. */
  overlap: number;
  /** Equal aspects as a part of those known on both sides, 0 to 1; undefined when none is. */
  agreement?: number;
}

/** Compares what two interfaces offer in a kernel, on all platforms behind them. Throws RangeError for an unknown id. */
export function similarityOf(catalog: Catalog, a: string, b: string, kernel: string): Similarity {
  const evaluator = evaluatorOf(catalog);
  for (const id of [a, b]) {
    if (!catalog.interfaces.some((item) => item.id === id))
      throw new RangeError(`The catalog has no interface "${id}".`);
  }
  const offersBy = (functionId: string, id: string): Offer[] =>
    evaluator.columnIds
      .flatMap((platform) => evaluator.cell(functionId, platform, kernel).offers)
      .filter((offer) => offer.interface.id === id);
  const shared: SharedFunction[] = [];
  const onlyA: string[] = [];
  const onlyB: string[] = [];
  for (const entry of catalog.functions) {
    const [left, right] = [offersBy(entry.id, a), offersBy(entry.id, b)];
    if (left.length > 0 && right.length > 0) {
      shared.push({ function: entry, a: left, b: right, rows: compareOffers(entry, [...left, ...right]) });
    } else if (left.length > 0) onlyA.push(entry.id);
    else if (right.length > 0) onlyB.push(entry.id);
  }
  const count = { same: 0, differs: 0, unknown: 0 };
  for (const item of shared) {
    for (const row of item.rows) {
      if (row.aspect.type === 'text') continue;
      const left = new Set(row.keys.slice(0, item.a.length).filter((key) => key !== undefined));
      const right = new Set(row.keys.slice(item.a.length).filter((key) => key !== undefined));
      if (left.size === 0 || right.size === 0) count.unknown += 1;
      else if (left.size === 1 && right.size === 1 && [...left][0] === [...right][0]) count.same += 1;
      else count.differs += 1;
    }
  }
  const all = shared.length + onlyA.length + onlyB.length;
  const known = count.same + count.differs;
  return {
    a,
    b,
    kernel,
    shared,
    onlyA,
    onlyB,
    ...count,
    overlap: all === 0 ? 0 : shared.length / all,
    ...(known === 0 ? {} : { agreement: count.same / known }),
  };
}
