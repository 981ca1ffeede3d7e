import { readFileSync } from 'node:fs';
import { KINDS, type Kind } from './kinds.ts';

/** A JSON Schema document, as parsed. */
export type SchemaDocument = Record<string, unknown>;

const DIRECTORY = new URL('../../schemas/', import.meta.url);

/** Name of the file that holds a kind's schema; also its address below /schemas/v1/. */
export const schemaFile = (name: Kind | 'common'): string => `${name}.schema.json`;

/** Every schema by name, read once from schemas/. */
export const readSchemas = (() => {
  let cache: Map<Kind | 'common', SchemaDocument> | undefined;
  return (): Map<Kind | 'common', SchemaDocument> => {
    cache ??= new Map(
      (['common', ...KINDS] as const).map((name) => [
        name,
        JSON.parse(readFileSync(new URL(schemaFile(name), DIRECTORY), 'utf8')) as SchemaDocument,
      ]),
    );
    return cache;
  };
})();
