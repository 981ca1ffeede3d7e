/**
 * Generates from the schemas what repeats them: the model's types, and the reference of the data model.
 * usage: npm run types [-- --check]     exit 1 with --check when a committed file is stale
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateTypes } from '../src/catalog/generate-types.ts';
import { readReference } from '../src/catalog/read/reference.ts';
import { referenceMarkdown } from '../src/catalog/reference-markdown.ts';
import { repositoryRoot } from '../src/catalog/root.ts';

const generated: readonly [file: string, text: string][] = [
  ['src/catalog/types.ts', await generateTypes()],
  ['docs/data-model.md', referenceMarkdown(readReference())],
];
for (const [file, fresh] of generated) {
  const path = join(repositoryRoot(), file);
  if (!process.argv.includes('--check')) {
    writeFileSync(path, fresh);
    console.log(`wrote ${file}`);
  } else if (!existsSync(path) || readFileSync(path, 'utf8') !== fresh) {
    console.error(`${file} is not what the schemas generate; run npm run types`);
    process.exitCode = 1;
  }
}
