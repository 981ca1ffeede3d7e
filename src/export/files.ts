import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Stamp, withStamp } from './stamp.ts';

/** A file of the export: its path, with forward slashes, and its text. */
export interface ApiFile {
  path: string;
  text: string;
}

/** A file before its text is made. */
export interface MadeDocument {
  path: string;
  text(): string;
  /** Whether its text begins with a stamp, which is left blank while it is made. */
  stamped?: boolean;
}

/** A file that consists of others, which come before it, or tells of the data as a whole. */
export interface JoinedDocument {
  path: string;
  /** Makes the text from the stamp of the data and the finished texts of other files. */
  join(stamp: Stamp, textOf: (path: string) => string): string;
}

export type ApiDocument = MadeDocument | JoinedDocument;

/** Makes the texts, one after another. `stamp` is asked when the first document needs the stamp of the data. */
export function* madeFiles(documents: Iterable<ApiDocument>, stamp: () => Stamp): Generator<ApiFile> {
  const made = new Map<string, string>();
  for (const document of documents) {
    const text =
      'join' in document
        ? document.join(stamp(), (path) => made.get(path) ?? '')
        : document.stamped
          ? withStamp(document.text(), stamp())
          : document.text();
    made.set(document.path, text);
    yield { path: document.path, text };
  }
}

/** JSON as it is published: two blanks of indentation, a newline at the end; keys in the order of their making. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A long list with one item a line, so that two releases of it can be compared with ordinary tools. */
export const linesText = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]\n' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`;

/** An object whose last key is a long list, with one item of it a line. */
export function objectLinesText(
  head: Readonly<Record<string, unknown>>,
  key: string,
  items: readonly unknown[],
): string {
  const before = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},`);
  return `{${before.join('')}${JSON.stringify(key)}:${linesText(items).trimEnd()}}\n`;
}

/** Writes files below a directory; makes directories as needed. Returns their paths. */
export function writeFiles(outDir: string, files: Iterable<ApiFile>): string[] {
  const written: string[] = [];
  const made = new Set<string>();
  for (const { path, text } of files) {
    const target = join(outDir, path);
    const folder = dirname(target);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(target, text);
    written.push(path);
  }
  return written;
}
