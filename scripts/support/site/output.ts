import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

const made = new Set<string>();

/** Writes a file of the site unless it has just these bytes already. */
export function put(directory: string, path: string, content: Buffer | string): void {
  const target = join(directory, path);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (statSync(target, { throwIfNoEntry: false })?.size === bytes.length && readFileSync(target).equals(bytes)) return;
  const folder = dirname(target);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  writeFileSync(target, bytes);
}

/** Removes what an earlier build left and this one did not make. Paths have forward slashes. */
export function prune(directory: string, kept: ReadonlySet<string>): void {
  const folders: string[] = [];
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) folders.push(path);
    else if (
      !kept.has(
        path
          .slice(directory.length + 1)
          .split(sep)
          .join('/'),
      )
    )
      rmSync(path);
  }
  // The deepest first: a folder may be empty once its folders are gone.
  for (const folder of folders.sort((a, b) => b.length - a.length)) {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

/** Whether a directory may be built into: it is new, empty, or an earlier build. */
export const mayBuildInto = (directory: string): boolean =>
  !existsSync(directory) ||
  readdirSync(directory).length === 0 ||
  existsSync(join(directory, 'api', 'v1', 'index.json'));
