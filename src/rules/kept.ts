import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../catalog/diagnostic.ts';
import { shownPath } from '../catalog/directory.ts';
import { cacheDirectory, digest } from '../catalog/read/cache.ts';
import { repositoryRoot } from '../catalog/root.ts';

/**
 * What the last check of a whole catalog found, kept by the digest of everything that it depends on: an unchanged catalog
 * is answered for without reading it as YAML again. It imports little, so that the answer is there at once.
 */
export interface Kept {
  /** Files that belong to a kind, relative to the catalog, with forward slashes. */
  files: readonly string[];
  /** Everything that was found; `file` is relative to the catalog. */
  diagnostics: readonly Diagnostic[];
}

/** What findings depend on besides the catalog. */
const CODE = ['src/catalog', 'src/rules', 'src/overlap', 'src/record', 'src/kernel', 'src/decode', 'schemas'];
const CODE_FILES = ['src/text.ts', 'src/maps.ts', 'package-lock.json'];

/** Digest of a catalog and of all code that judges it. */
export function inputsOf(directory: string): string {
  const parts: string[] = [];
  const add = (path: string, name: string): void => {
    parts.push(name, digest(readFileSync(path)));
  };
  const addAll = (folder: string, name: string, wanted: (file: string) => boolean): void => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const inner = `${name}/${entry.name}`;
      if (entry.isDirectory()) addAll(path, inner, wanted);
      else if (!wanted(entry.name)) continue;
      else if (entry.isFile()) add(path, inner);
      // Links, pipes and devices are named and never opened.
      else parts.push(inner, 'no file');
    }
  };
  addAll(directory, '', () => true);
  const root = repositoryRoot();
  for (const name of CODE)
    addAll(join(root, name), name, (file) => !file.endsWith('.test.ts') && !file.endsWith('.yaml'));
  for (const name of CODE_FILES) add(join(root, name), name);
  return digest(parts.join('\n'));
}

const fileOf = (directory: string): string => join(cacheDirectory(), `report-${digest(directory).slice(0, 16)}.json`);

/** What was kept for just these inputs; undefined when there is nothing, or it is damaged. */
export function readKept(directory: string, inputs: string): Kept | undefined {
  try {
    const text = readFileSync(fileOf(directory), 'utf8');
    const end = text.indexOf('\n');
    const head = JSON.parse(text.slice(0, end)) as { inputs: string; sum: string };
    const body = text.slice(end + 1);
    return head.inputs === inputs && head.sum === digest(body) ? (JSON.parse(body) as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a report, in one step. What cannot be kept only makes the next check slower. */
export function writeKept(directory: string, inputs: string, kept: Kept): void {
  try {
    const body = JSON.stringify(kept);
    const target = fileOf(directory);
    mkdirSync(cacheDirectory(), { recursive: true });
    writeFileSync(`${target}.${process.pid}.tmp`, `${JSON.stringify({ inputs, sum: digest(body) })}\n${body}`);
    renameSync(`${target}.${process.pid}.tmp`, target);
  } catch {
    // Read-only checkout, full disk: nothing is lost.
  }
}

export interface Report {
  /** Number of files that the report is about. */
  files: number;
  errors: number;
  warnings: number;
  /** By file and place; `file` is as a reader would open it from here. */
  diagnostics: readonly Diagnostic[];
}

/** A named file that is not there or not part of the catalog. */
export class NotInCatalog extends Error {}

/** Named files by their path within the catalog. Throws NotInCatalog for others. */
export function filesOf(kept: Kept, directory: string, files: readonly string[]): ReadonlySet<string> {
  const known = new Map(
    [...kept.files, ...kept.diagnostics.map(({ file }) => file)].map((file) => [resolve(directory, file), file]),
  );
  return new Set(
    files.map((file) => {
      const found = known.get(resolve(file)) ?? known.get(resolve(directory, file));
      if (found === undefined) throw new NotInCatalog(`${file} is not a file of the catalog in ${directory}`);
      return found;
    }),
  );
}

/** The report on the whole catalog, or on the named files alone. */
export function reportOn(kept: Kept, directory: string, files: readonly string[] = []): Report {
  const wanted = files.length > 0 ? filesOf(kept, directory, files) : undefined;
  const diagnostics = kept.diagnostics
    .filter(({ file }) => wanted?.has(file) ?? true)
    .map((item) => ({ ...item, file: shownPath(directory, item.file) }));
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const count = wanted?.size ?? kept.files.length;
  return { files: count, errors, warnings: diagnostics.length - errors, diagnostics };
}
