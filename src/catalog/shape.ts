import type { Kind } from './kinds.ts';
import { readSchemas, type SchemaDocument, schemaFile } from './schemas.ts';

interface Node {
  node: SchemaDocument;
  home: string;
}

/**
 * What the schemas say about one place of an entry, references followed and branches of a choice folded into one: for
 * walking data that is known to be valid, for the order of keys, and for scaffolding.
 */
export interface Shape {
  /** Kinds of entries (or `operation`) whose ids stand here. */
  refersTo: readonly string[];
  /** Names of the definitions of common.schema.json that describe the place. */
  definitions: readonly string[];
  /** Shapes of the keys, in the schema's order. */
  properties: ReadonlyMap<string, Shape>;
  /** Shape of keys that are not listed. */
  others: Shape | undefined;
  items: Shape | undefined;
  /** True when only text can stand here. */
  text: boolean;
}

const isObject = (value: unknown): value is SchemaDocument =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

let documents: Map<string, SchemaDocument> | undefined;
const shapes = new Map<string, Shape>();
const ids = new WeakMap<SchemaDocument, number>();
let lastId = 0;

function idOf(node: SchemaDocument): number {
  let id = ids.get(node);
  if (id === undefined) {
    lastId += 1;
    id = lastId;
    ids.set(node, id);
  }
  return id;
}

/** The shape of a kind's entries. */
export function shapeOf(kind: Kind): Shape {
  documents ??= new Map([...readSchemas()].map(([name, schema]) => [schemaFile(name), schema]));
  const home = schemaFile(kind);
  return fold([{ node: documents.get(home) as SchemaDocument, home }]);
}

/** The shape of a key or item, undefined where the schema does not say. */
export const shapeBelow = (shape: Shape | undefined, step: string): Shape | undefined =>
  shape?.properties.get(step) ?? (/^\d+$/.test(step) && shape?.items ? shape.items : shape?.others);

function fold(nodes: readonly Node[]): Shape {
  const key = nodes.map(({ node, home }) => `${home} ${idOf(node)}`).join('|');
  const known = shapes.get(key);
  if (known) return known;
  const properties = new Map<string, Node[]>();
  const others: Node[] = [];
  const items: Node[] = [];
  const refersTo: string[] = [];
  const definitions: string[] = [];
  const types = new Set<string>();
  const seen = new Set<SchemaDocument>();

  const gather = (node: SchemaDocument, home: string): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (typeof node.refersTo === 'string') refersTo.push(node.refersTo);
    for (const type of [node.type].flat()) if (typeof type === 'string') types.add(type);
    for (const value of Array.isArray(node.enum) ? node.enum : 'const' in node ? [node.const] : [])
      types.add(typeof value);
    if (typeof node.$ref === 'string') {
      const [file = '', pointer = ''] = node.$ref.split('#');
      const target = file === '' ? home : file;
      let resolved: unknown = documents?.get(target);
      for (const part of pointer.split('/').slice(1)) resolved = (resolved as SchemaDocument)[part];
      if (target === schemaFile('common')) definitions.push(pointer.split('/').at(-1) ?? '');
      gather(resolved as SchemaDocument, target);
    }
    for (const word of ['allOf', 'anyOf', 'oneOf']) {
      for (const branch of (node[word] ?? []) as SchemaDocument[]) gather(branch, home);
    }
    for (const word of ['then', 'else']) if (isObject(node[word])) gather(node[word], home);
    for (const [name, schema] of Object.entries((node.properties ?? {}) as Record<string, SchemaDocument>)) {
      const list = properties.get(name) ?? [];
      list.push({ node: schema, home });
      properties.set(name, list);
    }
    if (isObject(node.additionalProperties)) others.push({ node: node.additionalProperties, home });
    if (isObject(node.items)) items.push({ node: node.items, home });
  };
  for (const { node, home } of nodes) gather(node, home);

  const below = new Map<string, Shape>();
  const shape: Shape = {
    refersTo,
    definitions,
    properties: below,
    others: undefined,
    items: undefined,
    text: types.size === 1 && types.has('string'),
  };
  // Known before its parts are: conditions and nodes contain themselves.
  shapes.set(key, shape);
  for (const [name, list] of properties) below.set(name, fold(list));
  if (others.length > 0) shape.others = fold(others);
  if (items.length > 0) shape.items = fold(items);
  return shape;
}
