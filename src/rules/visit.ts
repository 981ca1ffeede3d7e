import type { Kind } from '../catalog/kinds.ts';
import type { Path } from '../catalog/pointer.ts';
import { readSchemas, type SchemaDocument, schemaFile } from '../catalog/schemas.ts';

/** What a schema says of one value: a definition's name in common.schema.json, or the kind that an id refers to. */
export interface Mark {
  /** Name of the definition that the value was described by, such as kernelVersion, evidence, claim, history. */
  definition?: string;
  /** Kind of the entry, or `operation`, that the value names. */
  refersTo?: string;
}

export interface Visit extends Mark {
  value: unknown;
  path: Path;
}

interface Step {
  marks: Mark[];
  properties: Map<string, Step>;
  others: Step | undefined;
  items: Step | undefined;
  /** False when nothing below carries a mark, so that the walk can stop. */
  worth: boolean;
}

const steps = new Map<string, Step>();

const emptyStep = (): Step => ({ marks: [], properties: new Map(), others: undefined, items: undefined, worth: true });

/** The schema of one place, with references and branches folded into one. */
function stepOf(nodes: readonly { node: SchemaDocument; home: string }[]): Step {
  const key = nodes.map(({ node, home }) => `${home} ${idOf(node)}`).join('|');
  const known = steps.get(key);
  if (known) return known;
  const step = emptyStep();
  steps.set(key, step);

  const properties = new Map<string, { node: SchemaDocument; home: string }[]>();
  const others: { node: SchemaDocument; home: string }[] = [];
  const items: { node: SchemaDocument; home: string }[] = [];
  const seen = new Set<SchemaDocument>();
  const gather = (node: SchemaDocument, home: string): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (typeof node.refersTo === 'string') step.marks.push({ refersTo: node.refersTo });
    if (typeof node.$ref === 'string') {
      const [file = '', pointer = ''] = node.$ref.split('#');
      const target = file === '' ? home : file;
      const name = pointer.split('/').at(-1) ?? '';
      let resolved: unknown = schemas().get(target);
      for (const part of pointer.split('/').slice(1)) resolved = (resolved as SchemaDocument)[part];
      if (target === schemaFile('common')) step.marks.push({ definition: name });
      gather(resolved as SchemaDocument, target);
    }
    for (const branch of ['allOf', 'anyOf', 'oneOf'].flatMap((word) => (node[word] ?? []) as SchemaDocument[]))
      gather(branch, home);
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
  for (const [name, list] of properties) step.properties.set(name, stepOf(list));
  if (others.length > 0) step.others = stepOf(others);
  if (items.length > 0) step.items = stepOf(items);
  step.worth =
    step.marks.length > 0 ||
    [...step.properties.values(), step.others, step.items].some((next) => next?.worth === true);
  return step;
}

const isObject = (value: unknown): value is SchemaDocument =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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

let byFile: Map<string, SchemaDocument> | undefined;
function schemas(): Map<string, SchemaDocument> {
  byFile ??= new Map([...readSchemas()].map(([name, schema]) => [schemaFile(name), schema]));
  return byFile;
}

/** Every value of a valid entry about which its schema says something that rules look at, in the file's order. */
export function visits(kind: Kind, data: unknown): Visit[] {
  const home = schemaFile(kind);
  const found: Visit[] = [];
  const walk = (step: Step, value: unknown, path: string[]): void => {
    for (const mark of step.marks) found.push({ ...mark, value, path });
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      const { items } = step;
      if (items?.worth) for (const [index, item] of value.entries()) walk(items, item, [...path, String(index)]);
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      const next = step.properties.get(key) ?? step.others;
      if (next?.worth) walk(next, child, [...path, key]);
    }
  };
  walk(stepOf([{ node: schemas().get(home) as SchemaDocument, home }]), data, []);
  return found;
}
