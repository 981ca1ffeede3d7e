import type { Catalog } from '../catalog/model.ts';

/** One kind of document of the static API. */
export interface ApiDocument {
  /** Path below /api/v1/; {id} and {version} stand for what varies. */
  path: string;
  /** Name of its schema below /api/v1/schemas/, without the ending. */
  schema: string;
  about: string;
}

/** Every document, in the order in which the index lists them. */
export const API_DOCUMENTS: readonly ApiDocument[] = [
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
  { path: 'uapi.json', schema: 'uapi', about: 'Names of the UAPI headers with their extracted values in each kernel.' },
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
  {
    path: 'verification.json',
    schema: 'verification',
    about: 'How well the catalog is founded, and where cited places were found.',
  },
  { path: 'openapi.json', schema: 'openapi', about: 'This interface in OpenAPI 3.1.' },
];

/** Values of a path's parameter in this catalog. */
function valuesOf(catalog: Catalog, path: string): readonly string[] {
  if (path.startsWith('functions/')) return catalog.functions.map((item) => item.id);
  if (path.startsWith('interfaces/')) return catalog.interfaces.map((item) => item.id);
  if (path.startsWith('formats/')) return catalog.formats.map((item) => item.id);
  if (path.startsWith('status/')) return catalog.status.map((item) => item.id);
  if (path.startsWith('logs/')) return catalog.logs.map((item) => item.id);
  if (path.startsWith('distributions/')) return catalog.distributions.map((item) => item.id);
  if (path.startsWith('topics/')) return catalog.topics.map((item) => item.id);
  return catalog.kernels.map((item) => item.id);
}

/** openapi.json. Addresses are relative, so that it holds wherever the site is mounted. */
export function openApiDocument(catalog: Catalog) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'CoCo ABI Catalog',
      version: '1',
      summary: 'The kernel interfaces of Linux confidential computing, as static JSON.',
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: '.' }],
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: Object.fromEntries(
      API_DOCUMENTS.map(({ path, schema, about }) => {
        const parameter = /\{(\w+)\}/.exec(path)?.[1];
        const name = path
          .replace('.json', '')
          .replace(/\/\{\w+\}/, 'One')
          .replace('/matrix', 'Matrix');
        return [
          `/${path}`,
          {
            get: {
              operationId: `get${name[0]?.toUpperCase()}${name.slice(1)}`,
              summary: about,
              ...(parameter
                ? {
                    parameters: [
                      {
                        name: parameter,
                        in: 'path',
                        required: true,
                        schema: {
                          type: 'string',
                          ...(valuesOf(catalog, path).length > 0 ? { enum: valuesOf(catalog, path) } : {}),
                        },
                      },
                    ],
                  }
                : {}),
              responses: {
                '200': {
                  description: about,
                  content: { 'application/json': { schema: { $ref: `schemas/${schema}.schema.json` } } },
                },
                ...(parameter ? { '404': { description: 'There is no such document.' } } : {}),
              },
            },
          },
        ];
      }),
    ),
  };
}

/** index.json. */
export function indexDocument(catalog: Catalog) {
  return {
    name: 'CoCo ABI Catalog',
    version: 'v1',
    kernel: catalog.kernels.at(-1)?.id ?? null,
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
    documents: API_DOCUMENTS.map(({ path, schema, about }) => ({
      path,
      schema: `schemas/${schema}.schema.json`,
      about,
    })),
  };
}
