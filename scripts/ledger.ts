/** Adds the pages of the last build and the shapes of the API to what is promised, which only ever grows: see COMMAND. */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Failure, main } from './support/cli.ts';

const COMMAND: Command<Record<never, never>> = {
  name: 'ledger',
  usage: [''],
  options: {},
  exit: '0: every page of dist and every shape is written down; 2: wrong usage, no build, or a shape that breaks a promise',
};

await main(import.meta.url, COMMAND, async () => {
  const root = join(import.meta.dirname, '..');
  const ledger = join(root, 'src', 'site', 'addresses.txt');
  const known = existsSync(ledger) ? readFileSync(ledger, 'utf8').split('\n').filter(Boolean) : [];
  const built = globSync('**/*.html', { cwd: join(root, 'dist') }).map(
    (file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
  );
  if (built.length === 0) throw new Failure('dist has no pages; npm run build makes them');
  const all = [...new Set([...known, ...built])].sort();
  const { breaks, PROMISED, publishedShapes, readPromised } = await import('../src/export/shapes.ts');
  const shapes = publishedShapes();
  const broken = existsSync(PROMISED) ? breaks(readPromised(), shapes) : [];
  if (broken.length > 0) throw new Failure(`The API would break what it promised:\n${broken.join('\n')}`);
  writeFileSync(PROMISED, `${JSON.stringify(shapes, null, 1)}\n`);
  writeFileSync(ledger, `${all.join('\n')}\n`);
  process.stdout.write(
    `${all.length} addresses, ${all.length - known.length} new; shapes of ${Object.keys(shapes.documents).length} documents\n`,
  );
  return 0;
});
