/** Builds the site: see COMMAND. The same input gives the same bytes. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { forge } from '../src/site/forge.ts';
import { type Command, Failure, main } from './support/cli.ts';
import { inputDigest, STAMP } from './support/digest.ts';
import { putData } from './support/site/data.ts';
import { mayBuildInto, Output, prune } from './support/site/output.ts';
import { startRendering } from './support/site/render.ts';
import { openSearchIndex } from './support/site/search-index.ts';
import { type Shell, shellOf } from './support/site/shell.ts';
import { writeSitemap } from './support/site/sitemap.ts';

const OPTIONS = {
  out: { type: 'string', value: 'DIR', about: 'where to, dist when left out; OUT_DIR says the same' },
  unchecked: {
    type: 'boolean',
    about: 'builds although the catalog has errors, without what cannot be read: a preview while writing',
  },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'build',
  usage: ['[options]'],
  options: OPTIONS,
  more: () => ['', 'CATALOG_DIR, SITE, BASE, REPO_URL and REPO_BRANCH are honoured.'],
  exit: '0: built; 1: the catalog has errors; 2: wrong usage or an internal fault',
};

const ROOT = resolve(import.meta.dirname, '..');

/** The catalog has errors; they were printed. */
export class CatalogErrors extends Error {}

/** One line a step, with the time that it took. */
async function step<T>(name: string, run: () => T | Promise<T>, say: (result: T) => string = () => ''): Promise<T> {
  const began = performance.now();
  const result = await run();
  const seconds = ((performance.now() - began) / 1000).toFixed(2).padStart(6);
  console.log(`${seconds} s  ${name}${say(result) && `: ${say(result)}`}`);
  return result;
}

async function check(): Promise<string> {
  const { defaultCatalogDirectory } = await import('../src/catalog/directory.ts');
  const { checkCatalog } = await import('../src/rules/check-catalog.ts');
  const report = await checkCatalog(defaultCatalogDirectory());
  if (report.errors > 0) {
    const { toPretty } = await import('../src/rules/report/pretty.ts');
    console.error(toPretty(report, process.stderr.isTTY === true && !process.env.NO_COLOR));
    throw new CatalogErrors(`The catalog has ${report.errors} errors.`);
  }
  return `${report.files} files, ${report.warnings} warnings`;
}

/** Copies what the shell has besides pages; gives the paths. */
async function putAssets(shell: Shell, output: Output): Promise<string[]> {
  const files: string[] = [];
  for (const entry of readdirSync(shell.assets, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(shell.assets, path).split(sep).join('/');
    await output.put(file, readFileSync(path));
    files.push(file);
  }
  return files;
}

/** Runs every step; throws CatalogErrors when the catalog does not check. */
export async function buildSite(outDir: string, checked = true): Promise<void> {
  if (!mayBuildInto(outDir)) throw new Failure(`${outDir} is neither empty nor an earlier build; nothing was written.`);
  try {
    forge();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure(error.message);
  }
  const digest = inputDigest(ROOT);
  if (process.env.CATALOG_DIR) process.env.CATALOG_DIR = resolve(process.env.CATALOG_DIR);
  const { loadCatalog } = await import('../src/catalog/read/load.ts');
  const loaded = loadCatalog();
  const { catalog } = loaded;
  const fresh = !existsSync(outDir);
  const shell = await step('templates bundled', () => shellOf(ROOT, catalog));
  const index = await openSearchIndex();
  // The threads get ready while the catalog is checked here, and write only when it is sound.
  const rendering = startRendering(shell, loaded, outDir, fresh, { pages: index.expect, page: index.page });
  try {
    if (checked) await step('catalog checked', check, String);
    rendering.begin();
    const output = new Output(outDir, fresh);
    // The index is made as soon as the pages that it knows stand, while others are still rendered.
    const indexing = step(
      'search indexed',
      () => index.finish(output),
      ({ pages }) => `${pages} pages`,
    );
    const writing = step(
      'pages and data written',
      async () => [
        ...(await putAssets(shell, output)),
        ...(await putData(catalog, ROOT, output)),
        ...(await rendering.done),
      ],
      (all) => `${all.length} files`,
    );
    const [files, searchable] = await Promise.all([writing, indexing]);
    await output.done();
    prune(outDir, new Set([...files, ...searchable.files, ...(await writeSitemap(outDir, files))]));
  } finally {
    await rendering.end();
  }
  const stamp = join(ROOT, STAMP);
  mkdirSync(dirname(stamp), { recursive: true });
  // A build elsewhere says nothing of the one that start serves.
  if (checked && outDir === join(ROOT, 'dist')) writeFileSync(stamp, JSON.stringify({ digest, outDir }));
}

/** Whether `outDir` was built from just these inputs. */
export function isCurrent(outDir: string): boolean {
  const stamp = join(ROOT, STAMP);
  if (!existsSync(stamp) || !existsSync(join(outDir, 'pagefind', 'pagefind.js'))) return false;
  const held = JSON.parse(readFileSync(stamp, 'utf8')) as { digest?: string; outDir?: string };
  return held.outDir === outDir && held.digest === inputDigest(ROOT);
}

await main(import.meta.url, COMMAND, async ({ values }) => {
  const outDir = resolve(values.out ?? process.env.OUT_DIR ?? join(ROOT, 'dist'));
  try {
    await buildSite(outDir, !values.unchecked);
  } catch (error) {
    if (!(error instanceof CatalogErrors)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  return 0;
});
