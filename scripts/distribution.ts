/** Extracts what distributions' kernels are built with: see COMMAND. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DistributionBuild } from '../src/catalog/model.ts';
import { CATALOG_OPTION, type Command, Failure, JSON_OPTION, main, UsageError } from './support/cli.ts';

const OPTIONS = {
  deb: { type: 'string', value: 'FILE', multiple: true, about: 'a package that the entry names; else apt fetches it' },
  git: { type: 'string', value: 'DIR', about: 'a clone of the repository that the entry names; it may be bare' },
  check: { type: 'boolean', about: 'compare with what is recorded, and write nothing' },
  cache: { type: 'string', value: 'DIR', about: 'where apt keeps its lists and the packages; else .cache/kernels' },
  catalog: CATALOG_OPTION,
  json: JSON_OPTION,
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'distribution',
  usage: ['ID [--deb FILE …] [--cache DIR] [--check]', 'ID --git DIR [--check]'],
  options: OPTIONS,
  most: 1,
  more: () => [
    '',
    'The entry catalog/distributions/ID.yaml names the packages, or the repository, commit and paths; new makes one. What is',
    'read is written beside it: y, m or absent for every Kconfig symbol that the catalog names, and the package of each module.',
  ],
  exit: '0: extracted, or as recorded; 1: with --check, not as recorded; 2: wrong usage, or what the entry names cannot be read',
};

/** Debian's word for a directory of arch/. */
const DEBIAN_ARCH = { x86: 'amd64', arm64: 'arm64', s390: 's390x', powerpc: 'ppc64el', riscv: 'riscv64' } as const;

await main(import.meta.url, COMMAND, async ({ values, words: [id] }) => {
  if (id === undefined) throw new UsageError('name the distribution');
  const [{ loadCatalog }, { defaultCatalogDirectory, shownPath }, { repositoryRoot }, { factsOf, factsText }] =
    await Promise.all([
      import('../src/catalog/read/load.ts'),
      import('../src/catalog/directory.ts'),
      import('../src/catalog/root.ts'),
      import('../src/kernel/config/facts.ts'),
    ]);
  const directory = values.catalog === undefined ? defaultCatalogDirectory() : resolve(values.catalog);
  if (!existsSync(directory)) throw new Failure(`there is no directory ${directory}`);
  const { catalog } = loadCatalog(directory);
  const entry = catalog.distributions.find((one) => one.id === id);
  if (!entry) {
    const { nearest } = await import('../src/catalog/suggest.ts');
    const ids = catalog.distributions.map((one) => one.id);
    const near = nearest(id, ids);
    throw new Failure(`there is no distribution "${id}" without faults${near ? `; did you mean "${near}"?` : ''}`);
  }
  const { config, facts: _, ...rest } = entry;
  if (!config) throw new Failure(`${id} says that its configuration is unknown; enter config first`);
  const cache = values.cache ?? join(repositoryRoot(), '.cache', 'kernels');
  const read = await configurationOf({ ...rest, config }, values.deb ?? [], values.git, resolve(cache));
  const text = factsText(factsOf(catalog, { ...rest, config }, read));
  const file = `${dirname(catalog.files.get(`distribution/${id}`) ?? 'distributions/x')}/${id}.json`;
  const path = join(directory, file);
  const same = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (!values.check && !same) writeFileSync(path, text);
  const shown = shownPath(directory, file);
  if (values.json) process.stdout.write(text);
  else if (values.check)
    process.stdout.write(`${shown}: ${same ? 'as recorded' : 'what was read is not what is recorded'}\n`);
  else process.stdout.write(`${shown}: ${same ? 'nothing new' : 'written'}\n`);
  return values.check && !same ? 1 : 0;
});

/** What the entry names, read from the given files, or fetched. */
async function configurationOf(
  entry: DistributionBuild,
  debs: readonly string[],
  git: string | undefined,
  cache: string,
) {
  const { readPackages, readRepository } = await import('../src/kernel/config/sources.ts');
  const { config } = entry;
  if (!config) throw new Failure(`${entry.id} names no configuration`);
  let read: Awaited<ReturnType<typeof readPackages>>;
  if (config.repository !== undefined) {
    if (debs.length > 0) throw new UsageError(`${entry.id} is read from a repository: give --git`);
    if (git === undefined) throw new UsageError(`give --git with a clone of ${config.repository}`);
    read = await readRepository(resolve(git), config);
  } else {
    if (git !== undefined) throw new UsageError(`${entry.id} is read from packages: give --deb, or leave it to apt`);
    read = await readPackages(
      debs.length > 0 ? debs.map((file) => resolve(file)) : await fetched(entry, cache),
      config,
    );
  }
  if (typeof read === 'string') throw new Failure(read);
  return read;
}

/** The packages of an entry, downloaded by apt. */
async function fetched({ arch, config }: DistributionBuild, cache: string): Promise<string[]> {
  const { download, prepareApt } = await import('../src/kernel/apt.ts');
  const word = DEBIAN_ARCH[arch];
  const apt = await prepareApt(cache, (line) => process.stderr.write(`${line}\n`), word);
  if (typeof apt === 'string') throw new Failure(`${apt}; give the packages with --deb`);
  const debs: string[] = [];
  for (const name of config?.packages ?? []) {
    const got = await download(apt, { name: `${name}:${word}`, build: config?.version ?? '', bytes: 0 });
    if ('why' in got) throw new Failure(`${got.why}; give the package with --deb`);
    debs.push(got.deb);
  }
  return debs;
}
