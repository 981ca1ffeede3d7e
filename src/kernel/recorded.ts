import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A generated file of a release as it is recorded; undefined when there is none. */
export function readRecorded<T>(catalog: string, version: string, name: string): T | undefined {
  const path = join(catalog, 'kernels', version, name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}
