import { loadCatalog } from '../catalog/read/load.ts';
import { setCatalog } from './catalog.ts';
import { setFiles } from './verification.ts';

/** Loads the catalog of `directory` (default: CATALOG_DIR or the repository's own) and hands it to the pages. */
export function provideCatalog(directory?: string) {
  const loaded = loadCatalog(directory);
  setCatalog(loaded.catalog);
  setFiles(loaded.entries);
  return loaded;
}
