/**
 * What a browser may do with a page. Every page carries the policy itself, so that it holds on any host; a server adds
 * what an element cannot say.
 */

/**
 * Scripts, styles, pictures and data from the site alone, no inline script or style, no frame, no form that leads away.
 * 'wasm-unsafe-eval' lets the search compile its index reader, which is WebAssembly; it allows no script from a text.
 */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  // The search reads its index in a worker.
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
} as const;

const written = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** The policy of the element in the head of a page. */
export const PAGE_POLICY = written(DIRECTIVES);

/** Headers of every answer, by name. `frame-ancestors` counts in a header alone. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': written({ ...DIRECTIVES, 'frame-ancestors': "'none'" }),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/** Headers of the data, which pages of other sites may read. */
export const DATA_HEADERS: Readonly<Record<string, string>> = { 'access-control-allow-origin': '*' };

/** Folders of data, below the site's root. */
export const DATA_FOLDERS = ['api', 'feeds', 'schemas'] as const;

/** How long others may keep the data: ten minutes, and an hour while a newer copy is fetched. */
const DATA_CACHE = 'public, max-age=600, stale-while-revalidate=3600';

/** What is answered for a document of the API that does not exist, from the site's root. */
export const NO_DOCUMENT = 'api/v1/404.json';

/** Folder of files whose names change with their content. */
export const ASSETS = '_assets';
export const FOREVER = 'max-age=31536000, immutable';

/** The same for hosts that read a file `_headers` (Netlify, Cloudflare Pages and others). `base` is '/' or '/path/'. */
export function headersFile(base: string): string {
  const block = (path: string, headers: Readonly<Record<string, string>>): string =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return `${[
    block(`${base}*`, HEADERS),
    block(`${base}${ASSETS}/*`, { 'cache-control': FOREVER }),
    ...DATA_FOLDERS.map((folder) => block(`${base}${folder}/*`, { ...DATA_HEADERS, 'cache-control': DATA_CACHE })),
  ].join('\n')}\n`;
}

/** The answers for what does not exist, for hosts that read a file `_redirects` (Netlify and others). */
export const redirectsFile = (base: string): string => `${base}${DATA_FOLDERS[0]}/* ${base}${NO_DOCUMENT} 404\n`;
