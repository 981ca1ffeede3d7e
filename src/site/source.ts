import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SECTIONS } from '../catalog/addresses.ts';
import { KIND_DIRECTORY, type Kind } from '../catalog/kinds.ts';
import { noteText } from '../catalog/reads.ts';
import { type Row, rowsOf } from '../catalog/rows.ts';
import type { Evidence } from '../catalog/types.ts';
import { keysOf } from '../maps.ts';
import { getCatalog, getFiles, memoBy } from './catalog.ts';
import { linesOf } from './lines.ts';
import { interfacesFor } from './model.ts';
import { templates } from './routes.ts';

/** Where what a page shows is written: file and line, from the root of the repository. */
export interface SourcePlace {
  path: string;
  /** From 1; undefined for a file as a whole. */
  line?: number;
}

/** A place in an entry, with words for it. */
export interface RowSource extends SourcePlace {
  /** The row by its ids: `operations/get-report/errors/EINVAL`. */
  row: string;
}

/** Key of an entry, as in `Catalog.files`. */
export type EntryKey = `${Kind}/${string}`;

export const keyOf = (kind: Kind, id: string): EntryKey => `${kind}/${id}`;

const repositoryPath = (file: string): string => `catalog/${file}`;

const lines = memoBy((file: string): ReadonlyMap<string, number> => {
  noteText(file);
  return linesOf(readFileSync(join(getCatalog().dir, file), 'utf8'));
});

/** The place of an entry; undefined when the catalog has none of that key. */
export function entrySource(key: string): SourcePlace | undefined {
  const file = getCatalog().files.get(key);
  if (file === undefined) return undefined;
  const line = lines(file).get('/id');
  return { path: repositoryPath(file), ...(line === undefined ? {} : { line }) };
}

/** Keys of the entries in which something may be said of a function. */
export const functionKeys = (id: string): EntryKey[] => [
  keyOf('function', id),
  ...interfacesFor(id).map((item) => keyOf('interface', item.id)),
];

/** Prose and data that single pages are made of, by the page's path; what is in $1 comes from the path. */
const MADE_OF: readonly (readonly [RegExp, string])[] = [
  [/^\/about\/$/, 'src/content/about.mdx'],
  [/^\/about\/data-model\/([^/]+)\/$/, 'schemas/$1.schema.json'],
  [/^\/about\/(?!data-model\/)([^/]+)\/$/, 'src/content/definitions/$1.md'],
  [/^\/contribute\/$/, 'src/content/contribute.mdx'],
  [/^\/guides\/([^/]+)\/$/, 'src/content/guides/$1.mdx'],
  [/^\/rules\/(file|schema|yaml)-[^/]+\/$/, 'src/rules/codes/$1.ts'],
  [/^\/rules\/([^/]+)\/$/, 'src/rules/list/$1.ts'],
  [/^\/verification\/([^/]+)\/$/, 'catalog/kernels/$1/evidence.json'],
];

/** Keys of the entries that a page is about: one, or those that it compares. */
export function pageEntries(path: string): EntryKey[] {
  const { files } = getCatalog();
  const [section = '', ...ids] = path.split('/').filter(Boolean);
  const kinds = keysOf(KIND_DIRECTORY).filter((kind) => section === 'compare' || KIND_DIRECTORY[kind] === section);
  return ids.flatMap((id) => kinds.map((kind) => keyOf(kind, id)).filter((key) => files.has(key)));
}

/** Keys of the entries in which what a page shows may stand: its own, or any interface where prose shows parts of them. */
export const shownEntries = (path: string): EntryKey[] =>
  path.startsWith(SECTIONS.guides)
    ? getCatalog().interfaces.map(({ id }) => keyOf('interface', id))
    : pageEntries(path);

/** What a page is made of: its entries, else its text, else the template that computes it. */
export function pageSources(path: string, pattern: string): SourcePlace[] {
  const entries = pageEntries(path).flatMap((key) => entrySource(key) ?? []);
  if (entries.length > 0) return entries;
  const made = MADE_OF.find(([form]) => form.test(path));
  if (made) return [{ path: path.replace(made[0], made[1]) }];
  const name = pattern.replace(/^\/|\/$/g, '');
  const template = templates.find((file) =>
    [`/src/pages/${name}.astro`, `/src/pages/${name}/index.astro`, '/src/pages/index.astro'].includes(
      name === '' ? file : file === '/src/pages/index.astro' ? '' : file,
    ),
  );
  return template ? [{ path: template.slice(1) }] : [];
}

/** For each piece of evidence of an entry, the row that it stands in. */
const holders = memoBy((key: string): ReadonlyMap<unknown, Row> => {
  const file = getCatalog().files.get(key);
  const data = file === undefined ? undefined : getFiles().find((one) => one.file === file)?.data;
  return new Map([...rowsOf(data)].flatMap((row) => row.evidence.map((piece) => [piece, row] as const)));
});

/** Where a list of evidence stands, looked for in these entries; undefined when it is in none of them. */
export function rowSource(of: readonly Evidence[], keys: readonly string[]): RowSource | undefined {
  for (const key of keys) {
    const held = holders(key).get(of[0]);
    const file = getCatalog().files.get(key);
    if (!held || file === undefined) continue;
    const line = lines(file).get(held.pointer);
    return {
      path: repositoryPath(file),
      ...(line === undefined ? {} : { line }),
      row: held.row || 'the entry',
    };
  }
  return undefined;
}

/** `path:line`, or the path alone. */
export const placeText = ({ path, line }: SourcePlace): string => (line === undefined ? path : `${path}:${line}`);
