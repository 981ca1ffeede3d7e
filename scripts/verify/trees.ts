import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogFile } from '../../src/catalog/read/load.ts';
import { repositoryRoot } from '../../src/catalog/root.ts';
import { citedIn } from '../../src/kernel/claims.ts';
import { newestPackaged, packaged } from '../../src/kernel/releases.ts';
import { openTree } from '../../src/kernel/tree.ts';
import { type Unpacking, unpack } from '../../src/kernel/unpack.ts';
import { Failure } from '../support/cli.ts';
import type { Progress } from '../support/progress.ts';

/** A tree that was named on the command line. */
export interface NamedTree {
  version: string;
  directory: string;
}

/** The trees that were named. Throws Failure when a directory holds none. */
export function namedTrees(named: readonly NamedTree[]): Unpacking {
  const trees = named.map(({ version, directory }) => {
    const tree = existsSync(directory) ? openTree(version, directory) : undefined;
    if (!tree) throw new Failure(`${directory} holds neither a kernel source tree nor UAPI headers`);
    return tree;
  });
  return { trees, failures: [] };
}

/** The trees of a directory with src/VERSION and uapi/VERSION. */
export function treesIn(directory: string, versions: readonly string[]): Unpacking {
  const result: Unpacking = { trees: [], failures: [] };
  for (const version of versions) {
    const there = ['src', 'uapi', '.'].some((part) => existsSync(join(directory, part, version)));
    const tree = there ? openTree(version, directory) : undefined;
    if (tree) result.trees.push(tree);
    else result.failures.push(`${version}: ${directory} has no tree of it`);
  }
  return result;
}

/** The trees of the repository's cache; what is missing is fetched unless `offline`. */
export function cachedTrees(
  entries: readonly CatalogFile[],
  versions: readonly string[],
  progress: Progress,
  offline: boolean,
): Promise<Unpacking> {
  return unpack(join(repositoryRoot(), '.cache', 'kernels'), versions, citedIn(entries, newestPackaged(entries)), {
    say: progress.note,
    at: progress.at,
    recorded: packaged(entries),
    offline,
  });
}
