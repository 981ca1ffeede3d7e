import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { ENTRY_PAGE } from './src/catalog/addresses.ts';
import { getCatalog } from './src/site/catalog.ts';
import { platformCss } from './src/site/colour.ts';
import { matrixFilterCss } from './src/site/matrix-filters.ts';
import { provideAgain, provideCatalog } from './src/site/provide.ts';
import { DEFAULT_SITE, href, normaliseBase } from './src/site/url.ts';

provideCatalog();

/** Style sheets that are computed: the platforms' colours, which every page loads, and the filters of the matrix. */
const SHEETS = {
  'virtual:platforms.css': () => platformCss(getCatalog().platforms),
  'virtual:matrix-filters.css': matrixFilterCss,
};
const computedSheets = {
  name: 'computed-sheets',
  resolveId: (id) => (Object.hasOwn(SHEETS, id) ? `\0${id}` : undefined),
  load: (id) => SHEETS[id.replace('\0', '')]?.(),
};

/** Pages of entries that were renamed lead to the new ones. */
const redirects = () => {
  const catalog = getCatalog();
  return Object.fromEntries(
    Object.entries(ENTRY_PAGE).flatMap(([folder, pageOf]) =>
      catalog[folder].flatMap((entry) => (entry.formerly ?? []).map((old) => [pageOf(old), href(pageOf(entry.id))])),
    ),
  );
};

/** In development a changed catalog file is read again and the page reloads. */
const catalogReload = {
  name: 'catalog-reload',
  configureServer(server) {
    const { dir } = getCatalog();
    server.watcher.add(dir);
    server.watcher.on('all', (_event, path) => {
      if (!path.startsWith(dir)) return;
      provideAgain();
      server.ws.send({ type: 'full-reload' });
    });
  },
};

export default defineConfig({
  site: process.env.SITE ?? DEFAULT_SITE,
  base: normaliseBase(process.env.BASE),
  outDir: process.env.OUT_DIR ?? './dist',
  cacheDir: fileURLToPath(new URL('./.cache/astro', import.meta.url)),
  trailingSlash: 'always',
  redirects: redirects(),
  prerenderConflictBehavior: 'error',
  build: { inlineStylesheets: 'never', assets: '_assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [mdx(), sitemap({ filter: (page) => !/\/(404|search(\/names\/[^/]+)?)\/?$/.test(page) })],
  // Code blocks of the prose keep the site's own type and colours.
  markdown: { syntaxHighlight: false },
  vite: {
    plugins: [computedSheets, catalogReload],
    // Scripts stay files, so that a content security policy needs no hashes.
    build: { assetsInlineLimit: 0 },
  },
});
