import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Writes the whole of a file or nothing, with the rights that the file had. */
export function replaceFile(path: string, text: string): void {
  const scratch = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(scratch, text, { flag: 'wx' });
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined) chmodSync(scratch, mode);
    renameSync(scratch, path);
  } finally {
    rmSync(scratch, { force: true });
  }
}
