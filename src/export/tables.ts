import type { Catalog } from '../catalog/model.ts';
import {
  claimsText,
  comparedOffers,
  compareOffers,
  convergenceOf,
  evaluatorOf,
  type Offer,
  platformSet,
} from '../overlap/index.ts';
import { list } from '../text.ts';
import type { Table } from './table.ts';

const offerHead = (catalog: Catalog, offer: Offer): string =>
  `${evaluatorOf(catalog).platform(offer.platform).code}: ${offer.interface.name}`;

/** One function, aspect by aspect, over the offers of some platforms: the common ones, or all of them. */
export function functionTable(
  catalog: Catalog,
  functionId: string,
  kernel: string,
  options: { platforms?: readonly string[]; all?: boolean } = {},
): Table {
  const evaluator = evaluatorOf(catalog);
  const entry = evaluator.function(functionId);
  const set = platformSet(catalog, options.platforms);
  const cells = set.map((id) => evaluator.cell(functionId, id, kernel));
  const offers = options.all ? cells.flatMap((cell) => cell.offers) : comparedOffers(cells);
  const { level } = convergenceOf(catalog, functionId, kernel, set);
  const over =
    set.length === evaluator.columnIds.length ? 'all platforms' : list(set.map((id) => evaluator.platform(id).code));
  return {
    title: entry.name,
    corner: 'Aspect',
    columns: offers.map((offer) => offerHead(catalog, offer)),
    rows: compareOffers(entry, offers).map((row) => ({
      head: row.aspect.name,
      mark: row.agreement === 'alone' ? '' : row.agreement,
      cells: row.values.map((claims) => claimsText(row.aspect, claims)),
    })),
    notes: [`Linux ${kernel}; level over ${over}: ${level}.`],
  };
}
