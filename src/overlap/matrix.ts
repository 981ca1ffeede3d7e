import type { Catalog } from '../catalog/model.ts';
import { convergenceOf, platformSet } from './convergence.ts';
import { evaluatorOf } from './evaluator.ts';
import type { Cell, Matrix } from './types.ts';

/** State of one function on one platform in one kernel. Throws RangeError for an unknown function or platform. */
export const cellOf = (catalog: Catalog, functionId: string, platformId: string, kernel: string): Cell =>
  evaluatorOf(catalog).cell(functionId, platformId, kernel);

/** Functions down, platforms across, in the catalog's order. */
export function matrixOf(catalog: Catalog, kernel: string, platformIds?: readonly string[]): Matrix {
  const evaluator = evaluatorOf(catalog);
  const set = platformSet(catalog, platformIds);
  return {
    kernel,
    platforms: set.map((id) => evaluator.platform(id)),
    rows: catalog.functions.map((entry) => ({
      function: entry,
      convergence: convergenceOf(catalog, entry.id, kernel, set),
      cells: set.map((id) => evaluator.cell(entry.id, id, kernel)),
    })),
  };
}
