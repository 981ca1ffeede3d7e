import type { Catalog } from './model.ts';

/** A value that is computed of a catalog at the first call, and remembered as long as the catalog is. */
export function perCatalog<T>(compute: (catalog: Catalog) => T): (catalog: Catalog) => T {
  const held = new WeakMap<Catalog, { value: T }>();
  return (catalog) => {
    let known = held.get(catalog);
    if (!known) {
      known = { value: compute(catalog) };
      held.set(catalog, known);
    }
    return known.value;
  };
}
