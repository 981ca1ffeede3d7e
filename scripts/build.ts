/** Builds the site: see COMMAND. The same input gives the same bytes. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { forge } from '../src/site/forge.ts';
import { type Command, Failure, main } from './support/cli.ts';
import { codeDigest, inputDigest, STAMP } from './support/digest.ts';
import { earlierBuild, fingerprint, keepRecord } from './support/site/earlier.ts';
import { makeSite, OtherPages } from './support/site/make.ts';
import { mayBuildInto, prune } from './support/site/output.ts';
import { shellOf } from './support/site/shell.ts';

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
async function step<T>(name: string, work: Promise<T>, say: (result: T) => string = () => ''): Promise<T> {
  const began = performance.now();
  const result = await work;
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

/** Runs every step; throws CatalogErrors when the catalog does not check. */
export async function buildSite(outDir: string, checked = true): Promise<void> {
  if (!mayBuildInto(outDir)) throw new Failure(`${outDir} is neither empty nor an earlier build; nothing was written.`);
  try {
    forge();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure(error.message);
  }
  if (process.env.CATALOG_DIR) process.env.CATALOG_DIR = resolve(process.env.CATALOG_DIR);
  const code = codeDigest(ROOT);
  const digest = inputDigest(ROOT, code);
  const { loadCatalog } = await import('../src/catalog/read/load.ts');
  const loaded = loadCatalog();
  // What is made of a catalog with faults is a preview.
  const now = checked ? fingerprint(loaded) : undefined;
  const earlier = earlierBuild(ROOT, outDir, code, now);
  const fresh = !existsSync(outDir);
  const shell = await step('templates bundled', shellOf(ROOT, loaded.catalog));
  const sound = async (): Promise<void> => {
    if (checked) await step('catalog checked', check(), String);
  };
  const work = { outDir, shell, loaded, noting: now !== undefined, fresh, check: sound, step };
  const made = await makeSite({ ...work, earlier }).catch((error) => {
    if (!(error instanceof OtherPages)) throw error;
    return makeSite({ ...work, earlier: undefined });
  });
  prune(outDir, new Set(made.files));
  keepRecord(
    ROOT,
    outDir,
    now && { code, ...now, ...made.record, tight: earlier?.record.tight ?? made.record.trace.numbers.length },
  );
  const stamp = join(ROOT, STAMP);
  mkdirSync(dirname(stamp), { recursive: true });
  // A build elsewhere says nothing of the one that start serves.
  if (checked && outDir === join(ROOT, 'dist')) writeFileSync(stamp, JSON.stringify({ digest, outDir }));
}

/** Whether `outDir` was built from just these inputs. */
export function isCurrent(outDir: string): boolean {
  const stamp = join(ROOT, STAMP);
  if (!existsSync(stamp) || !existsSync(join(outDir, 'search', 'index', 'pages.json'))) return false;
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
