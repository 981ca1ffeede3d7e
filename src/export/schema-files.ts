import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from '../catalog/kinds.ts';
import { readSchemas, type SchemaDocument, schemaDirectory, schemaFile } from '../catalog/schemas.ts';
import { jsonText, type MadeDocument } from './files.ts';
import { OWN_KEYWORDS, vocabularyDocuments } from './vocabulary.ts';

type EntryName = (typeof KINDS)[number] | 'common';
const ENTRY_NAMES: readonly EntryName[] = ['common', ...KINDS];

/** Name of the published schema of an entry: no other schema of the API has it. */
export const entrySchema = (name: EntryName): string => (name === 'common' ? name : `${name}-entry`);

/** Keywords whose values are data, and no schemas. */
const DATA = new Set(['enum', 'const', 'examples', 'default', 'required', 'type']);

/** Keywords that speak of one type of values, by that type. */
const OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  string: ['pattern', 'minLength', 'maxLength', 'format'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
};

/** A schema for values of several types as one for any of several, each with what is said of its type. */
function typeByType(schema: Record<string, unknown>): Record<string, unknown> {
  const { type, ...rest } = schema;
  if (!Array.isArray(type)) return schema;
  const bound = new Set(Object.values(OF_TYPE).flat());
  const common = Object.entries(rest).filter(([key]) => !bound.has(key));
  return {
    ...Object.fromEntries(common),
    anyOf: type.map((one: string) => ({
      type: one,
      ...Object.fromEntries(Object.entries(rest).filter(([key]) => OF_TYPE[one]?.includes(key))),
    })),
  };
}

/**
 * A copy of a schema as it is published: with references that lead elsewhere and keywords of the standard alone. A branch
 * that asks for a key says that there may be one, as strict validators want it.
 */
export function publicSchema(node: unknown, refer: (ref: string) => string): unknown {
  if (Array.isArray(node)) return node.map((item) => publicSchema(item, refer));
  if (typeof node !== 'object' || node === null) return node;
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (OWN_KEYWORDS.has(key)) continue;
    if (key === '$ref' && typeof value === 'string') made[key] = refer(value);
    // What is named here is data, and no keyword.
    else if (key === 'properties' || key === '$defs')
      made[key] = Object.fromEntries(
        Object.entries(value ?? {}).map(([name, schema]) => [name, publicSchema(schema, refer)]),
      );
    else made[key] = DATA.has(key) ? value : publicSchema(value, refer);
  }
  const asked = Array.isArray(made.required) ? made.required.filter((key) => typeof key === 'string') : [];
  const listed: object = typeof made.properties === 'object' && made.properties !== null ? made.properties : {};
  const missing = asked.filter((key) => !Object.hasOwn(listed, key));
  if (missing.length > 0) made.properties = { ...listed, ...Object.fromEntries(missing.map((key) => [key, true])) };
  return typeByType(made);
}

/** The schemas of the API's documents by name, as they lie in the repository. */
export function readApiSchemas(): Map<string, SchemaDocument> {
  const folder = join(schemaDirectory(), 'api');
  const names = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
  return new Map(
    names
      .sort()
      .map((file) => [
        file.slice(0, -'.schema.json'.length),
        JSON.parse(readFileSync(join(folder, file), 'utf8')) as SchemaDocument,
      ]),
  );
}

/** `function.schema.json#/$defs/x` with another name before the ending; a reference inside a document stays. */
const renamed = (ref: string, prefix: string): string =>
  ref.replace(
    /^(?:\.\.\/)?([a-z-]+)\.schema\.json/,
    (_, name: EntryName) => `${prefix}${entrySchema(name)}.schema.json`,
  );

/** A schema with its address. */
const identified = (schema: SchemaDocument, address: string): string => {
  const { $schema, ...rest } = schema;
  return jsonText({ $schema, $id: address, ...rest });
};

/**
 * The schemas that are published with the API: one for each kind of document, and below entries/ those of the catalog's
 * entries, to which they refer. `site` is the address of the site. They use keywords of the standard alone.
 */
export function* schemaDocuments(site: string): Generator<MadeDocument> {
  const address = (path: string): string => new URL(`api/v1/${path}`, site).href;
  for (const [name, schema] of readApiSchemas()) {
    const path = `schemas/${name}.schema.json`;
    const made = (): SchemaDocument =>
      publicSchema(schema, (ref) => (ref.startsWith('../') ? renamed(ref, 'entries/') : ref)) as SchemaDocument;
    yield { path, text: () => identified(made(), address(path)) };
  }
  for (const name of ENTRY_NAMES) {
    const path = `schemas/entries/${entrySchema(name)}.schema.json`;
    const schema = (): SchemaDocument => readSchemas().get(name) ?? {};
    const made = (): SchemaDocument => publicSchema(schema(), (ref) => renamed(ref, '')) as SchemaDocument;
    yield { path, text: () => identified(made(), address(path)) };
    if (name === 'common') continue;
    // Where it was before each schema had a name of its own.
    const old = `schemas/entries/${schemaFile(name)}`;
    yield {
      path: old,
      text: () => identified({ $schema: schema().$schema, $ref: `${entrySchema(name)}.schema.json` }, address(old)),
    };
  }
}

/** The schemas of entries for editors, below schemas/v1/, with the vocabulary of their keywords. */
export function* editorSchemas(site: string): Generator<MadeDocument> {
  for (const name of ENTRY_NAMES) {
    const path = `schemas/v1/${schemaFile(name)}`;
    yield { path, text: () => identified(readSchemas().get(name) ?? {}, new URL(path, site).href) };
  }
  yield* vocabularyDocuments(site);
}
