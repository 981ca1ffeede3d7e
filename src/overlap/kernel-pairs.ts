import type { Catalog } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';

/** Pairs of kernels that are compared: neighbours, and every release worth coming from to every one worth going to. */
export const kernelPairsOf = perCatalog((catalog: Catalog): readonly [string, string][] => {
  const all = catalog.kernels.map((kernel) => kernel.id);
  const notable = catalog.kernels
    .filter((kernel) => kernel.longterm || kernel.checked || kernel.uapi)
    .map((kernel) => kernel.id);
  const ends = [...new Set([...notable, ...all.slice(-1)])];
  const starts = [...new Set([...all.slice(0, 1), ...notable])];
  const pairs = new Map<string, [string, string]>();
  all.slice(1).forEach((kernel, index) => {
    pairs.set(`${all[index]}..${kernel}`, [all[index] as string, kernel]);
  });
  for (const from of starts) {
    for (const to of ends) if (all.indexOf(from) < all.indexOf(to)) pairs.set(`${from}..${to}`, [from, to]);
  }
  return [...pairs.values()];
});

/** Interfaces above which only the pairs above are shown, so that pages and tables do not grow without end. */
const MANY = 500;

/** Pairs of kernels that have a page and tables: any two releases, or of a very large catalog the compared ones. */
export const shownPairsOf = perCatalog((catalog: Catalog): readonly [string, string][] => {
  if (catalog.interfaces.length > MANY) return kernelPairsOf(catalog);
  const all = catalog.kernels.map((kernel) => kernel.id);
  return all.flatMap((from, index) => all.slice(index + 1).map((to): [string, string] => [from, to]));
});
