import type { Catalog } from '../catalog/model.ts';
import {
  type Cell,
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

/** A cell in words: its state, and through what since when, or why not. */
export function cellText(cell: Cell): string {
  if (cell.offers.length === 0) return `${cell.state}: ${cell.short}`;
  const parts = cell.offers.map(
    (offer) => `${offer.interface.name} since ${offer.since.exact ? '' : 'at most '}${offer.since.kernel}`,
  );
  return `${cell.state}: ${parts.join('; ')}`;
}

/** Platforms side by side, one row for each function. `only` keeps the rows in which the states differ, or overlap. */
export function platformsTable(
  catalog: Catalog,
  platforms: readonly string[],
  kernel: string,
  only?: 'differences' | 'overlaps',
): Table {
  const evaluator = evaluatorOf(catalog);
  const set = platformSet(catalog, platforms);
  const rows = catalog.functions.flatMap((entry) => {
    const cells = set.map((id) => evaluator.cell(entry.id, id, kernel));
    const offering = cells.filter((cell) => cell.offers.length > 0).length;
    if (only === 'overlaps' && offering < 2) return [];
    if (only === 'differences' && new Set(cells.map((cell) => cell.state)).size === 1 && cells[0]?.state !== 'own')
      return [];
    return [
      { head: entry.name, mark: convergenceOf(catalog, entry.id, kernel, set).level, cells: cells.map(cellText) },
    ];
  });
  return {
    title: list(set.map((id) => evaluator.platform(id).name)),
    corner: 'Function',
    columns: set.map((id) => evaluator.platform(id).code),
    rows,
    notes: [`Linux ${kernel}.`],
  };
}

/** Interfaces side by side: for each function that any of them serves, every aspect of it. */
export function interfacesTable(catalog: Catalog, ids: readonly string[], kernel: string): Table {
  const evaluator = evaluatorOf(catalog);
  const items = ids.map((id) => {
    const item = catalog.interfaces.find((candidate) => candidate.id === id);
    if (!item) throw new RangeError(`The catalog has no interface "${id}".`);
    return item;
  });
  const rows = catalog.functions.flatMap((entry) => {
    const all = evaluator.columnIds.flatMap((platform) => evaluator.cell(entry.id, platform, kernel).offers);
    const by = items.map((item) => all.filter((offer) => offer.interface.id === item.id));
    const serving = by.filter((offers) => offers.length > 0).length;
    if (serving === 0) return [];
    const operations = by.map((offers) =>
      offers.length === 0
        ? 'none'
        : [...new Set(offers.flatMap((offer) => offer.operations.map((o) => o.name)))].join(', '),
    );
    const head = { head: entry.name, mark: serving > 1 ? 'shared' : '', cells: operations };
    if (serving < 2) return [head];
    const flat = by.flat();
    const aspects = compareOffers(entry, flat).map((row) => ({
      head: `${entry.name}: ${row.aspect.name}`,
      short: `. ${row.aspect.name}`,
      mark: row.agreement === 'alone' ? '' : row.agreement,
      cells: by.map((offers) => {
        const texts = offers.map((offer) => claimsText(row.aspect, offer.aspects.get(row.aspect.id) ?? []));
        return texts.length === 0 ? 'none' : [...new Set(texts)].join('; ');
      }),
    }));
    return [head, ...aspects];
  });
  return {
    title: list(items.map((item) => item.name)),
    corner: 'Function',
    columns: items.map((item) => item.name),
    rows,
    notes: [`Linux ${kernel}.`],
  };
}
