import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Output } from './output.ts';
import type { Shell } from './shell.ts';

/** Copies what the shell has besides pages; gives the paths. */
export async function putAssets(shell: Shell, output: Output): Promise<string[]> {
  const files: string[] = [];
  for (const entry of readdirSync(shell.assets, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(shell.assets, path).split(sep).join('/');
    await output.put(file, readFileSync(path));
    files.push(file);
  }
  return files;
}
