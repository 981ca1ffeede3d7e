/**
 * Generates src/catalog/types.ts from the schemas.
 * usage: npm run types [-- --check]     exit 1 with --check when the committed file is stale
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { generateTypes } from '../src/catalog/generate-types.ts';

const target = new URL('../src/catalog/types.ts', import.meta.url);
const fresh = await generateTypes();
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== fresh) {
    console.error('src/catalog/types.ts is not what the schemas generate; run npm run types');
    process.exit(1);
  }
} else {
  writeFileSync(target, fresh);
  console.log('wrote src/catalog/types.ts');
}
