import { loadCatalog } from '../catalog/read/load.ts';

/** The catalog that the package holds. When it is packed, its own copy of the data stands for this module. */
export default loadCatalog().catalog;
