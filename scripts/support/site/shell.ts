import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Catalog } from '../../../src/catalog/model.ts';
import { platformCss } from '../../../src/site/colour.ts';

/**
 * The shell of the site: what Astro makes of the code alone, whatever the catalog says. It is kept by the digest of what
 * it was made of, so that a build after a change of data renders at once, in several threads.
 *
 * Astro has no name for such a thing: its build bundles the pages, renders them, and deletes the bundle. The integration
 * below lets it bundle, asks it to render nothing, and moves the bundle away before it is deleted. What is used of Astro's
 * inner workings is said in docs/decisions and held by the pinned version.
 */
export interface Shell {
  /** Files of the site that no page is: scripts, style sheets, public files. */
  assets: string;
  /** Module that exports `app`, which renders a page. */
  entry: string;
  /** Style sheets of each page template, by Astro's key of the template. */
  styles: readonly (readonly [string, PageStyles])[];
}

/** What the renderer looks up for a template: see `headElements` of Astro's build environment. */
interface PageStyles {
  route: { route: string };
  component: string;
  styles: readonly object[];
}

/** What a shell depends on, relative to the root. */
const SOURCES = [
  'src',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'scripts/support/site/shell.ts',
];

/** Shells that are kept: this one and the last few, for those who go back and forth between branches. */
const KEEP = 4;

function digestOf(root: string, catalog: Catalog): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(root, source);
    const files = statSync(path).isFile()
      ? ['']
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((file) => file.isFile() && !/\.test\.ts$/.test(file.name))
          .map((file) => join(file.parentPath, file.name).slice(path.length))
          .sort();
    for (const file of files) hash.update(`${source}${file}\0`).update(readFileSync(path + file));
  }
  // The colours of the platforms are part of the style sheet.
  hash.update(JSON.stringify([process.env.SITE ?? '', process.env.BASE ?? '', platformCss(catalog.platforms)]));
  return hash.digest('hex').slice(0, 16);
}

/** The shell of the code as it is, made now unless it is kept already. */
export async function shellOf(root: string, catalog: Catalog): Promise<Shell> {
  const shelf = join(root, 'node_modules', '.cache', 'shell');
  const directory = join(shelf, digestOf(root, catalog));
  if (!existsSync(directory)) {
    mkdirSync(shelf, { recursive: true });
    const scratch = `${directory}.${process.pid}`;
    try {
      await makeShell(root, scratch);
      renameSync(scratch, directory);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
    prune(shelf);
  }
  const { entry, styles } = JSON.parse(readFileSync(join(directory, 'shell.json'), 'utf8'));
  return { assets: join(directory, 'assets'), entry: join(directory, 'bundle', entry), styles };
}

async function makeShell(root: string, scratch: string): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Astro keeps what it executes below the working directory, where packages must be found.
  process.chdir(root);
  const assets = join(scratch, 'assets');
  const { build } = await import('astro');
  await build({ root, outDir: assets, logLevel: 'warn', integrations: [keepBundle(scratch)] });
}

/** Moves the bundle to `scratch` and writes down how to use it. */
function keepBundle(scratch: string): AstroIntegration {
  let pages: Map<string, PageStyles>;
  return {
    name: 'keep-bundle',
    hooks: {
      'astro:build:setup': ({ pages: found }) => {
        pages = found as unknown as Map<string, PageStyles>;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          ...own,
          name: 'nothing-yet',
          getStaticPaths: async () => [],
          teardown: async () => {
            const bundle = join(scratch, 'assets', '.prerender');
            cpSync(bundle, join(scratch, 'bundle'), { recursive: true });
            const entry = readdirSync(bundle).find((name) => name.startsWith('prerender-entry.'));
            if (!entry) throw new Error('Astro left no module that renders pages: its build has changed.');
            const styles = [...pages].map(([key, { route, component, styles }]) => [
              key,
              { route: { route: route.route }, component, styles },
            ]);
            writeFileSync(join(scratch, 'shell.json'), JSON.stringify({ entry, styles }));
          },
        }));
      },
    },
  };
}

function prune(shelf: string): void {
  const kept = readdirSync(shelf)
    .map((name) => ({ path: join(shelf, name), time: statSync(join(shelf, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of kept.slice(KEEP)) rmSync(path, { recursive: true, force: true });
}
