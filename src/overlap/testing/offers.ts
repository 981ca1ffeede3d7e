import type { Catalog } from '../../catalog/model.ts';
import { cellOf, type Offer, platformSet } from '../index.ts';

/** Offers of a function in a kernel over a set of platforms (all when left out), in column order, common ones first. */
export const offersOf = (
  catalog: Catalog,
  functionId: string,
  kernel: string,
  platformIds?: readonly string[],
): Offer[] => platformSet(catalog, platformIds).flatMap((id) => cellOf(catalog, functionId, id, kernel).offers);
