import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { getCatalog } from './src/site/catalog.ts';
import { platformCss } from './src/site/colour.ts';
import { hueCss, spanCss } from './src/site/hues.ts';
import { changeFilterCss, matrixFilterCss } from './src/site/matrix-filters.ts';
import { provideAgain, provideCatalog } from './src/site/provide.ts';
import { redirects } from './src/site/redirects.ts';
import { DEFAULT_SITE, href, normaliseBase } from './src/site/url.ts';

provideCatalog();

/** Style sheets that are computed: the platforms' colours, which every page loads, and what would else be style attributes. */
const SHEETS = {
  'virtual:platforms.css': () => platformCss(getCatalog().platforms),
  'virtual:matrix-filters.css': matrixFilterCss,
  'virtual:change-filters.css': () => changeFilterCss(getCatalog().platforms),
  'virtual:hues.css': hueCss,
  'virtual:spans.css': spanCss,
};
const computedSheets = {
  name: 'computed-sheets',
  resolveId: (id) => (Object.hasOwn(SHEETS, id) ? `\0${id}` : undefined),
  load: (id) => SHEETS[id.replace('\0', '')]?.(),
};

/** The search is fetched when somebody asks: in one piece, and what other scripts share with it in another. */
const CHUNKS = [
  {
    name: 'shared',
    test: /[\\/]src[\\/](?:text|maps|catalog[\\/](?:addresses|versions)|site[\\/](?:form|client[\\/]dom))\.ts$/,
    priority: 1,
  },
  { name: 'search', test: /[\\/]src[\\/](?:search|site[\\/]client[\\/]search)[\\/].*\.(?:ts|json)$/ },
];

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
  // In development; a build writes them itself, since they depend on the catalog.
  redirects: Object.fromEntries(redirects(getCatalog()).map(({ from, to }) => [from, href(to)])),
  prerenderConflictBehavior: 'error',
  build: { inlineStylesheets: 'never', assets: '_assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [mdx()],
  // Code blocks of the prose keep the site's own type and colours.
  markdown: { syntaxHighlight: false },
  vite: {
    plugins: [computedSheets, catalogReload],
    // Scripts stay files, so that a content security policy needs no hashes.
    build: { assetsInlineLimit: 0 },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } } } } },
  },
});
