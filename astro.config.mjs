import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { getCatalog } from './src/site/catalog.ts';
import { platformCss } from './src/site/colour.ts';
import { provideCatalog } from './src/site/provide.ts';
import { DEFAULT_SITE, href, normaliseBase } from './src/site/url.ts';

provideCatalog();

/** The platforms' colours become part of the style sheet that every page loads. */
const platformColours = {
  name: 'platform-colours',
  resolveId: (id) => (id === 'virtual:platforms.css' ? '\0virtual:platforms.css' : undefined),
  load: (id) => (id === '\0virtual:platforms.css' ? platformCss(getCatalog().platforms) : undefined),
};

/** Pages of entries that were renamed lead to the new ones. */
const redirects = () => {
  const catalog = getCatalog();
  return Object.fromEntries(
    ['platforms', 'functions', 'interfaces', 'formats', 'concepts', 'topics'].flatMap((section) =>
      catalog[section].flatMap((entry) =>
        (entry.formerly ?? []).map((old) => [`/${section}/${old}`, href(`/${section}/${entry.id}/`)]),
      ),
    ),
  );
};

/** In development a changed catalog file is read again and the page reloads. */
const catalogReload = {
  name: 'catalog-reload',
  configureServer(server) {
    const { dir } = getCatalog();
    server.watcher.add(dir);
    server.watcher.on('all', async (_event, path) => {
      if (!path.startsWith(dir)) return;
      const fresh = await import(`./src/catalog/read/load.ts?at=${Date.now()}`);
      const { setCatalog } = await import('./src/site/catalog.ts');
      setCatalog(fresh.loadCatalog(dir).catalog);
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
  integrations: [mdx()],
  // Code blocks of the prose keep the site's own type and colours.
  markdown: { syntaxHighlight: false },
  vite: {
    plugins: [platformColours, catalogReload],
    // Scripts stay files, so that a content security policy needs no hashes.
    build: { assetsInlineLimit: 0 },
  },
});
