import { FILES, SECTIONS, TABLES, urls } from '../catalog/addresses.ts';

/** Addresses of the site's pages. Every internal link goes through here, so that a base path holds everywhere. */

/** Where the site is taken to be when SITE does not say. */
export const DEFAULT_SITE = 'http://localhost:4321';

/** Normalises BASE to '/' or '/path/'. */
export function normaliseBase(base: string | undefined): string {
  const inner = (base ?? '').replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

const base = (): string => normaliseBase(import.meta.env?.BASE_URL ?? process.env.BASE);

/** Site path (starting with /, before the base) to the href that works where the site is mounted. */
export function href(path: string): string {
  return base() + path.replace(/^\/+/, '');
}

/** The site path of a request path, without the base: '/base/functions/x/' gives '/functions/x/'. */
export function sitePath(pathname: string): string {
  const prefix = base();
  const path = `${pathname.replace(/\/?$/, '/')}`;
  return path.startsWith(prefix) ? `/${path.slice(prefix.length)}` : path;
}

/** The one table of addresses, and those that carry a choice of the reader. */
export const paths = {
  ...urls,
  section: SECTIONS,
  file: FILES,
  table: TABLES,
  compareAny: (items: readonly string[], view = '') =>
    `${SECTIONS.compare}?items=${items.map(encodeURIComponent).join(',')}${view && `&view=${view}`}`,
  /** The matrix, narrowed to a level. */
  level: (level: string) => `${SECTIONS.home}?level=${level}`,
  query: (query: string, kernel = '') =>
    `${SECTIONS.query}?q=${encodeURIComponent(query)}${kernel && `&kernel=${kernel}`}`,
} as const;
