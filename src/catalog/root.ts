import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/**
 * Directory of the repository: the nearest one above this module that has the schemas. Looking upwards also works for
 * code that a bundler has moved to another directory below it.
 */
export function repositoryRoot(): string {
  if (found) return found;
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'schemas', 'common.schema.json'))) {
    const parent = dirname(directory);
    if (parent === directory) {
      directory = process.cwd();
      break;
    }
    directory = parent;
  }
  found = directory;
  return directory;
}
