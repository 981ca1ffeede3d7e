import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let loaded: typeof import('yaml') | undefined;

/** The YAML library, loaded on first use: a run whose files are all in the cache does without it, which saves its start-up. */
export function yamlLibrary(): typeof import('yaml') {
  loaded ??= require('yaml') as typeof import('yaml');
  return loaded;
}

const NO_ENVIRONMENT: NodeJS.ProcessEnv = {};

/**
 * Runs the parser with an empty environment: it looks up a debugging variable at every token, and each look-up in the
 * real environment costs a call out of the engine, a third of the whole time. Nothing else can run meanwhile.
 */
export function withoutEnvironment<T>(parse: () => T): T {
  const environment = process.env;
  process.env = NO_ENVIRONMENT;
  try {
    return parse();
  } finally {
    process.env = environment;
  }
}
