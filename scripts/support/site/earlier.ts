import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Loaded } from '../../../src/catalog/read/load.ts';
import { TEXT } from '../../../src/catalog/reads.ts';
import { addChanges } from './changes.ts';
import type { FoundPage } from './pages.ts';
import { changedPieces, type Trace, withoutOthers } from './trace.ts';
import { WHOLE } from './watched.ts';

/**
 * What is kept of a build beside what it wrote: of which parts of the catalog each file was made. The next build into the
 * same directory leaves a file alone when none of these parts has changed and the file has its bytes still.
 */
export interface BuildRecord {
  /** Digest of everything but the catalog that a build depends on. */
  code: string;
  /** What entries there are, in their orders. When it differs everything is made anew. */
  entries: string;
  /** The data of each entry as JSON, by its file. */
  data: Record<string, string>;
  /** Digests of the texts, by file. */
  texts: Record<string, string>;
  /** Pages in the order in which they are rendered. */
  pages: string[];
  /** The pages of each template, and the piece of work that found them. */
  routes: [route: string, pages: readonly FoundPage[], piece: number][];
  files: Record<string, KeptFile>;
  /** The files of the search index, with their digests. */
  search: Record<string, string>;
  /** Digest of the list of pages, and the files of the sitemap with their digests. */
  sitemap: { pages: string; files: Record<string, string> };
  trace: Trace;
  /** Length of the trace when it was last without what nobody needs. */
  tight: number;
}

export interface KeptFile {
  /** Of the bytes. */
  digest: string;
  /** The piece of work that made it; -1 for a file that is made anew whenever another is. */
  piece: number;
  /** Of a page: digest of what its template was given. */
  given?: string | undefined;
  /** Of a page that is searched: digest of what search reads of it. */
  searched?: string | undefined;
}

export const digestOf = (bytes: string | Uint8Array): string => hash('sha1', bytes, 'base64url');

/** Entries beyond which nothing is kept: what every page read would be larger than the site. */
const MOST_ENTRIES = 2000;

/** What of a record the catalog alone gives. */
type Fingerprint = Pick<BuildRecord, 'entries' | 'data' | 'texts'>;

/** The part of a record that the catalog alone gives; undefined when nothing may be kept of a build of it. */
export function fingerprint({ catalog, entries, read }: Loaded): Fingerprint | undefined {
  if (entries.length > MOST_ENTRIES || entries.some(({ faulty }) => faulty)) return undefined;
  const data = entries.map(({ file, data }): [string, string] => {
    const parts = Object.entries(data ?? {}).map(([key, part]) => [key, WHOLE.includes(key) ? large(part) : part]);
    return [file, JSON.stringify(Object.fromEntries(parts))];
  });
  const lists = Object.values(catalog).flatMap((list) =>
    Array.isArray(list) ? [list.map(({ id }: { id: string }) => id)] : [],
  );
  return {
    entries: digestOf(JSON.stringify([lists, data.map(([file]) => file)])),
    data: Object.fromEntries(data),
    texts: Object.fromEntries(entries.map(({ file }) => [file, digestOf(read(file))])),
  };
}

const large = (value: unknown): string => digestOf(JSON.stringify(value));

/** Builds whose records are kept: this one and the last few, for those who build in several places. */
const KEEP = 4;

const shelfOf = (root: string): string => join(root, 'node_modules', '.cache', 'site');
const recordOf = (root: string, outDir: string): string => join(shelfOf(root), digestOf(outDir));

/** Keeps the record of the build in a directory; without a record, forgets what was kept. */
export function keepRecord(root: string, outDir: string, record: BuildRecord | undefined): void {
  const target = recordOf(root, outDir);
  if (!record) {
    rmSync(target, { force: true });
    return;
  }
  mkdirSync(shelfOf(root), { recursive: true });
  const scratch = `${target}.${process.pid}`;
  writeFileSync(scratch, serialize(tightened(record)));
  renameSync(scratch, target);
  const kept = readdirSync(shelfOf(root))
    .map((name) => ({ path: join(shelfOf(root), name), time: statSync(join(shelfOf(root), name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of kept.slice(KEEP)) rmSync(path, { force: true });
}

/** How much longer a trace may get from build to build until it is gone through. */
const GROWTH = 2;

/** The record without work of which nothing stands any longer, once there is much of it. */
function tightened(record: BuildRecord): BuildRecord {
  if (record.trace.numbers.length < GROWTH * record.tight) return record;
  const files = Object.values(record.files);
  const needed = [
    ...files.map(({ piece }) => piece).filter((piece) => piece >= 0),
    ...record.routes.map(([, , piece]) => piece),
  ];
  const { trace, numbers } = withoutOthers(record.trace, needed);
  const moved = (piece: number): number => (piece < 0 ? piece : (numbers.get(piece) ?? 0));
  return {
    ...record,
    files: Object.fromEntries(
      Object.entries(record.files).map(([path, file]) => [path, { ...file, piece: moved(file.piece) }]),
    ),
    routes: record.routes.map(([route, pages, piece]) => [route, pages, moved(piece)]),
    trace,
    tight: trace.numbers.length,
  };
}

/** What can be left alone of the build that stands in a directory. */
export interface Earlier {
  record: BuildRecord;
  /** Whether a file was made of parts that are as they were. Its bytes are another question. */
  isUpToDate(path: string): boolean;
  /** Pages of the templates that have the same ones still, by template. */
  known: ReadonlyMap<string, readonly FoundPage[]>;
  /** Whether the catalog says just the same. */
  isSame: boolean;
  /** The bytes of a file as the build wrote it; undefined when it has other bytes now, or is gone. */
  bytes(path: string, digest?: string): Buffer | undefined;
}

/** Finds what stands of an earlier build; undefined when all has to be made anew. */
export function earlierBuild(
  root: string,
  outDir: string,
  code: string,
  now: Fingerprint | undefined,
): Earlier | undefined {
  const path = recordOf(root, outDir);
  if (!now || !existsSync(outDir) || !existsSync(path)) return undefined;
  const record = deserialize(readFileSync(path)) as BuildRecord;
  if (record.code !== code || record.entries !== now.entries) return undefined;
  const changed = new Set<string>();
  for (const [file, text] of Object.entries(now.data)) {
    const before = record.data[file] ?? '';
    if (before !== text) addChanges(changed, JSON.parse(before), JSON.parse(text), file);
  }
  for (const [file, text] of Object.entries(now.texts)) {
    if (record.texts[file] !== text) changed.add(`${file} ${TEXT}`);
  }
  const isChanged = changedPieces(record.trace, changed);
  return {
    record,
    isUpToDate: (file) => isChanged[record.files[file]?.piece ?? -1] === false,
    known: new Map(record.routes.flatMap(([route, pages, piece]) => (isChanged[piece] ? [] : [[route, pages]]))),
    isSame: changed.size === 0,
    bytes: (file, digest = record.files[file]?.digest) => {
      try {
        const bytes = readFileSync(join(outDir, file));
        return digestOf(bytes) === digest ? bytes : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
