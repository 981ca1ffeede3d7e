/** Generates src/catalog/types.ts from the schemas: see COMMAND. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Command, main } from './support/cli.ts';

const OPTIONS = {
  check: { type: 'boolean', about: 'only compare the committed file with what the schemas generate' },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'types',
  usage: ['[options]'],
  options: OPTIONS,
  exit: '0: the file is what the schemas generate; 1: with --check it is not; 2: wrong usage or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values }) => {
  const { generateTypes } = await import('../src/catalog/generate-types.ts');
  const target = new URL('../src/catalog/types.ts', import.meta.url);
  const fresh = await generateTypes();
  if (!values.check) {
    writeFileSync(target, fresh);
    process.stdout.write('wrote src/catalog/types.ts\n');
  } else if (readFileSync(target, 'utf8') !== fresh) {
    process.stderr.write('src/catalog/types.ts is not what the schemas generate; run npm run types\n');
    return 1;
  }
  return 0;
});
