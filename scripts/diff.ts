/**
 * Says what a change of the catalog means: see COMMAND. Both sides are read by the schemas of the working tree.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Catalog } from '../src/catalog/model.ts';
import { type Command, Failure, JSON_OPTION, main, UsageError } from './support/cli.ts';

const FORMATS = ['md', 'json', 'text'] as const;
const OPTIONS = {
  format: { type: 'string', value: FORMATS.join('|'), oneOf: FORMATS, about: 'how it is printed; text when left out' },
  json: { ...JSON_OPTION, about: 'the same as --format json' },
  release: {
    type: 'string',
    value: 'YYYY.MM.DD',
    about: 'writes the changes down as a release of the data, in the releases folder of the catalog, and prints where',
  },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'diff',
  usage: ['BASE [HEAD] [options]'],
  options: OPTIONS,
  most: 2,
  more: () => [
    '',
    'BASE and HEAD are git revisions, or directories that hold a catalog (or a repository with one). HEAD left out: the',
    'catalog as it lies in the working tree, such as: npm run diff -- origin/main. With SITE and BASE the pages are linked.',
  ],
  exit: '0: the comparison was printed, whether or not anything differs; 2: wrong usage, or a side that cannot be read',
};
const ROOT = resolve(import.meta.dirname, '..');
const OWNERS = join(ROOT, '.github', 'CODEOWNERS');

/** Where the site stands, with a slash at its end; '' when the environment does not say. */
const site = (): string => {
  const { SITE, BASE = '' } = process.env;
  return SITE
    ? `${[SITE, BASE]
        .map((part) => part.replace(/^\/+|\/+$/g, ''))
        .filter(Boolean)
        .join('/')}/`
    : '';
};

const temporary: string[] = [];
process.on('exit', () => {
  for (const directory of temporary) rmSync(directory, { recursive: true, force: true });
});

await main(import.meta.url, COMMAND, async ({ values, words: [base, head] }) => {
  if (base === undefined) throw new UsageError('name a git revision or a directory to compare with');
  const format = values.format ?? (values.json ? 'json' : 'text');
  if (values.json && format !== 'json') throw new UsageError(`--json and --format ${format} contradict each other`);
  const { defaultCatalogDirectory, shownPath } = await import('../src/catalog/directory.ts');
  const { loadCatalog, readCatalog } = await import('../src/catalog/read/load.ts');
  const { catalogDiff, catalogDiffMarkdown, catalogDiffText } = await import('../src/export/catalog-diff.ts');
  const sides = [
    { name: base, directory: directoryOf(base) },
    { name: head ?? 'working tree', directory: head === undefined ? defaultCatalogDirectory() : directoryOf(head) },
  ] as const;
  // What one side cannot say is left out on both: it was neither added nor removed.
  const faulty = new Set<string>();
  for (const { name, directory } of sides) {
    for (const { file } of loadCatalog(directory).entries.filter((entry) => entry.faulty)) {
      faulty.add(file);
      const shown = name === 'working tree' ? shownPath(directory, file) : file;
      process.stderr.write(`${name}: ${shown} has faults and is left out, on both sides.\n`);
    }
  }
  const [before, after] = sides.map(({ directory }) =>
    faulty.size === 0 ? loadCatalog(directory).catalog : readCatalog(directory, { without: faulty }).catalog,
  ) as [Catalog, Catalog];
  if (values.release !== undefined) {
    const whole = loadCatalog(sides[1].directory).catalog;
    const file = await writeRelease(values.release, defaultCatalogDirectory(), before, after, whole);
    process.stdout.write(`${shownPath(defaultCatalogDirectory(), file)}\n`);
    return 0;
  }
  const { readOwners } = await import('../src/export/owners.ts');
  const { changeReport } = await import('../src/export/change-report.ts');
  const { changeParagraph } = await import('../src/export/change-words.ts');
  const owners = () => (existsSync(OWNERS) ? readOwners(readFileSync(OWNERS, 'utf8')) : []);
  const diff = catalogDiff(before, after);
  const report = changeReport(before, after, diff, owners());
  const besides = { report, site: site() };
  if (format === 'json') {
    const summary = changeParagraph(before, after, diff, report);
    process.stdout.write(`${JSON.stringify({ summary, ...diff, ...report }, null, 2)}\n`);
  } else if (format === 'md') process.stdout.write(catalogDiffMarkdown(before, after, diff, besides));
  else process.stdout.write(catalogDiffText(before, after, diff, besides));
  return 0;
});

/**
 * Writes a release into the catalog; the newest of those before it is the one that it is told against. Gives its path in the
 * catalog.
 */
async function writeRelease(
  version: string,
  directory: string,
  before: Catalog,
  after: Catalog,
  whole: Catalog,
): Promise<string> {
  const { DATA_VERSION, RELEASES, releaseOf, releasesOf, releaseText } = await import('../src/export/releases.ts');
  if (!DATA_VERSION.test(version)) throw new UsageError(`${version} is no version of the data, such as 2026.11.25`);
  const earlier = releasesOf({ ...whole, dir: directory }).filter((release) => release.version < version);
  const file = join(RELEASES, `${version}.json`);
  mkdirSync(join(directory, RELEASES), { recursive: true });
  writeFileSync(
    join(directory, file),
    releaseText(releaseOf(version, earlier.at(-1)?.version ?? null, before, after, whole)),
  );
  return file;
}

function git(args: readonly string[]): Buffer {
  return execFileSync('git', args, { cwd: ROOT, maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Directory of a catalog, from a directory or a git revision; a revision is unpacked into a temporary directory. */
function directoryOf(side: string): string {
  if (existsSync(side) && statSync(side).isDirectory()) {
    for (const candidate of [side, join(side, 'catalog')]) {
      if (existsSync(join(candidate, 'platforms'))) return resolve(candidate);
    }
    throw new Failure(`${side} holds no catalog.`);
  }
  let commit: string;
  try {
    commit = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${side}^{commit}`])
      .toString()
      .trim();
  } catch {
    throw new Failure(`${side} is neither a directory nor a git revision.`);
  }
  const directory = mkdtempSync(join(tmpdir(), 'catalog-'));
  temporary.push(directory);
  try {
    const archive = git(['archive', '--format=tar', commit, '--', 'catalog']);
    execFileSync('tar', ['-x', '-C', directory], { input: archive, stdio: ['pipe', 'ignore', 'pipe'] });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure(`${side} holds no catalog: ${why.trimEnd().split('\n').at(-1)}`);
  }
  return join(directory, 'catalog');
}
