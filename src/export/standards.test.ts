/** The published schemas and the OpenAPI description, judged by programs that are not ours. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { newAjv } from '../../tests/support/ajv.ts';
import { loadCatalog } from '../catalog/read/load.ts';
import { jsonText } from './files.ts';
import { openApiDocument } from './openapi.ts';
import { editorSchemas, schemaDocuments } from './schema-files.ts';
import { OWN_KEYWORDS } from './vocabulary.ts';

const SITE = 'https://catalog.example/base/';
interface Published {
  path: string;
  schema: { $id: string; $schema: string; title?: string; $ref?: string };
}
const read = (documents: Iterable<{ path: string; text(): string }>, prefix: string): Published[] =>
  [...documents].map(({ path, text }) => ({ path: prefix + path, schema: JSON.parse(text()) }));
const ofApi = read(schemaDocuments(SITE), 'api/v1/');
const forEditors = read(editorSchemas(SITE), '');
const openApi = jsonText(openApiDocument(loadCatalog().catalog));

test('every schema is identified by its address, and no two have one name', () => {
  for (const { path, schema } of [...ofApi, ...forEditors]) expect(schema.$id).toBe(`${SITE}${path}`);
  const titles = ofApi.flatMap(({ schema }) => (schema.title === undefined ? [] : [schema.title]));
  expect(titles.length).toBeGreaterThan(40);
  expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([]);
  // Addresses of before, which lead to the schema alone, are all that shares the name of another file.
  const own = ofApi.filter(({ schema }) => schema.$ref === undefined || schema.title !== undefined);
  const files = own.map(({ path }) => path.split('/').at(-1));
  expect(files.filter((file, place) => files.indexOf(file) !== place)).toEqual([]);
});

test('schemas of the API compile in the strict mode, with nothing declared and no loader', () => {
  const ajv = newAjv({ strict: true });
  for (const { schema } of ofApi) ajv.addSchema(schema);
  for (const { schema } of ofApi) expect(ajv.getSchema(schema.$id), schema.$id).toBeDefined();
});

test('schemas for editors compile with the keywords of the vocabulary, and fit its dialect', () => {
  const vocabulary = forEditors.find(({ path }) => path.endsWith('/vocabulary.json'))?.schema ?? {};
  const declared = Object.keys('properties' in vocabulary ? (vocabulary.properties as object) : {});
  expect(declared.sort()).toEqual([...OWN_KEYWORDS].sort());
  const ajv = newAjv({ strictSchema: true, keywords: declared });
  for (const { schema, path } of forEditors) {
    if (/(vocabulary|dialect)\.json$/.test(path)) ajv.addMetaSchema(schema);
    else ajv.addSchema(schema);
  }
  for (const { schema, path } of forEditors) {
    if (!path.endsWith('.schema.json')) continue;
    expect(ajv.getSchema(schema.$id), path).toBeDefined();
    expect(ajv.validate(`${SITE}schemas/v1/dialect.json`, schema), path).toBe(true);
  }
});

test('two validators of OpenAPI have nothing to say', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const problems = await lintFromString({ source: openApi, absoluteRef: join(tmpdir(), 'openapi.json'), config });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  // It changes what it is given.
  const result = await new Validator().validate(JSON.parse(openApi));
  expect(result).toMatchObject({ valid: true });
});

test('types that are generated from them compile', async () => {
  const { schemas } = JSON.parse(openApi).components as { schemas: Record<string, JSONSchema> };
  const local = JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/$defs/');
  const types = await compile(
    { title: 'Api', anyOf: [{ $ref: '#/$defs/AllDocument' }], $defs: JSON.parse(local) },
    'Api',
    { unreachableDefinitions: true, format: false },
  );
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  try {
    const use = `import type { AllDocument, MatrixDocument } from './api.js';
declare const all: AllDocument;
export const level: 'common' | 'absent' = all.matrices['7.3']?.functions[0]?.convergence.level as 'common';
export const matrix: MatrixDocument | undefined = all.matrices['6.12'];
// @ts-expect-error There is no such key.
matrix?.cells;
`;
    writeFileSync(join(folder, 'api.d.ts'), types);
    writeFileSync(join(folder, 'use.ts'), use);
    const program = ts.createProgram([join(folder, 'use.ts')], {
      strict: true,
      noEmit: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      types: [],
    });
    const found = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(found).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
