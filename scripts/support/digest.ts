import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { below } from '../../src/catalog/read/regular.ts';

/** Where the digest of the last build's inputs is kept, below the project's root. */
export const STAMP = '.cache/build.json';

const INPUTS = ['src', 'schemas', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'package-lock.json'];

const catalogOf = (root: string): string => resolve(process.env.CATALOG_DIR ?? join(root, 'catalog'));

/** Digest of everything that a build depends on: sources, catalog, and the environment that it honours. */
export const inputDigest = (root: string, code = codeDigest(root)): string =>
  digestOf({ catalog: catalogOf(root) }, code);

/** Digest of everything but the catalog's entries; the releases of the data are none. */
export const codeDigest = (root: string): string =>
  digestOf(
    {
      ...Object.fromEntries(INPUTS.map((name) => [name, join(root, name)])),
      releases: join(catalogOf(root), 'releases'),
    },
    // Where the site will stand, and where its sources are kept.
    ...['SITE', 'BASE', 'REPO_URL', 'REPO_BRANCH'].map((name) => process.env[name] ?? ''),
    process.version,
  );

/** Digest of files and directories under the names that they are given, and of some words. */
function digestOf(inputs: Readonly<Record<string, string>>, ...words: string[]): string {
  const hash = createHash('sha256');
  const add = (name: string, path: string): void => {
    if (!existsSync(path)) return;
    if (statSync(path).isFile()) {
      hash.update(`${name}\0`).update(readFileSync(path));
      return;
    }
    for (const { path: file, what } of below(path)) {
      if (/\.test\.ts$/.test(file)) continue;
      hash.update(`${name}/${file}\0`).update(what === '' ? readFileSync(join(path, file)) : what);
    }
  };
  for (const [name, path] of Object.entries(inputs)) add(name, path);
  hash.update(JSON.stringify(words));
  return hash.digest('hex');
}
