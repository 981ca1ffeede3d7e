import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalog } from '../catalog/model.ts';
import { readSchemas, schemaFile } from '../catalog/schemas.ts';
import { compareVersions } from '../catalog/versions.ts';
import { readEvidenceFile } from '../kernel/evidence-file.ts';
import { topicStates } from '../record/index.ts';
import {
  conceptList,
  formatDocuments,
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

/** A document of the API: its path below /api/v1/ and its text. */
export interface ApiFile {
  path: string;
  text: string;
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
export function* schemaFiles(directory: URL = API_SCHEMAS): Generator<ApiFile> {
  for (const name of readdirSync(directory).sort()) {
    if (!name.endsWith('.schema.json')) continue;
    // In the repository the entries' schemas lie one directory above.
    const text = readFileSync(new URL(name, directory), 'utf8').replaceAll('"$ref": "../', '"$ref": "entries/');
    yield { path: `schemas/${name}`, text: jsonText(JSON.parse(text)) };
  }
  for (const [name, schema] of readSchemas())
    yield { path: `schemas/entries/${schemaFile(name)}`, text: jsonText(schema) };
}

/** Every document of the static API, one after another. The same catalog always gives the same bytes. */
export function* apiFiles(catalog: Catalog): Generator<ApiFile> {
  const file = (path: string, value: unknown): ApiFile => ({ path, text: jsonText(value) });
  yield file('index.json', indexDocument(catalog));
  yield file('platforms.json', platformList(catalog));
  yield file('functions.json', functionList(catalog));
  for (const { id } of catalog.functions) yield file(`functions/${id}.json`, functionDocument(catalog, id));
  yield file('interfaces.json', interfaceList(catalog));
  for (const { id } of catalog.interfaces) yield file(`interfaces/${id}.json`, interfaceDocument(catalog, id));
  yield file('formats.json', formatList(catalog));
  for (const document of formatDocuments(catalog)) yield file(`formats/${document.id}.json`, document);
  yield file('concepts.json', conceptList(catalog));
  yield file('topics.json', topicList(catalog));
  for (const state of topicStates(catalog)) yield file(`topics/${state.topic.id}.json`, topicDocument(catalog, state));
  yield file('series.json', seriesList(catalog));
  yield file('decisions.json', decisionList(catalog));
  yield file('meetings.json', meetingList(catalog));
  yield file('documents.json', documentList(catalog));
  yield file('kernels.json', kernelList(catalog));
  for (const { id } of catalog.kernels)
    yield { path: `kernels/${id}/matrix.json`, text: matrixText(matrixDocument(catalog, id)) };
  const newest = catalog.kernels.at(-1);
  if (newest) yield { path: 'matrix.json', text: matrixText(matrixDocument(catalog, newest.id)) };
  yield { path: 'uapi.json', text: linesText(uapiDocument(catalog)) };
  yield file('verification.json', verificationDocument(catalog, evidenceFiles(catalog)));
  yield file('openapi.json', openApiDocument(catalog));
  yield* schemaFiles();
}

const evidenceFiles = (catalog: Catalog) =>
  existsSync(catalog.dir)
    ? catalog.kernels
        .map((release) => readEvidenceFile(catalog.dir, release.id))
        .filter((found) => found !== undefined)
        .sort((a, b) => compareVersions(a.kernel, b.kernel))
    : [];

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
