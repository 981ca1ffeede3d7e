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
