import { loadCatalog } from '../catalog/load.ts';
import { setCatalog } from './catalog.ts';

/** Loads the catalog of `directory` (default: CATALOG_DIR or the repository's own) and hands it to the pages. */
export function provideCatalog(directory?: string) {
  const loaded = loadCatalog(directory);
  setCatalog(loaded.catalog);
  return loaded;
}
