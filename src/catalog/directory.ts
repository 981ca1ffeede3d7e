import { join, relative, resolve, sep } from 'node:path';
import { repositoryRoot } from './root.ts';

/** Directory of the repository's own catalog; `CATALOG_DIR` overrides it. */
export const defaultCatalogDirectory = (): string =>
  resolve(process.env.CATALOG_DIR ?? join(repositoryRoot(), 'catalog'));

/** Path of a catalog file as a reader at `from` would open it. */
export const shownPath = (directory: string, file: string, from: string = process.cwd()): string => {
  const path = relative(from, join(directory, file)).split(sep).join('/');
  return path.startsWith('../../../') ? join(directory, file) : path;
};
