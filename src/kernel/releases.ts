import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogFile } from '../catalog/read/load.ts';
import type { Kernel } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import type { Tree } from './tree.ts';

/** Releases of the catalog whose package is named, oldest first, each with the package's version. */
export function packaged(entries: readonly CatalogFile[]): Map<string, string> {
  return new Map(
    entries
      .flatMap(({ kind, name, data }) => {
        const build = kind === 'kernel' ? (data as Kernel | undefined)?.checked?.version : undefined;
        return build === undefined ? [] : [[name, build] as const];
      })
      .sort(([a], [b]) => compareVersions(a, b)),
  );
}

/** Newest release that has a record of its own: the one that lists describe. */
export const newestPackaged = (entries: readonly CatalogFile[]): string | undefined =>
  [...packaged(entries).keys()].at(-1);

/** Writes the entry of a new release. Returns its path within the catalog; undefined when there was one. */
export function addRelease(catalog: string, tree: Tree): string | undefined {
  const path = `kernels/${tree.version}/kernel.yaml`;
  const file = join(catalog, path);
  if (existsSync(file)) return undefined;
  const [name = 'linux', version = tree.version] = tree.package.split(' ');
  const release = /^\d+\.\d+(\.\d+)?/.exec(version)?.[0];
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(
    file,
    `# yaml-language-server: $schema=../../../schemas/kernel.schema.json
id: ${JSON.stringify(tree.version)}
released: unknown
checked:
  package: ${name}
  version: ${version}
${release ? `  release: ${JSON.stringify(release)}\n` : ''}`,
  );
  return path;
}
