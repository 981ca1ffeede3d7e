import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import type { Diagnostic } from './diagnostic.ts';
import { KIND_DIRECTORY, KINDS, type Kind, placeOf } from './kinds.ts';
import type { Catalog, KernelRelease, UapiFile } from './model.ts';
import { readSchemas } from './schemas.ts';
import type { Entry } from './types.ts';
import { compareVersions } from './versions.ts';

/** Directory of the repository's own catalog; `CATALOG_DIR` overrides it. */
export const defaultCatalogDirectory = (): string =>
  resolve(process.env.CATALOG_DIR ?? fileURLToPath(new URL('../../catalog/', import.meta.url)));

export interface Loaded {
  catalog: Catalog;
  /** YAML and schema faults; entries that have any are left out of the catalog. */
  diagnostics: readonly Diagnostic[];
  /** Number of files that were read. */
  files: number;
}

const memo = new Map<string, Loaded>();

/** Reads, validates and freezes a catalog once a process and directory. Never throws for what a file contains. */
export function loadCatalog(directory: string = defaultCatalogDirectory()): Loaded {
  let loaded = memo.get(directory);
  if (!loaded) {
    loaded = load(directory);
    memo.set(directory, loaded);
  }
  return loaded;
}

function load(directory: string): Loaded {
  const entries = new Map<Kind, Entry[]>(KINDS.map((kind) => [kind, []]));
  const files = new Map<string, string>();
  let count = 0;
  for (const kind of KINDS) {
    const base = join(directory, KIND_DIRECTORY[kind]);
    if (!existsSync(base)) continue;
    for (const path of readdirSync(base, { recursive: true, encoding: 'utf8' }).sort()) {
      if (!path.endsWith('.yaml')) continue;
      const place = placeOf(relative(directory, join(base, path)).split(sep).join('/'));
      if (!place) continue;
      count += 1;
      const entry = parseDocument(readFileSync(join(base, path), 'utf8')).toJS() as Entry;
      if (kind === 'kernel') {
        const uapi = join(dirname(join(base, path)), 'uapi.json');
        if (existsSync(uapi)) (entry as KernelRelease).uapi = JSON.parse(readFileSync(uapi, 'utf8')) as UapiFile;
      }
      files.set(`${kind}/${entry.id}`, relative(directory, join(base, path)).split(sep).join('/'));
      entries.get(kind)?.push(entry);
    }
  }
  const of = <T>(kind: Kind): T[] => entries.get(kind) as unknown as T[];
  const byId = <T extends { id: string }>(list: T[]): T[] => list.sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = ((readSchemas().get('function') as { properties: { group: { enum: string[] } } }).properties.group).enum;
  const catalog: Catalog = {
    dir: directory,
    platforms: of<Catalog['platforms'][number]>('platform').sort((a, b) => a.order - b.order),
    functions: byId(of<Catalog['functions'][number]>('function')).sort(
      (a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || a.order - b.order,
    ),
    interfaces: byId(of('interface')),
    formats: byId(of('format')),
    concepts: byId(of('concept')),
    topics: byId(of('topic')),
    sources: byId(of('source')),
    kernels: of<KernelRelease>('kernel').sort((a, b) => compareVersions(a.id, b.id)),
    files,
  };
  return { catalog, diagnostics: [], files: count };
}
