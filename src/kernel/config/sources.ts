import type { DistributionConfig } from '../../catalog/types.ts';
import { run } from '../process.ts';
import type { PackedModule, ReadConfiguration } from './facts.ts';
import { isWhole } from './parse.ts';

/** Where packages keep the configuration. */
const CONFIG_FILE = /^\.?\/?(boot\/config-[^/]+|(usr\/)?lib\/modules\/[^/]+\/config)$/;

/** A deb's name, version and members. */
async function membersOf(deb: string): Promise<{ name: string; version: string; members: string[] } | string> {
  const field = await run('dpkg-deb', ['--field', deb, 'Package', 'Version']);
  if (field.status !== 0) return `${deb} is not a Debian package that dpkg-deb can read`;
  const said = field.stdout.toString('utf8');
  const name = /^Package: (\S+)$/m.exec(said)?.[1] ?? '';
  const version = /^Version: (\S+)$/m.exec(said)?.[1] ?? '';
  const list = await run('sh', ['-c', 'dpkg-deb --fsys-tarfile "$1" | tar -tf -', 'sh', deb]);
  if (list.status !== 0) return `the members of ${deb} cannot be listed`;
  return { name, version, members: list.stdout.toString('utf8').split('\n').filter(Boolean) };
}

/**
 * Reads the packages of a distribution's entry: the configuration from the one that has it, the modules from all. A sentence
 * when they are not those that the entry names, or have no configuration.
 */
export async function readPackages(
  debs: readonly string[],
  { packages = [], version }: DistributionConfig,
): Promise<ReadConfiguration | string> {
  const modules: PackedModule[] = [];
  const texts: string[] = [];
  const seen = new Set<string>();
  for (const deb of debs) {
    const found = await membersOf(deb);
    if (typeof found === 'string') return found;
    if (!packages.includes(found.name)) return `${deb} is ${found.name}; the entry names ${packages.join(', ')}`;
    if (found.version !== version) return `${deb} is of version ${found.version}; the entry names ${version}`;
    seen.add(found.name);
    for (const path of found.members)
      if (/\.ko(\.\w+)?$/.test(path)) modules.push({ package: found.name, path: path.replace(/^\.?\/?/, '/') });
    const file = found.members.find((path) => CONFIG_FILE.test(path));
    if (file === undefined) continue;
    const text = await run('sh', ['-c', 'dpkg-deb --fsys-tarfile "$1" | tar -xOf - "$2"', 'sh', deb, file]);
    if (text.status !== 0) return `${file} of ${deb} cannot be read`;
    texts.push(text.stdout.toString('utf8'));
  }
  const missing = packages.filter((name) => !seen.has(name));
  if (missing.length > 0) return `these packages were not given: ${missing.join(', ')}`;
  const [text, ...others] = texts;
  if (text === undefined || others.length > 0)
    return `${text === undefined ? 'none' : 'more than one'} of the packages holds a configuration`;
  if (!isWhole(text)) return 'the configuration of the package is not whole';
  return { texts, modules };
}

/** Reads the files of a repository's commit in a clone of it, which may be bare. */
export async function readRepository(
  clone: string,
  { commit = '', paths = [], fragment }: DistributionConfig,
): Promise<ReadConfiguration | string> {
  const texts: string[] = [];
  for (const path of paths) {
    const shown = await run('git', ['-C', clone, 'show', `${commit}:${path}`]);
    if (shown.status !== 0) return `${clone} has no ${path} at ${commit.slice(0, 12)}`;
    texts.push(shown.stdout.toString('utf8'));
  }
  const text = texts.find(isWhole);
  if (text === undefined && !fragment)
    return 'no file is a whole configuration; a fragment is entered with fragment: true';
  return { texts };
}
