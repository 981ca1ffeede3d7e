/**
 * Says what a change of the catalog means: cells, levels, values and names, before → after.
 * usage: npm run diff -- BASE [HEAD] [--format md|json|text]
 * BASE and HEAD are git revisions, or directories that hold a catalog (or a repository with one). HEAD left out: the
 * catalog as it lies in the working tree. Both are read by the schemas of the working tree.
 * Exit 0: the comparison was printed, whether or not anything differs; 2: usage, or a side that cannot be read.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Catalog } from '../src/catalog/model.ts';
import { defaultCatalogDirectory, loadCatalog } from '../src/catalog/read/load.ts';
import { catalogDiff, catalogDiffMarkdown, catalogDiffText } from '../src/export/catalog-diff.ts';

const USAGE = 'usage: npm run diff -- BASE [HEAD] [--format md|json|text]';
const ROOT = fileURLToPath(new URL('../', import.meta.url));

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function options(): { base: string; head: string | undefined; format: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { format: { type: 'string', default: 'text' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const [base, head, more] = positionals;
    if (base === undefined || more !== undefined) fail(USAGE);
    if (!['md', 'json', 'text'].includes(values.format)) fail(`There is no format ${values.format}.\n${USAGE}`);
    return { base, head, format: values.format };
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`);
  }
}

const temporary: string[] = [];
process.on('exit', () => {
  for (const directory of temporary) rmSync(directory, { recursive: true, force: true });
});

const git = (args: readonly string[]): Buffer =>
  execFileSync('git', args, { cwd: ROOT, maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] });

/** Directory of a catalog, from a directory or a git revision; a revision is unpacked into a temporary directory. */
function directoryOf(side: string): string {
  if (existsSync(side) && statSync(side).isDirectory()) {
    for (const candidate of [side, join(side, 'catalog')]) {
      if (existsSync(join(candidate, 'platforms'))) return resolve(candidate);
    }
    return fail(`${side} holds no catalog.`);
  }
  let commit: string;
  try {
    commit = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${side}^{commit}`])
      .toString()
      .trim();
  } catch {
    return fail(`${side} is neither a directory nor a git revision.`);
  }
  const directory = mkdtempSync(join(tmpdir(), 'catalog-'));
  temporary.push(directory);
  try {
    const archive = git(['archive', '--format=tar', commit, '--', 'catalog']);
    execFileSync('tar', ['-x', '-C', directory], { input: archive, stdio: ['pipe', 'ignore', 'pipe'] });
  } catch (error) {
    return fail(`${side} holds no catalog: ${(error as Error).message.split('\n').at(-1)}`);
  }
  return join(directory, 'catalog');
}

function load(side: string, directory: string): Catalog {
  const { catalog, diagnostics } = loadCatalog(directory);
  const files = new Set(diagnostics.filter((item) => item.severity === 'error').map((item) => item.file));
  if (files.size > 0) {
    console.error(`${side}: ${files.size} files do not fit the schemas of the working tree and are left out.`);
  }
  return catalog;
}

const { base, head, format } = options();
const before = load(base, directoryOf(base));
const after = load(head ?? 'working tree', head === undefined ? defaultCatalogDirectory() : directoryOf(head));
const diff = catalogDiff(before, after);
if (format === 'json') console.log(JSON.stringify(diff, null, 2));
else
  process.stdout.write(
    format === 'md' ? catalogDiffMarkdown(before, after, diff) : catalogDiffText(before, after, diff),
  );
