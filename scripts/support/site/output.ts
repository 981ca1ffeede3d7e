import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

/** Files that are written at the same time; the system's own threads are few. */
const AT_ONCE = 8;

/** Writes the files of a site while others are still made. */
export class Output {
  readonly directory: string;
  readonly #fresh: boolean;
  readonly #folders = new Map<string, Promise<unknown>>();
  readonly #running = new Set<Promise<void>>();
  #fault: unknown;

  /** With `fresh` nothing stands in the directory yet, and nothing is looked for. */
  constructor(directory: string, fresh: boolean) {
    this.directory = directory;
    this.#fresh = fresh;
  }

  /**
   * Takes a file, path relative with forward slashes, and writes it unless it has just these bytes already. Waits only
   * while many are being written; what goes wrong is thrown by the next call or at the end.
   */
  async put(path: string, content: Buffer | string): Promise<void> {
    if (this.#fault !== undefined) throw this.#fault;
    const work = this.#write(path, typeof content === 'string' ? Buffer.from(content) : content)
      .catch((error) => {
        this.#fault ??= error;
      })
      .finally(() => this.#running.delete(work));
    this.#running.add(work);
    if (this.#running.size >= AT_ONCE) await Promise.race(this.#running);
  }

  /** All that was put stands. */
  async done(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#fault !== undefined) throw this.#fault;
  }

  async #write(path: string, bytes: Buffer): Promise<void> {
    const target = join(this.directory, path);
    if (!this.#fresh) {
      const held = await stat(target).catch(() => undefined);
      if (held?.size === bytes.length && (await readFile(target)).equals(bytes)) return;
    }
    const folder = dirname(target);
    let made = this.#folders.get(folder);
    if (!made) {
      made = mkdir(folder, { recursive: true });
      this.#folders.set(folder, made);
    }
    await made;
    await writeFile(target, bytes);
  }
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
  // The package of the data may have been made before the site.
  readdirSync(directory).every((name) => name === 'package') ||
  existsSync(join(directory, '_assets'));
