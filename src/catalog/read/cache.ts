import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileResult } from '../diagnostic.ts';
import { repositoryRoot } from '../root.ts';
import { schemaDirectory } from '../schemas.ts';

/** Results by `kind:digest of the content`. */
export type Results = Map<string, FileResult>;

/** Where results and compiled schemas are kept; COCO_CACHE overrides it. */
export const cacheDirectory = (): string =>
  process.env.COCO_CACHE ?? join(repositoryRoot(), 'node_modules', '.cache', 'catalog');

/** Long enough for branches that are left and come back to; stale files are small and harmless. */
const KEEP_MILLISECONDS = 30 * 24 * 3600 * 1000;

export const digest = (bytes: Uint8Array | string): string => hash('sha1', bytes, 'hex');

let version: string | undefined;

/** Changes with everything that a result depends on besides the file: the schemas and the code that reads and validates. */
export function cacheVersion(): string {
  if (version === undefined) {
    const parts: string[] = [];
    for (const [where, ending] of [
      [schemaDirectory(), '.schema.json'],
      [join(repositoryRoot(), 'src', 'catalog'), '.ts'],
    ] as const) {
      for (const name of readdirSync(where, { recursive: true, encoding: 'utf8' }).sort()) {
        if (name.endsWith(ending) && !name.endsWith('.test.ts'))
          parts.push(name, digest(readFileSync(join(where, name))));
      }
    }
    // The explainer's lists are worded there.
    parts.push(digest(readFileSync(join(repositoryRoot(), 'src', 'text.ts'))));
    version = digest(parts.join('\n'));
  }
  return version;
}

const fileOf = (catalog: string): string => join(cacheDirectory(), `${digest(catalog).slice(0, 16)}.json`);

/** Results of an earlier run over this catalog. Empty when there are none, or when they are damaged or outdated. */
export function readCache(catalog: string): Results {
  try {
    const text = readFileSync(fileOf(catalog), 'utf8');
    const end = text.indexOf('\n');
    const header = JSON.parse(text.slice(0, end)) as { version: string; sum: string };
    const body = text.slice(end + 1);
    if (header.version !== cacheVersion() || header.sum !== digest(body)) return new Map();
    return new Map(Object.entries(JSON.parse(body) as Record<string, FileResult>));
  } catch {
    return new Map();
  }
}

/** Replaces the results for this catalog, in one step. A cache that cannot be written is only a slower next run. */
export function writeCache(catalog: string, results: Results): void {
  try {
    const body = JSON.stringify(Object.fromEntries(results));
    const target = fileOf(catalog);
    const scratch = `${target}.${process.pid}.tmp`;
    mkdirSync(cacheDirectory(), { recursive: true });
    writeFileSync(scratch, `${JSON.stringify({ version: cacheVersion(), sum: digest(body) })}\n${body}`);
    renameSync(scratch, target);
    for (const name of readdirSync(cacheDirectory())) {
      const path = join(cacheDirectory(), name);
      if (Date.now() - statSync(path).mtimeMs > KEEP_MILLISECONDS) rmSync(path, { force: true });
    }
  } catch {
    // Read-only checkout, full disk: nothing is lost.
  }
}
