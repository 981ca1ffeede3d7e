import { pathToFileURL } from 'node:url';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { DEFAULT_SITE, normaliseBase } from '../../../src/site/url.ts';
import { mayBeSearched } from './searchable.ts';
import type { Shell } from './shell.ts';

/** One page, feed or data file that the site's templates make. */
export interface SitePage {
  /** Path relative to the site's root: 'functions/index.html'. */
  file: string;
  /** Renders it. */
  render(): Promise<Buffer>;
}

type Route = Parameters<NonNullable<StaticPathsApp['getComponentByRoute']>>[0];
type StaticPathsApp = ConstructorParameters<typeof StaticPaths>[0];
/** What is used of the object that renders: Astro's app for builds. */
interface App extends StaticPathsApp {
  setInternals(internals: { pagesByKeys: Map<string, object> }): void;
  setOptions(options: { settings: { scripts: [] }; logger: { options: { destination: object } } }): void;
  render(request: Request, options: { routeData: Route }): Promise<Response>;
}

/**
 * Every page of the site for the catalog that was provided, in an order that depends on the catalog alone: first what is
 * searched, so that the index is made while the rest is rendered.
 */
export async function sitePages(shell: Shell): Promise<SitePage[]> {
  const { app } = (await import(pathToFileURL(shell.entry).href)) as { app: App };
  app.setInternals({ pagesByKeys: new Map(shell.styles) });
  // Nothing is logged but what pages throw.
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  const root = new URL(normaliseBase(process.env.BASE), process.env.SITE ?? DEFAULT_SITE);
  const pages = new Map<string, SitePage>();
  for (const { pathname, route } of await new StaticPaths(app).getAll()) {
    // Addresses of renamed entries are made from the catalog: see data.ts.
    if (route.type === 'redirect') continue;
    const file = fileOf(pathname, route.type);
    if (pages.has(file)) throw new Error(`Two templates make ${file}.`);
    // Astro's own form of the address decides which template it matches.
    const url = new URL(`${pathname.slice(1)}${route.type === 'endpoint' || pathname.endsWith('/') ? '' : '/'}`, root);
    pages.set(file, {
      file,
      render: async () => {
        const response = await app.render(new Request(url), { routeData: route });
        if (response.status !== 200 && file !== '404.html') throw new Error(`${file}: status ${response.status}`);
        return Buffer.from(await response.arrayBuffer());
      },
    });
  }
  const [first, rest] = [true, false].map((searched) =>
    [...pages.values()].filter(({ file }) => mayBeSearched(file) === searched),
  );
  return [...(first ?? []).sort((a, b) => (a.file < b.file ? -1 : 1)), ...(rest ?? [])];
}

function fileOf(pathname: string, type: string): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}
