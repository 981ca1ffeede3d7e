import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SECTIONS } from './addresses.ts';
import { repositoryRoot } from './root.ts';

/** An address in code: a section's path at the beginning of a string, or after the base in a template. */
const sections = [...new Set(Object.values(SECTIONS).map((path) => path.split('/')[1]))].filter(Boolean);
const LITERAL = new RegExp(`['"\`](?:\\$\\{\\w+\\}|/)(?:${[...sections, 'api', 'feeds'].join('|')})/`);

const SOURCE = /^(?!.*\.test\.ts$|.*\/testing\/).*\.(ts|astro|mjs)$/;
const sources = [
  'astro.config.mjs',
  ...readdirSync(join(repositoryRoot(), 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => SOURCE.test(path) && path !== 'src/catalog/addresses.ts'),
];

/** Comments may give an example of an address. */
const code = (path: string): string[] =>
  readFileSync(join(repositoryRoot(), path), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line) && !/\bfrom '|\bimport\b/.test(line));

test('no page or module spells out the path of a section', () => {
  const spelt = sources.flatMap((path) => code(path).flatMap((line) => (LITERAL.test(line) ? `${path}: ${line}` : [])));
  expect(spelt).toEqual([]);
});

test('the test would see one', () => {
  for (const line of ["href('/functions/')", 'href(`/kernels/`)', `link(\`\${base}formats/\`)`])
    expect(line).toMatch(LITERAL);
});
