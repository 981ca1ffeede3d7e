import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS, type Kind } from './kinds.ts';
import { repositoryRoot } from './root.ts';

/** A JSON Schema document, as parsed. */
export type SchemaDocument = Record<string, unknown>;

/** Directory of the schemas. */
export const schemaDirectory = (): string => join(repositoryRoot(), 'schemas');

/** Name of the file that holds a kind's schema; also its address below /schemas/v1/. */
export const schemaFile = (name: Kind | 'common'): string => `${name}.schema.json`;

/** Every schema by name, read once from schemas/. */
export const readSchemas = (() => {
  let cache: Map<Kind | 'common', SchemaDocument> | undefined;
  return (): Map<Kind | 'common', SchemaDocument> => {
    cache ??= new Map(
      (['common', ...KINDS] as const).map((name) => [
        name,
        JSON.parse(readFileSync(join(schemaDirectory(), schemaFile(name)), 'utf8')) as SchemaDocument,
      ]),
    );
    return cache;
  };
})();

interface Listing {
  enum?: readonly string[];
  items?: Listing;
  properties?: Readonly<Record<string, Listing>>;
}

/**
 * Values that a kind's schema lists for a property; `names` lead to it through objects and the items of lists. Throws
 * a RangeError where the schema lists none.
 */
export function listedValues(kind: Kind, ...names: readonly string[]): readonly string[] {
  let node: Listing | undefined = readSchemas().get(kind);
  for (const name of names) {
    const next: Listing | undefined = node?.properties?.[name];
    node = next?.items ?? next;
  }
  if (!node?.enum) throw new RangeError(`${schemaFile(kind)} lists no values of ${names.join('.')}`);
  return node.enum;
}
