import type { Catalog } from '../catalog/model.ts';
import { byKey, perCatalog } from '../catalog/per-catalog.ts';
import type { CatalogFile, Loaded } from '../catalog/read/load.ts';

/**
 * The catalog that the pages render, and the files that it was made of.
 *
 * Pages run inside a bundle, where paths relative to a module no longer hold; the catalog is therefore read once by
 * the process that starts Astro (see provide.ts) and handed over through a global, not imported here.
 */
const KEY = Symbol.for('coco-abi-catalog');
/** What of a loaded catalog the pages need. */
export type Provided = Pick<Loaded, 'catalog' | 'entries'>;

type Host = typeof globalThis & { [KEY]?: Provided };

/** Hands what was loaded to the pages, as one; every view computed from an earlier catalog is forgotten. */
export function provide(loaded: Provided): void {
  (globalThis as Host)[KEY] = loaded;
}

function provided(): Provided {
  const loaded = (globalThis as Host)[KEY];
  if (!loaded) throw new Error('No catalog was provided: start the build with scripts/build.ts or scripts/dev.ts.');
  return loaded;
}

/** The catalog that was handed over. Throws when none was. */
export const getCatalog = (): Catalog => provided().catalog;

/** The files that the catalog was made of, those with faults included. Throws as getCatalog does. */
export const getFiles = (): readonly CatalogFile[] => provided().entries;

/** A value computed from the catalog once, and again only when another catalog is handed over. */
export function memo<T>(compute: (catalog: Catalog) => T): () => T {
  const of = perCatalog(compute);
  return () => of(getCatalog());
}

/** A function of a catalog's thing, remembered by its key. */
export function memoBy<K, T>(compute: (key: K) => T): (key: K) => T {
  const held = perCatalog(() => byKey<K, T>());
  return (key) => held(getCatalog())(key, () => compute(key));
}
