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

export const paths = {
  home: '/',
  function: (id: string, anchor = '') => `/functions/${id}/${anchor && `#${anchor}`}`,
  interface: (id: string, anchor = '') => `/interfaces/${id}/${anchor && `#${anchor}`}`,
  platform: (id: string) => `/platforms/${id}/`,
  kernel: (version: string) => `/kernels/${version}/`,
  kernelDiff: (from: string, to: string) => `/kernels/${from}..${to}/`,
  compare: (a: string, b: string) => `/compare/${a}/${b}/`,
  compareAny: (items: readonly string[], view = '') =>
    `/compare/?items=${items.map(encodeURIComponent).join(',')}${view && `&view=${view}`}`,
  format: (id: string) => `/formats/${id}/`,
  concept: (id: string) => `/concepts/${id}/`,
  topic: (id: string) => `/topics/${id}/`,
  rule: (code: string) => `/rules/${code}/`,
  dataModel: (kind: string, anchor = '') => `/about/data-model/${kind}/${anchor && `#${anchor}`}`,
  source: (id: string) => `/sources/#${id}`,
  query: (query: string, kernel = '') => `/query/?q=${encodeURIComponent(query)}${kernel && `&kernel=${kernel}`}`,
  search: (query: string) => `/search/?q=${encodeURIComponent(query)}`,
} as const;
