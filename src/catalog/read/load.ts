import { join, resolve } from 'node:path';
import { compareDiagnostics, type Diagnostic, diagnostic } from '../diagnostic.ts';
import { defaultCatalogDirectory, shownPath } from '../directory.ts';
import { type Kind, placeOf } from '../kinds.ts';
import type { Catalog } from '../model.ts';
import { assemble } from './assemble.ts';
import { digest, type Results, readCache, writeCache } from './cache.ts';
import type { CatalogFile, ReadFile, ReportFault } from './catalog-file.ts';
import { isYaml, lookBelow, otherFault, strayFault, unreadableFault } from './discover.ts';
import { readEntry } from './read-file.ts';
import { readRegular } from './regular.ts';

export type { CatalogFile, ReadFile } from './catalog-file.ts';

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

/** How a catalog is read, when not from its directory alone. */
export interface ReadOptions {
  /** Texts that stand for those of files on disk, or for files that are not there. */
  overlay?: ReadonlyMap<string, string>;
  /** Files that are passed over as if they were not there. */
  without?: ReadonlySet<string>;
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

/** The same as `loadCatalog`, reading the disk each time; for watchers and tests. */
export function readCatalog(directory: string, { overlay, without, results }: ReadOptions = {}): Loaded {
  const diagnostics: Diagnostic[] = [];
  const entries: CatalogFile[] = [];
  const cached = results ?? readCache(directory);
  const used: Results = new Map();
  const found: { kind: Kind; bytes: Uint8Array; file: string; id: string; platform?: string; key: string }[] = [];
  const report: ReportFault = (file, fault) => {
    diagnostics.push(diagnostic(shownPath(directory, file), fault));
  };

  const read: ReadFile = (file) => {
    const text = overlay?.get(file);
    return text === undefined ? readRegular(join(directory, file)) : Buffer.from(text);
  };
  const below = lookBelow(directory);
  for (const { path, what } of below.others) {
    report(path, otherFault(what));
    const place = placeOf(path);
    if (place) entries.push({ ...place, name: place.id, file: path, faulty: true, data: undefined });
  }
  const files = new Set(below.files);
  for (const file of overlay?.keys() ?? []) if (isYaml(file)) files.add(file);
  for (const file of [...files].filter((path) => !without?.has(path)).sort()) {
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
      report(file, unreadableFault(error));
      entries.push({ ...place, name: place.id, file, faulty: true, data: undefined });
      continue;
    }
    found.push({ file, ...place, bytes, key: `${place.kind}:${digest(bytes)}` });
  }

  let spent = 0;
  for (const { file, kind, id, platform, key, bytes } of found) {
    let result = cached.get(key);
    if (!result) {
      const start = performance.now();
      result = readEntry(kind, bytes);
      spent += performance.now() - start;
    }
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
