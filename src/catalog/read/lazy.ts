import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let loaded: typeof import('yaml') | undefined;

/** The YAML library, loaded on first use: a run whose files are all in the cache does without it, which saves its start-up. */
export function yamlLibrary(): typeof import('yaml') {
  loaded ??= require('yaml') as typeof import('yaml');
  return loaded;
}
