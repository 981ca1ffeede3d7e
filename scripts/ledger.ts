/**
 * Adds the pages of the last build to the ledger of published addresses, which only ever grows.
 * usage: npm run ledger
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const ledger = join(root, 'src', 'site', 'addresses.txt');
const known = existsSync(ledger) ? readFileSync(ledger, 'utf8').split('\n').filter(Boolean) : [];
const built = globSync('**/*.html', { cwd: join(root, 'dist') }).map(
  (file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
);
const all = [...new Set([...known, ...built])].sort();
writeFileSync(ledger, `${all.join('\n')}\n`);
console.log(`${all.length} addresses, ${all.length - known.length} new`);
