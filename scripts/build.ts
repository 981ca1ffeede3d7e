/**
 * Builds the site: checks the catalog, renders the pages, writes the API and the schemas, indexes for the search.
 * usage: npm run build [-- --out DIR] [--unchecked]     CATALOG_DIR, SITE, BASE are honoured
 *   --out DIR     (or OUT_DIR) defaults to dist
 *   --unchecked   builds although the catalog has errors: a preview while writing; entries that cannot be read are left out
 * The same input gives the same bytes. Exit 1 when the catalog has errors, 2 on an internal fault.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inputDigest, STAMP } from './support/digest.ts';
import { indexSite } from './support/search-index.ts';

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
  const { defaultCatalogDirectory } = await import('../src/catalog/read/load.ts');
  const { check: run } = await import('../src/rules/check.ts');
  const report = run(defaultCatalogDirectory());
  if (report.errors > 0) {
    const { toPretty } = await import('../src/rules/report/pretty.ts');
    console.error(toPretty(report, process.stderr.isTTY === true && !process.env.NO_COLOR));
    throw new CatalogErrors(`The catalog has ${report.errors} errors.`);
  }
  return `${report.files} files, ${report.warnings} warnings`;
}

async function render(outDir: string): Promise<string> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.OUT_DIR = outDir;
  // Astro keeps what it executes below the working directory, where packages must be found.
  if (process.env.CATALOG_DIR) process.env.CATALOG_DIR = resolve(process.env.CATALOG_DIR);
  process.chdir(ROOT);
  const { build } = await import('astro');
  await build({ root: ROOT, logLevel: 'warn' });
  const pages = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  return `${pages.length} pages`;
}

async function writeData(outDir: string): Promise<string> {
  const { loadCatalog } = await import('../src/catalog/read/load.ts');
  const { writeApi } = await import('../src/export/api.ts');
  const { writeFeeds } = await import('../src/export/feeds.ts');
  const { DEFAULT_SITE, normaliseBase } = await import('../src/site/url.ts');
  const { catalog } = loadCatalog();
  const site = new URL(normaliseBase(process.env.BASE), process.env.SITE ?? DEFAULT_SITE).href;
  const files = [...writeApi(catalog, outDir), ...writeFeeds(catalog, outDir, { site })];
  const schemas = join(outDir, 'schemas', 'v1');
  mkdirSync(schemas, { recursive: true });
  for (const name of readdirSync(join(ROOT, 'schemas')).filter((file) => file.endsWith('.schema.json'))) {
    copyFileSync(join(ROOT, 'schemas', name), join(schemas, name));
  }
  return `${files.length} files`;
}

/** Runs every step; throws CatalogErrors when the catalog does not check. */
export async function buildSite(outDir: string, checked = true): Promise<void> {
  const digest = inputDigest(ROOT);
  if (checked) await step('catalog checked', check, String);
  await step('pages rendered', () => render(outDir), String);
  // The index is made by a process of its own; the data is written meanwhile. Neither reads what the other writes.
  const indexing = step(
    'search indexed',
    () => indexSite(outDir),
    (pages) => `${pages} pages`,
  );
  await Promise.all([step('API, feeds and schemas written', () => writeData(outDir), String), indexing]);
  const stamp = join(ROOT, STAMP);
  mkdirSync(dirname(stamp), { recursive: true });
  if (checked) writeFileSync(stamp, JSON.stringify({ digest, outDir }));
}

/** Whether `outDir` was built from just these inputs. */
export function isCurrent(outDir: string): boolean {
  const stamp = join(ROOT, STAMP);
  if (!existsSync(stamp) || !existsSync(join(outDir, 'pagefind', 'pagefind.js'))) return false;
  const held = JSON.parse(readFileSync(stamp, 'utf8')) as { digest?: string; outDir?: string };
  return held.outDir === outDir && held.digest === inputDigest(ROOT);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string' }, unchecked: { type: 'boolean' } } });
  try {
    await buildSite(resolve(values.out ?? process.env.OUT_DIR ?? join(ROOT, 'dist')), !values.unchecked);
  } catch (error) {
    if (error instanceof CatalogErrors) {
      console.error(error.message);
      process.exit(1);
    }
    console.error(error);
    process.exit(2);
  }
  process.exit(0);
}
