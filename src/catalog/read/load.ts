import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { FileResult } from '../diagnostic.ts';
import { compareDiagnostics, type Diagnostic, diagnostic, type Fault } from '../diagnostic.ts';
import { fileForm, KIND_DIRECTORY, KINDS, type Kind, placeOf } from '../kinds.ts';
import type { Catalog, EvidenceFile, KernelRelease, UapiFile } from '../model.ts';
import { repositoryRoot } from '../root.ts';
import { readSchemas } from '../schemas.ts';
import type { Entry } from '../types.ts';
import { compareVersions } from '../versions.ts';
import { digest, type Results, readCache, writeCache } from './cache.ts';
import { deepFreeze } from './freeze.ts';
import { type Job, readAll } from './parallel.ts';

/** Directory of the repository's own catalog; `CATALOG_DIR` overrides it. */
export const defaultCatalogDirectory = (): string =>
  resolve(process.env.CATALOG_DIR ?? join(repositoryRoot(), 'catalog'));

/** One file of the catalog, whether or not it made its way into the model. */
export interface CatalogFile {
  kind: Kind;
  /** Id that the file's name stands for; entries are known by it even when the file has faults. */
  name: string;
  /** Directory of interfaces and formats: the platform that they should belong to. */
  platform?: string;
  /** Path relative to the catalog's directory, with forward slashes. */
  file: string;
  /** True when YAML or schema faults keep the entry out of the catalog. */
  faulty: boolean;
  /** The entry; of a faulty file what could be read of it, in any shape, or undefined. */
  data: unknown;
}

export interface Loaded {
  catalog: Catalog;
  /** YAML and schema faults; entries that have any are left out of the catalog. */
  diagnostics: readonly Diagnostic[];
  /** Number of files that were read. */
  files: number;
  /** Every file that belongs to a kind, by path. */
  entries: readonly CatalogFile[];
  /** Bytes of a file, as they were read. */
  read: ReadFile;
}

/** Gives the bytes of a file, relative to the catalog's directory; throws when there are none. */
export type ReadFile = (file: string) => Uint8Array;

/** How a catalog is read, when not from its directory alone. */
export interface ReadOptions {
  /** Texts that stand for those of files on disk, or for files that are not there. */
  overlay?: ReadonlyMap<string, string>;
  /** Results of earlier readings, kept in memory instead of on disk. */
  results?: Results;
}

/** Parsing for less than this is not worth a write. */
const WORTH_CACHING_MILLISECONDS = 60;

const memo = new Map<string, Loaded>();

/** Reads, validates and freezes a catalog once a process and directory. Never throws for what a file contains. */
export function loadCatalog(directory: string = defaultCatalogDirectory()): Loaded {
  const key = resolve(directory);
  let loaded = memo.get(key);
  if (!loaded) {
    loaded = readCatalog(key);
    memo.set(key, loaded);
  }
  return loaded;
}

/** Path of a catalog file as a reader at `from` would open it. */
export const shownPath = (directory: string, file: string, from: string = process.cwd()): string => {
  const path = relative(from, join(directory, file)).split(sep).join('/');
  return path.startsWith('../../../') ? join(directory, file) : path;
};

/** The same as `loadCatalog`, reading the disk each time; for watchers and tests. */
export function readCatalog(directory: string, { overlay, results }: ReadOptions = {}): Loaded {
  const diagnostics: Diagnostic[] = [];
  const entries: CatalogFile[] = [];
  const cached = results ?? readCache(directory);
  const used: Results = new Map();
  const found: (Job & { file: string; id: string; platform?: string; key: string })[] = [];
  const report = (file: string, fault: Fault): void => {
    diagnostics.push(diagnostic(shownPath(directory, file), fault));
  };

  const read: ReadFile = (file) => {
    const text = overlay?.get(file);
    return text === undefined ? readFileSync(join(directory, file)) : Buffer.from(text);
  };
  const files = new Set(filesBelow(directory));
  for (const file of overlay?.keys() ?? []) if (isYaml(file)) files.add(file);
  for (const file of [...files].sort()) {
    const place = placeOf(file);
    if (!place) {
      const stray = strayFault(file);
      if (stray) report(file, stray);
      continue;
    }
    let bytes: Uint8Array;
    try {
      bytes = read(file);
    } catch (error) {
      report(file, fileFault('file-unreadable', 'the file cannot be read', (error as Error).message));
      entries.push({ ...place, name: place.id, file, faulty: true, data: undefined });
      continue;
    }
    found.push({ file, ...place, bytes, key: `${place.kind}:${digest(bytes)}` });
  }

  const missing = found.filter(({ key }) => !cached.has(key));
  const start = performance.now();
  const fresh = new Map(readAll(missing).map((result, index) => [missing[index]?.key, result]));
  const spent = performance.now() - start;
  for (const { file, kind, id, platform, key } of found) {
    const result = (cached.get(key) ?? fresh.get(key)) as FileResult;
    used.set(key, result);
    results?.set(key, result);
    for (const fault of result.faults) report(file, fault);
    const faulty = result.faults.length > 0;
    entries.push({ kind, name: id, ...(platform === undefined ? {} : { platform }), file, faulty, data: result.data });
  }
  entries.sort((x, y) => (x.file < y.file ? -1 : 1));
  if (!results && spent > WORTH_CACHING_MILLISECONDS) writeCache(directory, used);

  const catalog = assemble(directory, entries, read, report);
  diagnostics.sort(compareDiagnostics);
  return { catalog, diagnostics, files: entries.length, entries, read };
}

function assemble(
  directory: string,
  entries: CatalogFile[],
  read: ReadFile,
  report: (file: string, fault: Fault) => void,
): Catalog {
  const lists = new Map<Kind, Entry[]>(KINDS.map((kind) => [kind, []]));
  const files = new Map<string, string>();
  for (const entry of entries) {
    if (entry.faulty) continue;
    let data = entry.data as Entry;
    if (entry.kind === 'kernel') {
      const uapi = readGenerated<UapiFile>('uapi.json', 'facts', read, entry.file, report);
      const found = readGenerated<EvidenceFile>('evidence.json', 'places', read, entry.file, report);
      data = { ...data, ...(uapi ? { uapi } : {}), ...(found ? { found } : {}) } as KernelRelease;
    }
    entry.data = deepFreeze(data);
    files.set(`${entry.kind}/${data.id}`, entry.file);
    lists.get(entry.kind)?.push(data);
  }
  const of = <T>(kind: Kind): T[] => lists.get(kind) as unknown as T[];
  const byId = <T extends { id: string }>(list: T[]): T[] =>
    list.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const groups = (readSchemas().get('function') as { properties: { group: { enum: string[] } } }).properties.group.enum;
  const catalog: Catalog = {
    dir: directory,
    platforms: byId(of<Catalog['platforms'][number]>('platform')).sort((a, b) => a.order - b.order),
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
  for (const list of Object.values(catalog)) if (Array.isArray(list)) Object.freeze(list);
  return Object.freeze(catalog);
}

/** YAML files, without hidden ones and editors' backups. */
const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path) && !/(^|\/)[.#]|~$/.test(path);

/** Every YAML file below a directory, sorted, with forward slashes; hidden ones and editors' backups are passed over. */
function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter(isYaml)
    .sort();
}

/** Files that belong to a kind, relative to the catalog's directory, sorted. */
export const entryFiles = (directory: string): string[] =>
  filesBelow(directory).filter((file) => placeOf(file) !== undefined);

const fileFault = (code: string, message: string, hint: string): Fault => ({
  code,
  severity: 'error',
  line: 1,
  column: 1,
  path: '',
  message,
  hint,
});

/** A YAML file that no kind claims would silently not be part of the catalog. */
function strayFault(file: string): Fault | undefined {
  const kind = KINDS.find((candidate) => file.startsWith(`${KIND_DIRECTORY[candidate]}/`));
  if (!/\.yaml$/.test(file))
    return fileFault('file-place', 'the file is not part of the catalog', 'its name must end in .yaml');
  const hint = kind
    ? `it would be read as ${KIND_DIRECTORY[kind]}/${fileForm(kind)}`
    : `entries are in ${KINDS.map((candidate) => `${KIND_DIRECTORY[candidate]}/`).join(', ')}`;
  return fileFault('file-place', 'the file is not part of the catalog', hint);
}

/** A generated file beside a kernel's entry, which holds a list or map under `key`; undefined when there is none. */
function readGenerated<T>(
  name: string,
  key: keyof T & string,
  read: ReadFile,
  file: string,
  report: (file: string, fault: Fault) => void,
): T | undefined {
  const path = `${dirname(file)}/${name}`;
  let bytes: Uint8Array;
  try {
    bytes = read(path);
  } catch {
    return undefined;
  }
  try {
    const data = JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
    if (typeof data?.[key] === 'object' && data[key] !== null) return data;
    report(path, fileFault('file-json', `the file does not hold ${key}`, 'npm run verify -- --update writes it anew'));
  } catch (error) {
    const hint = `${(error as Error).message}; npm run verify -- --update writes it anew`;
    report(path, fileFault('file-json', 'the file is not valid JSON', hint));
  }
  return undefined;
}
