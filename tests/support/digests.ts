import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Digest of every file of a directory, by its path. */
export const digestsOf = (directory: string): Map<string, string> =>
  new Map(
    globSync('**/*', { cwd: directory })
      .filter((path) => statSync(join(directory, path)).isFile())
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(directory, path)))
          .digest('hex'),
      ]),
  );
