import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CatalogFile, defaultCatalogDirectory, readCatalog, shownPath } from '../catalog/read/load.ts';
import { repositoryRoot } from '../catalog/root.ts';
import type { Kernel } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { readUapiFile } from './check-uapi.ts';
import { citedIn } from './claims.ts';
import { completenessOf } from './completeness.ts';
import { kernelDifference } from './difference.ts';
import { readEvidenceFile } from './evidence-file.ts';
import { formatAdded, formatCompleteness, formatReport } from './report.ts';
import { formatSample, sampleOf } from './sample.ts';
import { openTree, type Tree } from './tree.ts';
import { unpack } from './unpack.ts';
import { usesIn } from './uses.ts';
import { verify } from './verify.ts';

const USAGE = `usage: npm run verify -- [--kernel VERSION=DIR …] [--update] [--strict] [--stale] [--json]
       npm run verify -- --completeness [--json]
       npm run verify -- --sample N [--seed N] [--json]
       npm run verify -- --add VERSION [--kernel VERSION=DIR]

  --kernel VERSION=DIR  use this tree and no others: a source tree, a directory of installed headers, or one with
                        both in src and uapi
  --update              write uapi.json, uapi.log and evidence.json instead of comparing with them
  --strict              fail when something could not be checked: no trees, no compiler
  --stale               list the claims that were read in one release and whose place differs in another
  --json                the report as JSON on standard output
  --completeness        list the confidential-computing names of the headers to which no entry refers
  --sample N            print N claims with their evidence, for a reader to check; needs no trees
  --seed N              which claims those are: the same catalog and seed give the same claims (1 when not given)
  --add VERSION         add a release: make its entry, extract and record, and say what it changes

Without --kernel, trees are taken from $COCO_KERNELS (src/VERSION and uapi/VERSION), else from .cache/kernels, into
which they are unpacked from Debian packages when they are missing.
`;

interface Arguments {
  kernels: { version: string; directory: string }[];
  update: boolean;
  strict: boolean;
  stale: boolean;
  json: boolean;
  completeness: boolean;
  sample?: number;
  seed?: number;
  add?: string;
}

class UsageError extends Error {}

function parse(argv: readonly string[]): Arguments | undefined {
  const args: Arguments = { kernels: [], update: false, strict: false, stale: false, json: false, completeness: false };
  for (let index = 0; index < argv.length; index += 1) {
    const [name, inline] = splitOnce(argv[index] as string);
    const value = (): string => {
      const given = inline ?? argv[++index];
      if (given === undefined || given === '') throw new UsageError(`${name} needs a value`);
      return given;
    };
    if (name === '--help' || name === '-h') return undefined;
    if (name === '--update') args.update = true;
    else if (name === '--strict') args.strict = true;
    else if (name === '--stale') args.stale = true;
    else if (name === '--json') args.json = true;
    else if (name === '--completeness') args.completeness = true;
    else if (name === '--sample') args.sample = checkCount(name, value());
    else if (name === '--seed') args.seed = checkCount(name, value());
    else if (name === '--add') args.add = checkVersion(value());
    else if (name === '--kernel') {
      const [version, directory] = splitOnce(value());
      if (!directory) throw new UsageError('--kernel takes VERSION=DIR');
      args.kernels.push({ version: checkVersion(version), directory });
    } else throw new UsageError(`unknown argument ${argv[index]}`);
  }
  if (args.seed !== undefined && args.sample === undefined) throw new UsageError('--seed belongs to --sample');
  return args;
}

const splitOnce = (text: string): [string, string | undefined] => {
  const at = text.indexOf('=');
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
};

function checkVersion(version: string): string {
  if (!/^[2-9]\.\d{1,2}(\.\d{1,2})?$/.test(version)) throw new UsageError(`${version} is not a release such as 7.3`);
  return version;
}

function checkCount(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`${name} takes a whole number, not ${text}`);
  return Number(text);
}

/** Runs the command. Returns the exit status; reports go to standard output, what goes on to standard error. */
export async function run(argv: readonly string[], catalog: string = defaultCatalogDirectory()): Promise<number> {
  const note = (line: string) => process.stderr.write(`verify: ${line}\n`);
  try {
    const args = parse(argv);
    if (!args) {
      process.stdout.write(USAGE);
      return 0;
    }
    return await execute(args, resolve(catalog), note);
  } catch (error) {
    if (error instanceof UsageError) note(`${error.message}\n\n${USAGE}`);
    else note(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

/** Releases of the catalog whose package is named, oldest first. */
function packaged(entries: readonly CatalogFile[]): string[] {
  return entries
    .filter(({ kind, data }) => kind === 'kernel' && (data as Kernel | undefined)?.checked !== undefined)
    .map(({ name }) => name)
    .sort(compareVersions);
}

async function execute(args: Arguments, catalog: string, note: (line: string) => void): Promise<number> {
  if (!existsSync(catalog)) throw new UsageError(`there is no catalog ${catalog}`);
  let { entries } = readCatalog(catalog);
  if (args.completeness) return completeness(args, catalog, entries);
  if (args.sample !== undefined) {
    const sample = sampleOf(catalog, entries, args.sample, args.seed ?? 1);
    process.stdout.write(args.json ? `${JSON.stringify(sample, null, 2)}\n` : formatSample(sample));
    return 0;
  }

  const before = packaged(entries);
  const wanted = args.add ? [args.add] : before;
  const { trees, failures } = await findTrees(args, wanted, entries, note);
  if (args.add) {
    const tree = trees.find(({ version }) => version === args.add);
    if (!tree) throw new UsageError(`no tree of ${args.add}: ${failures[0] ?? 'none was given'}`);
    addKernel(catalog, tree);
    ({ entries } = readCatalog(catalog));
  }
  for (const { version } of trees) {
    if (entries.some(({ kind, name }) => kind === 'kernel' && name === version)) continue;
    throw new UsageError(`the catalog has no kernel ${version}; npm run verify -- --add ${version} makes it`);
  }
  // A release without a record of its own takes the newest that has one as the one that lists describe.
  const newest = packaged(entries).at(-1);
  const report = await verify({ catalog, entries, newest, trees, update: args.update || args.add !== undefined });
  report.notes.push(...failures);
  const incomplete = trees.length === 0 || failures.length > 0 || report.kernels.some(({ notes }) => notes.length > 0);
  if (args.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else process.stdout.write(formatReport(report, { stale: args.stale }));
  if (trees.length === 0) note('NOTHING WAS CHECKED: no kernel tree could be had. --kernel VERSION=DIR gives one.');
  if (args.add && !args.json) {
    const older = before.filter((version) => compareVersions(version, args.add as string) < 0).at(-1);
    const [from, to] = [older && readUapiFile(catalog, older), readUapiFile(catalog, args.add)];
    if (from && to) process.stdout.write(formatAdded(kernelDifference(from, to), report, older as string, args.add));
  }
  // Trees that were asked for have to agree. A later build that the mirrors brought instead of the recorded one may
  // differ: it is said, and fails only when asked to be strict.
  const asked = args.kernels.length > 0 || args.strict;
  const [held, later] = partition(
    report.kernels,
    (kernel) => asked || kernel.package === recordedPackage(catalog, kernel),
  );
  for (const { version, package: build, mismatches } of later) {
    if (mismatches.length === 0) continue;
    note(
      `${version}: ${build} IS NOT THE RECORDED BUILD, and differs in ${mismatches.length} places; look at them, then record it with --update.`,
    );
  }
  const wrong = report.mismatches.length + held.reduce((sum, kernel) => sum + kernel.mismatches.length, 0);
  return wrong > 0 || (args.strict && incomplete) ? 1 : 0;
}

/** Package of which a release's record was made; its own when there is no record yet. */
const recordedPackage = (catalog: string, kernel: { version: string; package: string }): string =>
  readEvidenceFile(catalog, kernel.version)?.package ?? kernel.package;

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

async function findTrees(
  args: Arguments,
  wanted: readonly string[],
  entries: readonly CatalogFile[],
  note: (line: string) => void,
): Promise<{ trees: Tree[]; failures: string[] }> {
  if (args.kernels.length > 0) {
    const trees = args.kernels.map(({ version, directory }) => {
      const tree = existsSync(directory) ? openTree(version, directory) : undefined;
      if (!tree) throw new UsageError(`${directory} holds neither a kernel source tree nor UAPI headers`);
      return tree;
    });
    return { trees, failures: [] };
  }
  const given = process.env.COCO_KERNELS;
  if (given) {
    const trees = wanted
      .filter((version) => ['src', 'uapi', '.'].some((part) => existsSync(join(given, part, version))))
      .map((version) => openTree(version, given))
      .filter((tree) => tree !== undefined);
    const missing = wanted.filter((version) => !trees.some((tree) => tree.version === version));
    return { trees, failures: missing.map((version) => `${version}: ${given} has no tree of it`) };
  }
  const recorded = new Map(
    entries.flatMap(({ kind, name, data }) => {
      const build = kind === 'kernel' ? (data as Kernel | undefined)?.checked?.version : undefined;
      return build ? [[name, build] as const] : [];
    }),
  );
  const cited = citedIn(entries, packaged(entries).at(-1));
  return unpack(join(repositoryRoot(), '.cache', 'kernels'), wanted, cited, note, recorded);
}

/** Writes the entry of a new release, unless there is one. */
function addKernel(catalog: string, tree: Tree): void {
  const file = join(catalog, 'kernels', tree.version, 'kernel.yaml');
  if (existsSync(file)) return;
  const [name = 'linux', version = tree.version] = tree.package.split(' ');
  const release = /^\d+\.\d+(\.\d+)?/.exec(version)?.[0];
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(
    file,
    `# yaml-language-server: $schema=../../../schemas/kernel.schema.json
id: ${JSON.stringify(tree.version)}
released: unknown
checked:
  package: ${name}
  version: ${version}
${release ? `  release: ${JSON.stringify(release)}\n` : ''}`,
  );
  process.stderr.write(
    `verify: wrote ${shownPath(catalog, `kernels/${tree.version}/kernel.yaml`)}; fill in the day of the release\n`,
  );
}

function completeness(args: Arguments, catalog: string, entries: readonly CatalogFile[]): number {
  const versions = entries
    .filter(({ kind }) => kind === 'kernel')
    .map(({ name }) => name)
    .sort(compareVersions);
  const file = versions.map((version) => readUapiFile(catalog, version)).findLast((found) => found !== undefined);
  if (!file) throw new UsageError('no facts are recorded; run npm run verify -- --update');
  const result = completenessOf(file, usesIn(entries));
  process.stdout.write(args.json ? `${JSON.stringify(result, null, 2)}\n` : formatCompleteness(result));
  return 0;
}
