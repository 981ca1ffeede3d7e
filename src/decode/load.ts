/** The formats and concepts of a catalog, as the loader gives them. For Node only; the browser gets a bundle. */
import { defaultCatalogDirectory, loadCatalog } from '../catalog/read/load.ts';
import type { Concept } from './align.ts';
import { formatSet } from './layouts.ts';
import type { Format, FormatSet } from './types.ts';

/** Directory of the catalog: CATALOG_DIR, else the repository's. */
export const catalogDir = defaultCatalogDirectory;

/** Formats of the catalog; those with faults are left out. The decoder's types are the part of the schema's that it reads. */
export function readFormats(catalog: string = catalogDir()): Format[] {
  return [...loadCatalog(catalog).catalog.formats] as unknown as Format[];
}

/** Concepts of the catalog. */
export function readConcepts(catalog: string = catalogDir()): Concept[] {
  return [...loadCatalog(catalog).catalog.concepts] as unknown as Concept[];
}

/** The formats of a catalog, ready for decoding. */
export function loadFormats(catalog: string = catalogDir()): FormatSet {
  return formatSet(readFormats(catalog));
}
