/** The layouts of a catalog, as the loader gives them. For Node only; the browser gets a bundle. */
import { defaultCatalogDirectory } from '../catalog/directory.ts';
import { loadCatalog } from '../catalog/read/load.ts';
import { formatSet } from './layouts.ts';
import type { FormatSet } from './types.ts';

/** The formats of a catalog, ready for decoding; those with faults are left out. */
export const loadFormats = (catalog: string = defaultCatalogDirectory()): FormatSet =>
  formatSet(loadCatalog(catalog).catalog.formats);
