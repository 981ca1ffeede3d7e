import type { Catalog } from '../catalog/model.ts';
import { API_DOCUMENTS, API_VERSION, type DocumentKind, parameterValues } from './document-list.ts';
import { componentSchemas, documentName } from './openapi-schemas.ts';

const schemaOf = (name: string) => ({ $ref: `#/components/schemas/${documentName(name)}` });

/** `kernels/{version}/matrix.json` → `getKernelsOneMatrix`. */
function operationId(path: string): string {
  const name = path
    .replace('.json', '')
    .replace(/\/\{\w+\}/, 'One')
    .replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
  return `get${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const parameters = (catalog: Catalog, path: string) => {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (name === undefined) return {};
  const values = parameterValues(catalog, path);
  return {
    parameters: [
      {
        name,
        in: 'path',
        required: true,
        schema: { type: 'string', ...(values.length > 0 ? { enum: values } : {}) },
      },
    ],
  };
};

const pathItem = (catalog: Catalog, { path, schema, about }: DocumentKind) => ({
  get: {
    operationId: operationId(path),
    summary: about,
    ...parameters(catalog, path),
    responses: {
      '200': { description: about, content: { 'application/json': { schema: schemaOf(schema) } } },
      '404': { $ref: '#/components/responses/NotFound' },
    },
  },
});

/**
 * openapi.json. Addresses are relative, so that it holds wherever the site is mounted, and all schemas are inside, so that
 * nothing else has to be read.
 */
export function openApiDocument(catalog: Catalog) {
  const names = [...new Set(API_DOCUMENTS.map(({ schema }) => documentName(schema)))];
  return {
    openapi: '3.1.0',
    info: {
      title: 'CoCo ABI Catalog',
      version: API_VERSION,
      summary: 'The kernel interfaces of Linux confidential computing, as static JSON.',
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: '.' }],
    security: [],
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: Object.fromEntries(API_DOCUMENTS.map((kind) => [`/${kind.path}`, pathItem(catalog, kind)])),
    components: {
      responses: {
        NotFound: {
          description: 'There is no such document. Hosts that can be told answer with 404.json, others with a page.',
          content: { 'application/json': { schema: schemaOf('error') } },
        },
      },
      schemas: componentSchemas(names),
    },
  };
}
