import { closeSync, constants, fstatSync, openSync, realpathSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';

/** A file that is open for reading; whoever got it closes it. */
export interface Opened {
  file: string;
  descriptor: number;
  stat: Stats;
}

/**
 * What a request path stands for: a file, a directory that needs its slash (with its path below the root, encoded), or
 * why there is nothing. Never outside of the root, also by links.
 */
export type Found = Opened | { redirect: string } | { fault: 'missing' | 'forbidden' | 'busy' };

/** Faults of the file system that say that there is no such file; others are told from it. */
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EINVAL', 'ENXIO', 'ENODEV']);

/** `root` is a real path. */
export function locate(root: string, path: string): Found {
  const decoded = decode(path);
  if (decoded === undefined) return { fault: 'missing' };
  const file = join(root, decoded);
  if (!isBelow(root, file)) return { fault: 'missing' };
  try {
    return open(root, file, path.endsWith('/'));
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

function open(root: string, file: string, slash: boolean): Found {
  const real = realpathSync(file);
  if (!isBelow(root, real)) return { fault: 'missing' };
  // A FIFO without a writer would keep a reader waiting.
  const descriptor = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK);
  const stat = fstatSync(descriptor);
  if (stat.isFile() && !slash) return { file: real, descriptor, stat };
  closeSync(descriptor);
  if (!stat.isDirectory()) return { fault: 'missing' };
  if (slash) return open(root, join(real, 'index.html'), false);
  return {
    redirect: file
      .slice(root.length + 1)
      .split(sep)
      .map(encodeURIComponent)
      .join('/'),
  };
}

function decode(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

const isBelow = (root: string, file: string): boolean =>
  file === root || file.startsWith(root.endsWith(sep) ? root : root + sep);

function faultOf(error: unknown): 'missing' | 'forbidden' | 'busy' {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (MISSING.has(code)) return 'missing';
  return code === 'EACCES' || code === 'EPERM' ? 'forbidden' : 'busy';
}
