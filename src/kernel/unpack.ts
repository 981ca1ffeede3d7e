import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Apt, download, findPackage, type Package, prepareApt } from './apt.ts';
import { ARCHES, uapiDirectory } from './arches.ts';
import type { Cited } from './claims.ts';
import { run } from './process.ts';
import { openTree, PARTS_FILE, type Tree } from './tree.ts';

/** Parts of the source that are always unpacked: what facts and Kconfig symbols are read from. */
const ALWAYS = ['include/uapi', ...ARCHES.map(uapiDirectory), 'Documentation/ABI', 'Makefile'];

/** Directories, two or three levels deep, that hold everything that is cited. */
export function partsFor(cited: readonly Cited[]): string[] {
  const parts = new Set(ALWAYS);
  for (const { place } of cited) {
    if (!place || place.kind === 'kconfig') continue;
    const steps = place.path.split('/');
    const isDirectory = place.kind === 'lacks' && !/\.\w+$/.test(place.path);
    // A moved file is looked for in the neighbourhood, so that is unpacked with it.
    const depth = ['drivers', 'arch', 'Documentation'].includes(steps[0] as string) ? 3 : 2;
    parts.add(isDirectory ? place.path : steps.slice(0, Math.max(1, Math.min(depth, steps.length - 1))).join('/'));
  }
  return [...parts]
    .filter((part) => ![...parts].some((other) => other !== part && part.startsWith(`${other}/`)))
    .sort();
}

export interface Unpacking {
  trees: Tree[];
  /** Releases that could not be had, each with the reason. */
  failures: string[];
}

export interface UnpackOptions {
  /** A line about what is going to be done. */
  say: (line: string) => void;
  /** What is being done now. */
  at?: (what: string) => void;
  /** Version of the package that was recorded of a release: taken while the mirrors have it, else the newest. */
  recorded?: ReadonlyMap<string, string>;
  /** Fetches nothing: what is unpacked already is all there is. */
  offline?: boolean;
}

/**
 * Makes DIR/src/<v> and DIR/uapi/<v> from the packages of the mirrors that this machine's apt is set up with, and says
 * before how much that is. What is there already is kept; a part of the source that is cited and missing is unpacked from
 * the package again.
 */
export async function unpack(
  directory: string,
  versions: readonly string[],
  cited: readonly Cited[],
  { say, at = () => {}, recorded = new Map(), offline = false }: UnpackOptions,
): Promise<Unpacking> {
  const result: Unpacking = { trees: [], failures: [] };
  const parts = partsFor(cited);
  const missing = versions.filter((version) => !complete(directory, version, parts));
  if (offline) {
    for (const version of missing) {
      if (!isUnpacked(directory, version)) result.failures.push(`${version}: not unpacked, and nothing is fetched`);
    }
  } else if (missing.length > 0) {
    const apt = await prepareApt(directory, say);
    if (typeof apt === 'string') result.failures.push(...missing.map((version) => `${version}: ${apt}`));
    else {
      const plans: Plan[] = [];
      for (const version of missing) {
        at(`looking for the packages of ${version}`);
        const plan = await planOf(apt, directory, version, recorded.get(version));
        if (typeof plan === 'string') result.failures.push(`${version}: ${plan}`);
        else plans.push(plan);
      }
      for (const line of announce(plans)) say(line);
      for (const plan of plans) {
        const why = await unpackOne(apt, directory, plan, parts, at);
        if (why) result.failures.push(`${plan.version}: ${why}`);
      }
    }
  }
  for (const version of versions) {
    const tree =
      complete(directory, version, parts) ??
      (isUnpacked(directory, version) ? openTree(version, directory) : undefined);
    if (tree) result.trees.push(tree);
  }
  return result;
}

const isUnpacked = (directory: string, version: string): boolean => existsSync(join(directory, 'src', version));

/** The tree of a release, if everything that is needed of it is there. */
function complete(directory: string, version: string, parts: readonly string[]): Tree | undefined {
  if (!isUnpacked(directory, version) || !existsSync(join(directory, 'uapi', version))) return undefined;
  const tree = openTree(version, directory);
  if (!tree?.source || !tree.headers) return undefined;
  const has = tree.parts;
  return has && !parts.every((part) => has.some((one) => part === one || part.startsWith(`${one}/`)))
    ? undefined
    : tree;
}

/** What has to be unpacked of a release. */
export interface Plan {
  version: string;
  /** Absent when the headers are there. */
  headers?: Package;
  source: Package;
}

async function planOf(
  apt: Apt,
  directory: string,
  version: string,
  recorded: string | undefined,
): Promise<Plan | string> {
  const plan: Partial<Plan> = {};
  if (!existsSync(join(directory, 'uapi', version))) {
    const pattern = new RegExp(`^${version.replace('.', '\\.')}[.-]`);
    plan.headers = await findPackage(apt, 'linux-libc-dev', pattern, recorded);
    if (!plan.headers) return 'no package linux-libc-dev of it on the mirrors';
  }
  const name = `linux-source-${version}`;
  const source = await findPackage(apt, name, /./, recorded);
  return source ? { version, ...plan, source } : `no package ${name} on the mirrors`;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

/** What is going to be downloaded, and how much: a line for all, then one for each release. */
export function announce(plans: readonly Plan[]): string[] {
  const packages = plans.flatMap(({ headers, source }) => [...(headers ? [headers] : []), source]);
  const fetched = packages.filter(({ bytes }) => bytes > 0);
  if (packages.length === 0) return [];
  const sum = fetched.reduce((total, { bytes }) => total + bytes, 0);
  const count = (number: number) => `${number} package${number === 1 ? '' : 's'}`;
  const here = packages.length - fetched.length;
  return [
    `to download: ${count(fetched.length)}, ${megabytes(sum)}${here > 0 ? ` (${count(here)} downloaded before)` : ''}`,
    ...plans.map(({ version, headers, source }) => {
      const parts = [...(headers ? [headers] : []), source].map(
        ({ name, build, bytes }) => `${name} ${build} (${bytes > 0 ? megabytes(bytes) : 'here'})`,
      );
      return `  ${version}: ${parts.join(', ')}`;
    }),
  ];
}

/** Unpacks the packages of a release; the reason when that fails. */
async function unpackOne(
  apt: Apt,
  directory: string,
  plan: Plan,
  parts: readonly string[],
  at: (what: string) => void,
): Promise<string | undefined> {
  if (plan.headers) {
    const headers = join(directory, 'uapi', plan.version);
    const failed = await intoPlace(apt, plan.headers, headers, at, async (deb, target) => {
      const { status, stderr } = await run('dpkg-deb', ['-x', deb, target]);
      return status === 0 ? undefined : stderr.trim();
    });
    if (failed) return failed;
    writeFileSync(join(headers, 'PACKAGE'), `${plan.headers.build}\n`);
  }
  const source = join(directory, 'src', plan.version);
  const failed = await intoPlace(apt, plan.source, source, at, async (deb, target) => {
    // The source is an archive inside the package.
    const work = `${target}.deb`;
    const { status, stderr } = await run('dpkg-deb', ['-x', deb, work]);
    if (status !== 0) return stderr.trim();
    const place = join(work, 'usr/src');
    const archive = readdirSync(place).find((file) => /^linux-source-.*\.tar\./.test(file));
    if (!archive) return 'the package holds no archive of the source';
    const patterns = [...parts.map((part) => `*/${part}`), '*/Kconfig*'];
    const tar = await run('tar', [
      '-xf',
      join(place, archive),
      '-C',
      target,
      '--strip-components=1',
      '--wildcards',
      ...patterns,
    ]);
    rmSync(work, { recursive: true, force: true });
    // A part that this release does not have is no fault.
    return tar.status === 0 || /Not found in archive/.test(tar.stderr) ? undefined : tar.stderr.trim().split('\n')[0];
  });
  if (failed) return failed;
  writeFileSync(join(source, 'PACKAGE'), `${plan.source.build}\n`);
  writeFileSync(join(source, PARTS_FILE), `${parts.join('\n')}\n`);
  return undefined;
}

/** Downloads a package and unpacks it; the target is replaced only when it is complete. */
async function intoPlace(
  apt: Apt,
  wanted: Package,
  target: string,
  at: (what: string) => void,
  fill: (deb: string, target: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const { name, build } = wanted;
  at(`downloading ${name} ${build}`);
  const got = await download(apt, wanted);
  if ('why' in got) return got.why;
  at(`unpacking ${name} ${build}`);
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const failed = await fill(got.deb, partial);
  if (failed) return failed;
  rmSync(target, { recursive: true, force: true });
  renameSync(partial, target);
  return undefined;
}
