/** Reads the formats and concepts of a catalog from disk. For Node only; the browser gets a bundle. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Concept } from './align.ts';
import { formatSet } from './formats.ts';
import type { Format, FormatSet } from './types.ts';

/** Directory of the catalog: CATALOG_DIR, else the repository's. */
export function catalogDir(): string {
  return process.env.CATALOG_DIR ?? join(import.meta.dirname, '../../catalog');
}

/** Formats below `<catalog>/formats`, as written. Throws when a file cannot be read or parsed. */
export function readFormats(catalog: string = catalogDir()): Format[] {
  return yamlFiles(join(catalog, 'formats')).map((file) => parse(readFileSync(file, 'utf8')) as Format);
}

/** Concepts in `<catalog>/concepts`, as written. */
export function readConcepts(catalog: string = catalogDir()): Concept[] {
  return yamlFiles(join(catalog, 'concepts')).map((file) => parse(readFileSync(file, 'utf8')) as Concept);
}

/** The formats of a catalog, ready for decoding. */
export function loadFormats(catalog: string = catalogDir()): FormatSet {
  return formatSet(readFormats(catalog));
}

function yamlFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(dir, name));
}
