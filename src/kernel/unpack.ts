import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARCHES, uapiDirectory } from './arches.ts';
import type { Cited } from './claims.ts';
import { run } from './process.ts';
import { openTree, PARTS_FILE, type Tree } from './tree.ts';

/** Parts of the source that are always unpacked: what facts and Kconfig symbols are read from. */
const ALWAYS = ['include/uapi', ...ARCHES.map(uapiDirectory), 'Documentation/ABI', 'Makefile'];

const SUITES = ['bookworm', 'bookworm-backports', 'trixie', 'trixie-backports', 'forky', 'forky-backports', 'sid'];

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

/**
 * Makes DIR/src/<v> and DIR/uapi/<v> from the packages of the mirrors that this machine's apt is set up with. What is
 * there already is kept; a part of the source that is cited and missing is unpacked from the package again.
 */
export async function unpack(
  directory: string,
  versions: readonly string[],
  cited: readonly Cited[],
  say: (line: string) => void,
  /** Version of the package that was recorded of a release: taken while the mirrors have it, else the newest. */
  recorded: ReadonlyMap<string, string> = new Map(),
): Promise<Unpacking> {
  const result: Unpacking = { trees: [], failures: [] };
  const parts = partsFor(cited);
  const complete = (version: string): Tree | undefined => {
    if (!existsSync(join(directory, 'src', version)) || !existsSync(join(directory, 'uapi', version))) return undefined;
    const tree = openTree(version, directory);
    if (!tree?.source || !tree.headers) return undefined;
    const has = tree.parts;
    return has && !parts.every((part) => has.some((one) => part === one || part.startsWith(`${one}/`)))
      ? undefined
      : tree;
  };
  const missing = versions.filter((version) => !complete(version));
  if (missing.length > 0) {
    const apt = await prepareApt(directory);
    for (const version of missing) {
      const why =
        typeof apt === 'string' ? apt : await unpackOne(apt, directory, version, parts, say, recorded.get(version));
      if (why) result.failures.push(`${version}: ${why}`);
    }
  }
  for (const version of versions) {
    const tree =
      complete(version) ?? (existsSync(join(directory, 'src', version)) ? openTree(version, directory) : undefined);
    if (tree) result.trees.push(tree);
  }
  return result;
}

/** Options that keep apt's state apart from the machine's; a sentence when there is no usable apt. */
async function prepareApt(directory: string): Promise<string[] | string> {
  const targets = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)']);
  if (targets.status === -1) return 'this machine has no apt';
  const uris = new Set(targets.stdout.toString('utf8').split('\n').filter(Boolean));
  if (uris.size === 0) for (const uri of configuredMirrors()) uris.add(uri);
  const mirrors = [...uris].filter((uri) => /\/debian\/?$/.test(uri));
  const security = [...uris].filter((uri) => /security/.test(uri));
  const mirror = mirrors.find((uri) => !/security/.test(uri));
  if (!mirror) return 'apt knows no mirror of Debian';
  const state = join(directory, '.apt');
  mkdirSync(join(state, 'lists', 'partial'), { recursive: true });
  mkdirSync(join(state, 'packages'), { recursive: true });
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  const signed = existsSync(keyring) ? `[signed-by=${keyring}] ` : '';
  const sources = SUITES.map((suite) => `deb ${signed}${mirror} ${suite} main`);
  for (const uri of security.slice(0, 1)) {
    for (const suite of ['bookworm-security', 'trixie-security']) sources.push(`deb ${signed}${uri} ${suite} main`);
  }
  writeFileSync(join(state, 'sources.list'), `${sources.join('\n')}\n`);
  const options = [
    `Dir::Etc::sourcelist=${join(state, 'sources.list')}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State::Lists=${join(state, 'lists')}`,
    `Dir::Cache::pkgcache=${join(state, 'packages.bin')}`,
    `Dir::Cache::srcpkgcache=${join(state, 'sources.bin')}`,
    'APT::Sandbox::User=root',
    'APT::Get::List-Cleanup=0',
  ].flatMap((option) => ['-o', option]);
  // A suite that the mirror does not have is an error of the update, but not of the rest.
  await run('apt-get', [...options, 'update', '-qq']);
  return options;
}

function configuredMirrors(): string[] {
  const files = ['/etc/apt/sources.list'];
  const parts = '/etc/apt/sources.list.d';
  if (existsSync(parts))
    for (const name of readdirSync(parts)) if (/\.(list|sources)$/.test(name)) files.push(join(parts, name));
  const text = files
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  return [...text.matchAll(/^(?:deb\s+(?:\[[^\]]*\]\s+)?|URIs:\s*)(\S+)/gm)].map((match) => match[1] as string);
}

async function unpackOne(
  apt: readonly string[],
  directory: string,
  version: string,
  parts: readonly string[],
  say: (line: string) => void,
  recorded: string | undefined,
): Promise<string | undefined> {
  const headers = join(directory, 'uapi', version);
  if (!existsSync(headers)) {
    const build = await newestBuild(apt, 'linux-libc-dev', new RegExp(`^${version.replace('.', '\\.')}[.-]`), recorded);
    if (!build) return 'no package linux-libc-dev of it on the mirrors';
    say(`unpacking linux-libc-dev ${build}`);
    const failed = await intoPlace(apt, directory, `linux-libc-dev=${build}`, headers, async (deb, target) => {
      const { status, stderr } = await run('dpkg-deb', ['-x', deb, target]);
      return status === 0 ? undefined : stderr.trim();
    });
    if (failed) return failed;
    writeFileSync(join(headers, 'PACKAGE'), `${build}\n`);
  }
  const name = `linux-source-${version}`;
  const build = await newestBuild(apt, name, /./, recorded);
  if (!build) return `no package ${name} on the mirrors`;
  say(`unpacking ${name} ${build}`);
  const source = join(directory, 'src', version);
  rmSync(source, { recursive: true, force: true });
  const failed = await intoPlace(apt, directory, `${name}=${build}`, source, async (deb, target) => {
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
  writeFileSync(join(source, 'PACKAGE'), `${build}\n`);
  writeFileSync(join(source, PARTS_FILE), `${parts.join('\n')}\n`);
  return undefined;
}

/** The recorded version of a package, else the newest that matches, by Debian's order; undefined when there is none. */
async function newestBuild(
  apt: readonly string[],
  name: string,
  pattern: RegExp,
  recorded: string | undefined,
): Promise<string | undefined> {
  const { stdout } = await run('apt-cache', [...apt, 'madison', name]);
  const builds = stdout
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('|')[1]?.trim() ?? '')
    .filter((build) => pattern.test(build));
  if (recorded && builds.includes(recorded)) return recorded;
  let newest: string | undefined;
  for (const build of builds) {
    if (!newest || (await run('dpkg', ['--compare-versions', build, 'gt', newest])).status === 0) newest = build;
  }
  return newest;
}

/** Downloads a package and unpacks it; the target appears only when it is complete. */
async function intoPlace(
  apt: readonly string[],
  directory: string,
  spec: string,
  target: string,
  fill: (deb: string, target: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const packages = join(directory, '.apt', 'packages');
  const place = join(packages, spec.replace(/[^\w.+~-]/g, '_'));
  mkdirSync(place, { recursive: true });
  let deb = readdirSync(place).find((file) => file.endsWith('.deb'));
  if (!deb) {
    // apt downloads into the working directory, so that is given by a shell.
    const { status, stderr } = await run('sh', [
      '-c',
      'cd "$1" && shift && exec apt-get "$@"',
      'sh',
      place,
      ...apt,
      'download',
      '-qq',
      spec,
    ]);
    deb = readdirSync(place).find((file) => file.endsWith('.deb'));
    if (status !== 0 || !deb) return `${spec} cannot be downloaded: ${stderr.trim().split('\n').at(-1) ?? ''}`;
  }
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const failed = await fill(join(place, deb), partial);
  if (failed) return failed;
  renameSync(partial, target);
  return undefined;
}
