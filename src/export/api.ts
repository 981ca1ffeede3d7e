import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalog } from '../catalog/model.ts';
import { readSchemas, schemaFile } from '../catalog/schemas.ts';
import { topicStateOf } from '../record/index.ts';
import { distributionDocument, distributionList } from './distributions.ts';
import {
  conceptList,
  formatDocument,
  formatList,
  functionDocument,
  functionList,
  interfaceDocument,
  interfaceList,
  kernelList,
  matrixDocument,
  platformList,
  uapiDocument,
  verificationDocument,
} from './documents.ts';
import { indexDocument, openApiDocument } from './openapi.ts';
import { decisionList, documentList, meetingList, seriesList, topicDocument, topicList } from './record/documents.ts';
import { logDocument, logList, statusDocument, statusList } from './status.ts';

/** A document of the API: its path below /api/v1/ and its text. */
export interface ApiFile {
  path: string;
  text: string;
}

/** A document before its text is made. */
export interface ApiDocument {
  path: string;
  text(): string;
}

/** Makes the texts, one after another. */
export function* madeFiles(documents: Iterable<ApiDocument>): Generator<ApiFile> {
  for (const document of documents) yield { path: document.path, text: document.text() };
}

/** JSON as it is published: two blanks of indentation, a newline at the end; keys in the order of their making. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A long list with one item a line, so that two releases of it can be compared with ordinary tools. */
export const linesText = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]\n' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`;

/** A matrix with one function a line: there is one for every kernel, and blanks would make most of each. */
const matrixText = ({ kernel, functions }: ReturnType<typeof matrixDocument>): string =>
  `{"kernel":${JSON.stringify(kernel)},"functions":${linesText(functions).trimEnd()}}\n`;

const API_SCHEMAS = new URL('../../schemas/api/', import.meta.url);

/**
 * The schemas that are published with the API: one for each kind of document, and below entries/ those of the catalog's
 * entries, to which they refer.
 */
export const schemaFiles = (directory: URL = API_SCHEMAS): Generator<ApiFile> => madeFiles(schemaDocuments(directory));

function* schemaDocuments(directory: URL): Generator<ApiDocument> {
  for (const name of readdirSync(directory).sort()) {
    if (!name.endsWith('.schema.json')) continue;
    // In the repository the entries' schemas lie one directory above.
    const text = (): string =>
      readFileSync(new URL(name, directory), 'utf8').replaceAll('"$ref": "../', '"$ref": "entries/');
    yield { path: `schemas/${name}`, text: () => jsonText(JSON.parse(text())) };
  }
  for (const [name, schema] of readSchemas())
    yield { path: `schemas/entries/${schemaFile(name)}`, text: () => jsonText(schema) };
}

/** Every document of the static API, one after another. The same catalog always gives the same bytes. */
export const apiFiles = (catalog: Catalog): Generator<ApiFile> => madeFiles(apiDocuments(catalog));

/** The same before their texts are made. */
export function* apiDocuments(catalog: Catalog): Generator<ApiDocument> {
  const file = (path: string, make: () => unknown): ApiDocument => ({ path, text: () => jsonText(make()) });
  yield file('index.json', () => indexDocument(catalog));
  yield file('platforms.json', () => platformList(catalog));
  yield file('functions.json', () => functionList(catalog));
  for (const { id } of catalog.functions) yield file(`functions/${id}.json`, () => functionDocument(catalog, id));
  yield file('interfaces.json', () => interfaceList(catalog));
  for (const { id } of catalog.interfaces) yield file(`interfaces/${id}.json`, () => interfaceDocument(catalog, id));
  yield file('formats.json', () => formatList(catalog));
  for (const { id } of catalog.formats) yield file(`formats/${id}.json`, () => formatDocument(catalog, id));
  yield file('concepts.json', () => conceptList(catalog));
  yield file('topics.json', () => topicList(catalog));
  for (const { id } of catalog.topics)
    yield file(`topics/${id}.json`, () => topicDocument(catalog, topicStateOf(catalog, id)));
  yield file('series.json', () => seriesList(catalog));
  yield file('decisions.json', () => decisionList(catalog));
  yield file('meetings.json', () => meetingList(catalog));
  yield file('documents.json', () => documentList(catalog));
  yield file('status.json', () => statusList(catalog));
  for (const { id } of catalog.status) yield file(`status/${id}.json`, () => statusDocument(catalog, id));
  yield file('logs.json', () => logList(catalog));
  for (const { id } of catalog.logs) yield file(`logs/${id}.json`, () => logDocument(catalog, id));
  yield file('kernels.json', () => kernelList(catalog));
  for (const { id } of catalog.kernels)
    yield { path: `kernels/${id}/matrix.json`, text: () => matrixText(matrixDocument(catalog, id)) };
  const newest = catalog.kernels.at(-1);
  if (newest) yield { path: 'matrix.json', text: () => matrixText(matrixDocument(catalog, newest.id)) };
  yield { path: 'distributions.json', text: () => linesText(distributionList(catalog)) };
  for (const { id } of catalog.distributions)
    yield file(`distributions/${id}.json`, () => distributionDocument(catalog, id));
  yield { path: 'uapi.json', text: () => linesText(uapiDocument(catalog)) };
  yield file('verification.json', () => verificationDocument(catalog, evidenceFiles(catalog)));
  yield file('openapi.json', () => openApiDocument(catalog));
  yield* schemaDocuments(API_SCHEMAS);
}

const evidenceFiles = (catalog: Catalog) => catalog.kernels.flatMap(({ found }) => (found ? [found] : []));

/** Writes the static API to `<outDir>/api/v1/` and returns the paths that were written, relative to `outDir`. */
export function writeApi(catalog: Catalog, outDir: string): string[] {
  return writeFiles(
    outDir,
    (function* () {
      for (const { path, text } of apiFiles(catalog)) yield { path: `api/v1/${path}`, text };
    })(),
  );
}

/** Writes files below a directory; makes directories as needed. */
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
