/** Makes the package of the data: see COMMAND. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, Failure, main } from './support/cli.ts';

const OPTIONS = {
  out: { type: 'string', value: 'DIR', about: 'where the archive is written; dist/package when left out' },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'pack',
  usage: ['[options]'],
  options: OPTIONS,
  more: () => ['', 'SITE and BASE are the address in the schemas; REPO_URL is named in the manifest.'],
  exit: '0: the archive was written; 1: the catalog has errors; 2: wrong usage or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values }) => {
  const root = resolve(import.meta.dirname, '..');
  const out = resolve(values.out ?? join(root, 'dist', 'package'));
  const { loadCatalog } = await import('../src/catalog/read/load.ts');
  const { catalog, diagnostics } = loadCatalog();
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    process.stderr.write('The catalog has errors; npm run check lists them.\n');
    return 1;
  }
  const { stagePackage } = await import('./pack/stage.ts');
  const { siteUrl } = await import('./support/site/site-url.ts');
  const staged = join(root, 'node_modules', '.cache', 'package');
  const files = await stagePackage(catalog, root, staged, siteUrl());
  mkdirSync(out, { recursive: true });
  const { status, stderr } = spawnSync('npm', ['pack', '--silent', '--pack-destination', out], {
    cwd: staged,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Failure(`npm could not make the archive: ${stderr.trim()}`);
  for (const name of readdirSync(out).filter((file) => file.endsWith('.tgz'))) {
    const size = statSync(join(out, name)).size;
    process.stdout.write(`${join(out, name)}: ${files.length} files, ${(size / 1e6).toFixed(2)} MB\n`);
  }
  return 0;
});
