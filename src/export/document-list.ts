import type { Catalog } from '../catalog/model.ts';
import { releasesOf } from './releases.ts';
import type { Stamp } from './stamp.ts';

/** The version of the API: its first number stands in the address. What raises it is in docs/releasing.md. */
export const API_VERSION = '1.1';

/** One kind of document of the static API. */
export interface DocumentKind {
  /** Path below /api/v1/; {id} and {version} stand for what varies. */
  path: string;
  /** Name of its schema below /api/v1/schemas/, without the ending. */
  schema: string;
  about: string;
}

/** Every document, in the order in which the index lists them. */
export const API_DOCUMENTS: readonly DocumentKind[] = [
  { path: 'index.json', schema: 'index', about: 'What there is, and where.' },
  { path: 'platforms.json', schema: 'platforms', about: 'The platforms, in the order of the matrix’s columns.' },
  {
    path: 'functions.json',
    schema: 'functions',
    about: 'The functions, in the order of the matrix’s rows, with their levels.',
  },
  {
    path: 'functions/{id}.json',
    schema: 'function',
    about: 'One function in the newest kernel: its entry, cells, offers, comparison, level and history.',
  },
  { path: 'interfaces.json', schema: 'interfaces', about: 'The interfaces.' },
  {
    path: 'interfaces/{id}.json',
    schema: 'interface',
    about: 'One interface: its entry, first kernels and extracted facts.',
  },
  { path: 'formats.json', schema: 'formats', about: 'The formats of evidence.' },
  { path: 'formats/{id}.json', schema: 'format', about: 'One format, flattened field by field.' },
  { path: 'concepts.json', schema: 'concepts', about: 'What fields of evidence mean.' },
  { path: 'topics.json', schema: 'topics', about: 'Matters under discussion, with their states.' },
  { path: 'topics/{id}.json', schema: 'topic', about: 'One topic with everything that is on record of it.' },
  { path: 'series.json', schema: 'series', about: 'Patch series with all known versions.' },
  { path: 'decisions.json', schema: 'decisions', about: 'What was decided, by whom, with its record.' },
  { path: 'meetings.json', schema: 'meetings', about: 'Meetings, cancelled ones included.' },
  { path: 'documents.json', schema: 'documents', about: 'Documents of other bodies.' },
  { path: 'forums.json', schema: 'forums', about: 'Where matters are talked about.' },
  { path: 'consultations.json', schema: 'consultations', about: 'Comment periods with their outcomes.' },
  {
    path: 'sources.json',
    schema: 'sources',
    about: 'What `spec` of a piece of evidence stands for, and who cites it.',
  },
  { path: 'opportunities.json', schema: 'opportunities', about: 'What could be won in the newest kernel, best first.' },
  { path: 'discrepancies.json', schema: 'discrepancies', about: 'Where the kernel’s documents and its code disagree.' },
  {
    path: 'status.json',
    schema: 'status-codes',
    about: 'Status codes of firmware, modules, monitors and hypervisors, by family.',
  },
  { path: 'status/{id}.json', schema: 'status-family', about: 'One family of status codes with its entry.' },
  { path: 'logs.json', schema: 'logs', about: 'Parts of the kernel whose log lines are known.' },
  { path: 'logs/{id}.json', schema: 'log', about: 'One log: every extracted line with its cause, and its entry.' },
  { path: 'kernels.json', schema: 'kernels', about: 'The kernel releases, oldest first.' },
  {
    path: 'matrix.json',
    schema: 'matrix',
    about: 'States and levels of all functions on all platforms in the newest kernel.',
  },
  { path: 'kernels/{version}/matrix.json', schema: 'matrix', about: 'The same in another kernel.' },
  {
    path: 'kernels/{version}/all.json',
    schema: 'kernel-all',
    about: 'All that holds in one kernel: functions, operations, facts of its headers.',
  },
  { path: 'uapi.json', schema: 'uapi', about: 'Names of the UAPI headers with their extracted values in each kernel.' },
  {
    path: 'verification.json',
    schema: 'verification',
    about: 'How well the catalog is founded, and where cited places were found.',
  },
  {
    path: 'distributions.json',
    schema: 'distributions',
    about: 'Kernels of distributions, and how each function stands in them.',
  },
  {
    path: 'distributions/{id}.json',
    schema: 'distribution',
    about: 'One kernel of a distribution: its entry, what was extracted, and how every interface stands in it.',
  },
  { path: 'changes.json', schema: 'changes', about: 'What each release of the data changed, newest first.' },
  { path: 'all.json', schema: 'all', about: 'All of these documents in one.' },
  { path: '404.json', schema: 'error', about: 'The answer to a path that does not exist.' },
  { path: 'openapi.json', schema: 'openapi', about: 'This interface in OpenAPI 3.1.' },
];

/** The entries that a path with a parameter has a document for. */
export function entriesOf(catalog: Catalog, path: string): readonly { id: string; formerly?: readonly string[] }[] {
  if (path.startsWith('functions/')) return catalog.functions;
  if (path.startsWith('interfaces/')) return catalog.interfaces;
  if (path.startsWith('formats/')) return catalog.formats;
  if (path.startsWith('topics/')) return catalog.topics;
  if (path.startsWith('status/')) return catalog.status;
  if (path.startsWith('logs/')) return catalog.logs;
  if (path.startsWith('distributions/')) return catalog.distributions;
  return catalog.kernels;
}

/** Values of a path's parameter in this catalog. An entry answers to the ids that it had, too. */
export const parameterValues = (catalog: Catalog, path: string): readonly string[] =>
  entriesOf(catalog, path).flatMap(({ id, formerly = [] }) => [id, ...formerly]);

/** Address of a schema, from /api/v1/. */
export const schemaPath = (name: string): string => `schemas/${name}.schema.json`;

/** index.json */
export function indexDocument(catalog: Catalog, stamp: Stamp) {
  return {
    ...stamp,
    name: 'CoCo ABI Catalog',
    version: 'v1',
    api: API_VERSION,
    data: dataVersion(catalog, stamp),
    kernel: catalog.kernels.at(-1)?.id ?? null,
    kernels: catalog.kernels.map(({ id }) => id),
    license: 'CC-BY-4.0',
    counts: {
      platforms: catalog.platforms.length,
      functions: catalog.functions.length,
      interfaces: catalog.interfaces.length,
      operations: catalog.interfaces.reduce((sum, item) => sum + item.operations.length, 0),
      formats: catalog.formats.length,
      concepts: catalog.concepts.length,
      topics: catalog.topics.length,
      kernels: catalog.kernels.length,
    },
    documents: API_DOCUMENTS.map(({ path, schema, about }) => ({ path, schema: schemaPath(schema), about })),
    files: API_DOCUMENTS.flatMap(({ path, schema }) =>
      path.includes('{')
        ? parameterValues(catalog, path).map((value) => ({
            path: path.replace(/\{\w+\}/, value),
            schema: schemaPath(schema),
          }))
        : [{ path, schema: schemaPath(schema) }],
    ),
  };
}

/**
 * Version of the data: the day of the newest release of them, `YYYY.MM.DD`; with `+` and the revision once entries have
 * changed since; `0` before any release.
 */
export function dataVersion(catalog: Catalog, { revision }: Stamp): string {
  const newest = releasesOf(catalog).at(-1);
  if (newest?.revision === revision) return newest.version;
  return `${newest?.version ?? '0'}+${revision}`;
}
