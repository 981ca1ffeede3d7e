import type { Catalog } from './model.ts';
import { type Noted, noted, use } from './reads.ts';

/** A value that is computed of a catalog at the first call, and remembered as long as the catalog is. */
export function perCatalog<T>(compute: (catalog: Catalog) => T): (catalog: Catalog) => T {
  const held = new WeakMap<Catalog, Noted<T>>();
  return (catalog) => {
    let known = held.get(catalog);
    if (!known) {
      known = noted(() => compute(catalog));
      held.set(catalog, known);
    }
    return use(known);
  };
}

/** Values of one catalog by key, each made at its first call and remembered. */
export function byKey<K, T>(): (key: K, make: () => T) => T {
  const held = new Map<K, Noted<T>>();
  return (key, make) => {
    let known = held.get(key);
    if (!known) {
      known = noted(make);
      held.set(key, known);
    }
    return use(known);
  };
}
