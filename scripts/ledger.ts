/** Adds the pages of the last build to the ledger of published addresses, which only ever grows: see COMMAND. */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Failure, main } from './support/cli.ts';

const COMMAND: Command<Record<never, never>> = {
  name: 'ledger',
  usage: [''],
  options: {},
  exit: '0: the ledger has every page of dist; 2: wrong usage, or there is no build',
};

await main(import.meta.url, COMMAND, () => {
  const root = join(import.meta.dirname, '..');
  const ledger = join(root, 'src', 'site', 'addresses.txt');
  const known = existsSync(ledger) ? readFileSync(ledger, 'utf8').split('\n').filter(Boolean) : [];
  const built = globSync('**/*.html', { cwd: join(root, 'dist') }).map(
    (file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
  );
  if (built.length === 0) throw new Failure('dist has no pages; npm run build makes them');
  const all = [...new Set([...known, ...built])].sort();
  writeFileSync(ledger, `${all.join('\n')}\n`);
  process.stdout.write(`${all.length} addresses, ${all.length - known.length} new\n`);
  return 0;
});
