import { loadCatalog, readCatalog } from '../catalog/read/load.ts';
import { getCatalog, provide } from './catalog.ts';

/** Loads the catalog of CATALOG_DIR, or the repository's own, and hands it to the pages. */
export const provideCatalog = (): void => provide(loadCatalog());

/** Reads the catalog that the pages have once more from its directory, and hands over what is there now. */
export const provideAgain = (): void => provide(readCatalog(getCatalog().dir));
