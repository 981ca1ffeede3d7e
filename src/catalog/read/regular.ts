import { closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** Something in a directory that is neither a file nor a directory, or stands where another of the two should. */
export class NotRegular extends Error {
  /** What it is, as in "a symbolic link". */
  readonly what: string;
  constructor(what: string) {
    super(`it is ${what}`);
    this.what = what;
  }
}

/** What a thing of the file system is called; '' for a file. */
export function whatIs(found: Dirent | Stats): string {
  if (found.isFile()) return '';
  if (found.isDirectory()) return 'a directory';
  if (found.isSymbolicLink()) return 'a symbolic link';
  if (found.isFIFO()) return 'a named pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}

/**
 * The bytes of a regular file. A link is not followed, and nothing else is read: a pipe would wait for a writer for ever,
 * a device has no end. Throws NotRegular for those, and the system's error for a file that it does not let be read.
 */
export function readRegular(path: string): Buffer {
  let file: number;
  try {
    // Not to wait for the other end of a pipe.
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP' || code === 'EMLINK') throw new NotRegular('a symbolic link');
    if (code === 'ENXIO') throw new NotRegular('a socket');
    throw error;
  }
  try {
    const what = whatIs(fstatSync(file));
    if (what !== '') throw new NotRegular(what);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** Everything below a directory but directories, with what it is ('' for a file); links are named and not followed. */
export function* below(directory: string, prefix = ''): Iterable<{ path: string; what: string }> {
  const found = readdirSync(join(directory, prefix), { withFileTypes: true });
  for (const entry of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) yield* below(directory, path);
    else yield { path, what: whatIs(entry) };
  }
}
