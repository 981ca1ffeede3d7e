import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process.ts';

/** Debian's packages, from the mirrors that this machine's apt is set up with; its state is kept apart from the machine's. */
export interface Apt {
  options: readonly string[];
  /** Directory that holds what was downloaded. */
  packages: string;
}

export interface Package {
  name: string;
  /** Debian version. */
  build: string;
  /** Size of the download; 0 when it was downloaded before. */
  bytes: number;
}

const SUITES = ['bookworm', 'bookworm-backports', 'trixie', 'trixie-backports', 'forky', 'forky-backports', 'sid'];
const SECURITY_SUITES = ['bookworm-security', 'trixie-security'];

/**
 * Sets apt up below `directory` and fetches the lists of packages; a sentence when there is no usable apt. `architecture` is
 * Debian's word for another one than the machine's.
 */
export async function prepareApt(
  directory: string,
  say: (line: string) => void,
  architecture?: string,
): Promise<Apt | string> {
  const targets = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)']);
  if (targets.status === -1) return 'this machine has no apt';
  const uris = new Set(targets.stdout.toString('utf8').split('\n').filter(Boolean));
  if (uris.size === 0) for (const uri of configuredMirrors()) uris.add(uri);
  const mirror = [...uris].find((uri) => /\/debian\/?$/.test(uri) && !/security/.test(uri));
  const security = [...uris].find((uri) => /security/.test(uri));
  if (!mirror) return 'apt knows no mirror of Debian';
  const state = join(directory, architecture === undefined ? '.apt' : `.apt-${architecture}`);
  const packages = join(state, 'packages');
  mkdirSync(join(state, 'lists', 'partial'), { recursive: true });
  mkdirSync(packages, { recursive: true });
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  const signed = existsSync(keyring) ? `[signed-by=${keyring}] ` : '';
  const line = (uri: string) => (suite: string) => `deb ${signed}${uri} ${suite} main`;
  const sources = [...SUITES.map(line(mirror)), ...(security ? SECURITY_SUITES.map(line(security)) : [])];
  writeFileSync(join(state, 'sources.list'), `${sources.join('\n')}\n`);
  const options = [
    `Dir::Etc::sourcelist=${join(state, 'sources.list')}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State::Lists=${join(state, 'lists')}`,
    `Dir::Cache::pkgcache=${join(state, 'packages.bin')}`,
    `Dir::Cache::srcpkgcache=${join(state, 'sources.bin')}`,
    'APT::Sandbox::User=root',
    'APT::Get::List-Cleanup=0',
    ...(architecture === undefined
      ? []
      : [`APT::Architecture=${architecture}`, `APT::Architectures::=${architecture}`]),
  ].flatMap((option) => ['-o', option]);
  say(
    `fetching what is new in the lists of packages of ${sources.length} suites (some 10 MB each the first time), from the mirrors of this machine's apt`,
  );
  // A suite that the mirror does not have is an error of the update, but not of the rest.
  await run('apt-get', [...options, 'update', '-qq']);
  return { options, packages };
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

/** The recorded version of a package, else the newest that matches, by Debian's order; undefined when there is none. */
export async function findPackage(
  apt: Apt,
  name: string,
  pattern: RegExp,
  recorded: string | undefined,
): Promise<Package | undefined> {
  const { stdout } = await run('apt-cache', [...apt.options, 'madison', name]);
  const builds = stdout
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('|')[1]?.trim() ?? '')
    .filter((build) => pattern.test(build));
  let build: string | undefined;
  if (recorded && builds.includes(recorded)) build = recorded;
  else {
    for (const one of builds) {
      if (!build || (await run('dpkg', ['--compare-versions', one, 'gt', build])).status === 0) build = one;
    }
  }
  if (build === undefined) return undefined;
  if (downloaded(placeOf(apt, name, build))) return { name, build, bytes: 0 };
  const shown = await run('apt-cache', [...apt.options, 'show', `${name}=${build}`]);
  return { name, build, bytes: Number(/^Size: (\d+)$/m.exec(shown.stdout.toString('utf8'))?.[1] ?? 0) };
}

const placeOf = (apt: Apt, name: string, build: string): string =>
  join(apt.packages, `${name}=${build}`.replace(/[^\w.+~-]/g, '_'));

const downloaded = (place: string): string | undefined =>
  existsSync(place) ? readdirSync(place).find((file) => file.endsWith('.deb')) : undefined;

/** Path of a package's file, which is downloaded unless it was before; or why there is none. */
export async function download(apt: Apt, { name, build }: Package): Promise<{ deb: string } | { why: string }> {
  const place = placeOf(apt, name, build);
  mkdirSync(place, { recursive: true });
  const before = downloaded(place);
  if (before) return { deb: join(place, before) };
  const spec = `${name}=${build}`;
  // apt downloads into the working directory, so that is given by a shell.
  const { status, stderr } = await run('sh', [
    '-c',
    'cd "$1" && shift && exec apt-get "$@"',
    'sh',
    place,
    ...apt.options,
    'download',
    '-qq',
    spec,
  ]);
  const deb = downloaded(place);
  if (status === 0 && deb) return { deb: join(place, deb) };
  return { why: `${spec} cannot be downloaded: ${stderr.trim().split('\n').at(-1) ?? ''}` };
}
