import { compile } from 'json-schema-to-typescript';
import { KINDS, type Kind } from './kinds.ts';
import { fromPointer, valueAt } from './pointer.ts';
import { readSchemas, type SchemaDocument } from './schemas.ts';

/** Keywords that constrain values without changing their TypeScript type; the generator would turn them into noise. */
const UNTYPED = new Set([
  'if',
  'then',
  'else',
  'dependentRequired',
  'propertyNames',
  'format',
  'allOf',
  'not',
  'patternErrorMessage',
  'refersTo',
]);

/**
 * A copy of a schema whose references point into one bundle, without what has no type.
 * `owner` prefixes the definitions that are local to one document.
 */
function bundled(node: unknown, owner: string): unknown {
  if (Array.isArray(node)) return node.map((item) => bundled(item, owner));
  if (typeof node !== 'object' || node === null) return node;
  const source = node as SchemaDocument;
  if (typeof source.$ref === 'string') {
    const [file = '', pointer = ''] = source.$ref.split('#');
    const home = file === '' ? owner : file.replace('.schema.json', '');
    return { $ref: pointer === '' ? `#/$defs/${home}` : `#/$defs/${home}-${pointer.replace('/$defs/', '')}` };
  }
  const scalar = source.type === 'string' || source.type === 'integer';
  const copy: SchemaDocument = {};
  // The generator knows pairs only by the older spelling.
  const pair = pairOf(source);
  if (pair) return { description: source.description, type: 'array', items: pair, minItems: 2, maxItems: 2 };
  for (const [key, value] of Object.entries(source)) {
    if (UNTYPED.has(key)) continue;
    if (key === '$defs' || key === '$schema' || (key === 'title' && scalar && !source.enum)) continue;
    if ((key === 'oneOf' || key === 'anyOf') && Array.isArray(value) && value.every(isRequirement)) continue;
    copy[key] = key === 'properties' ? mapValues(value as SchemaDocument, owner) : bundled(value, owner);
  }
  return copy;
}

/** Types of the two items of a list that always has two; undefined for other lists. */
function pairOf({ type, prefixItems, items, minItems, maxItems }: SchemaDocument): unknown[] | undefined {
  if (type !== 'array') return undefined;
  if (Array.isArray(prefixItems) && prefixItems.length === 2) return prefixItems;
  return minItems === 2 && maxItems === 2 ? [items, items] : undefined;
}

const mapValues = (object: SchemaDocument, owner: string): SchemaDocument =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, bundled(value, owner)]));

/** A branch that only demands keys; it has no type of its own. */
const isRequirement = (branch: unknown): boolean =>
  typeof branch === 'object' && branch !== null && Object.keys(branch).every((key) => key === 'required');

/** Closed lists that code walks over, not only names: each is a value besides its type. */
const LISTS: readonly { name: string; about: string; schema: Kind; at: string }[] = [
  { name: 'GROUPS', about: 'Blocks of the matrix.', schema: 'function', at: '/properties/group' },
  { name: 'SIDES', about: 'Where an interface is opened.', schema: 'interface', at: '/properties/side' },
  {
    name: 'OPERATION_KINDS',
    about: 'Kinds of operations.',
    schema: 'interface',
    at: '/properties/operations/items/properties/kind',
  },
  {
    name: 'EVENT_KINDS',
    about: 'Kinds of events of a topic.',
    schema: 'topic',
    at: '/properties/events/items/properties/kind',
  },
];

/** The lists as source; throws where a schema has no such enum. */
function listsOf(schemas: ReadonlyMap<string, SchemaDocument>): string {
  return LISTS.map(({ name, about, schema, at }) => {
    const values = valueAt(schemas.get(schema), fromPointer(`${at}/enum`));
    if (!Array.isArray(values)) throw new Error(`${schema}.schema.json has no enum at ${at}.`);
    const items = values.map((value) => `  '${value}',\n`).join('');
    return `/**\n * ${about}\n */\nexport const ${name} = [\n${items}] as const;\n`;
  }).join('');
}

/**
 * The TypeScript source of the model, generated from the schemas so that there is one description of the data.
 * All kinds are compiled together, so that shared definitions come out once.
 */
export async function generateTypes(): Promise<string> {
  const definitions: SchemaDocument = {};
  const schemas = readSchemas();
  for (const [name, schema] of schemas) {
    if (name !== 'common') definitions[name] = bundled(schema, name);
    for (const [key, value] of Object.entries((schema.$defs ?? {}) as SchemaDocument)) {
      definitions[`${name}-${key}`] = bundled(value, name);
    }
  }
  const types = await compile(
    {
      title: 'Entry',
      description: 'Any entry of the catalog.',
      anyOf: KINDS.map((kind) => ({ $ref: `#/$defs/${kind}` })),
      $defs: definitions,
    },
    'Entry',
    {
      bannerComment: '// Generated from schemas/*.schema.json by `npm run types`. Do not edit.',
      ignoreMinAndMaxItems: true,
      additionalProperties: false,
      style: { singleQuote: true, printWidth: 120 },
    },
  );
  return types + listsOf(schemas);
}
