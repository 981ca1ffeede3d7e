/** Generates from the schemas what repeats them, the model's types and the reference of the data model: see COMMAND. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, main } from './support/cli.ts';

const OPTIONS = {
  check: { type: 'boolean', about: 'only compare the committed files with what the schemas generate' },
} as const;
const COMMAND: Command<typeof OPTIONS> = {
  name: 'types',
  usage: ['[options]'],
  options: OPTIONS,
  exit: '0: the files are what the schemas generate; 1: with --check one is not; 2: wrong usage or an internal fault',
};

await main(import.meta.url, COMMAND, async ({ values }) => {
  const [{ generateTypes }, { readReference }, { referenceMarkdown }, { repositoryRoot }] = await Promise.all([
    import('../src/catalog/generate-types.ts'),
    import('../src/catalog/read/reference.ts'),
    import('../src/catalog/reference-markdown.ts'),
    import('../src/catalog/root.ts'),
  ]);
  const generated: readonly [file: string, text: string][] = [
    ['src/catalog/types.ts', await generateTypes()],
    ['docs/data-model.md', referenceMarkdown(readReference())],
  ];
  let stale = 0;
  for (const [file, fresh] of generated) {
    const path = join(repositoryRoot(), file);
    if (!values.check) {
      writeFileSync(path, fresh);
      process.stdout.write(`wrote ${file}\n`);
    } else if (!existsSync(path) || readFileSync(path, 'utf8') !== fresh) {
      process.stderr.write(`${file} is not what the schemas generate; run npm run types\n`);
      stale += 1;
    }
  }
  return stale > 0 ? 1 : 0;
});
