import { pathToFileURL } from 'node:url';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { begin, type Reads, spell } from '../../../src/catalog/reads.ts';
import { finish } from '../../../src/site/finish/index.ts';
import { DEFAULT_SITE, normaliseBase } from '../../../src/site/url.ts';
import { digestOf } from './earlier.ts';
import { mayBeSearched } from './searchable.ts';
import type { Shell } from './shell.ts';

/** A page that a template makes. */
export interface FoundPage {
  /** Path relative to the site's root: 'functions/index.html'. */
  file: string;
  /** The address as Astro knows it. */
  pathname: string;
  /** Digest of what the template is given. */
  given: string;
}

/** The pages of one template, and what was read to find them. */
export interface FoundRoute {
  pages: FoundPage[];
  reads?: Reads;
}

/** One page, feed or data file that the site's templates make. */
export interface SitePage extends FoundPage {
  /** The template's key. */
  route: string;
  /** Gets ready for `render`: what is read meanwhile belongs to no page. */
  prepare(): Promise<void>;
  /** A page of HTML as text, finished; anything else as its bytes. */
  render(): Promise<string | Buffer>;
}

/** The site's pages, and how they were found, by template. */
export interface Site {
  pages: SitePage[];
  routes: ReadonlyMap<string, FoundRoute>;
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
 * searched, so that the index is made while the rest is rendered. Pages of templates that `known` tells are not looked
 * for again.
 */
export async function openSite(shell: Shell, known: ReadonlyMap<string, readonly FoundPage[]>): Promise<Site> {
  const { app } = (await import(pathToFileURL(shell.entry).href)) as { app: App };
  app.setInternals({ pagesByKeys: new Map(shell.styles) });
  // Nothing is logged but what pages throw.
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  const root = new URL(normaliseBase(process.env.BASE), process.env.SITE ?? DEFAULT_SITE);
  const pages = new Map<string, SitePage>();
  const routes = new Map<string, FoundRoute>();
  for (const { routeData } of app.manifest.routes) {
    // Addresses of renamed entries are made from the catalog: see data.ts.
    if (!routeData.prerender || routeData.type === 'redirect') continue;
    const key = routeData.component;
    const held = known.get(key);
    let looked: Promise<FoundRoute> | undefined;
    const look = (): Promise<FoundRoute> => (looked ??= find(app, routeData));
    const found: FoundRoute = held ? { pages: [...held] } : await look();
    routes.set(key, found);
    for (const page of found.pages) {
      const { file, pathname } = page;
      if (pages.has(file)) throw new Error(`Two templates make ${file}.`);
      // Astro's own form of the address decides which template it matches.
      const slash = routeData.type === 'endpoint' || pathname.endsWith('/') ? '' : '/';
      const url = new URL(`${pathname.slice(1)}${slash}`, root);
      pages.set(file, {
        ...page,
        route: key,
        prepare: async () => {
          await look();
        },
        render: async () => {
          const response = await app.render(new Request(url), { routeData });
          if (response.status !== 200 && file !== '404.html') throw new Error(`${file}: status ${response.status}`);
          return response.headers.get('content-type')?.startsWith('text/html')
            ? finish(await response.text())
            : Buffer.from(await response.arrayBuffer());
        },
      });
    }
  }
  const [first, rest] = [true, false].map((searched) =>
    [...pages.values()].filter(({ file }) => mayBeSearched(file) === searched),
  );
  return { pages: [...(first ?? []).sort((a, b) => (a.file < b.file ? -1 : 1)), ...(rest ?? [])], routes };
}

/** Asks a template for its pages. */
async function find(app: App, routeData: Route): Promise<FoundRoute> {
  const { reads, end } = begin();
  const only: StaticPathsApp = {
    manifest: { ...app.manifest, routes: app.manifest.routes.filter((one) => one.routeData === routeData) },
    getComponentByRoute: app.getComponentByRoute?.bind(app),
    // What templates say is remembered where Astro looks for it when it renders.
    routeCache: app.routeCache,
  };
  const paths = await new StaticPaths(only).getAll();
  const pages = paths.map(({ pathname, route }) => ({
    file: fileOf(pathname, route.type),
    pathname,
    given: digestOf(spell(route.pathname ? undefined : propsOf(app, route, pathname))),
  }));
  end();
  return { pages, reads };
}

/** What getStaticPaths of a page's template said of it. */
function propsOf(app: App, route: Route, pathname: string): unknown {
  const found = app.routeCache?.get(route)?.staticPaths.keyed.get(pathname);
  if (!found) throw new Error(`Astro does not tell what ${pathname} is given: its build has changed.`);
  return found.props;
}

function fileOf(pathname: string, type: string): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}
