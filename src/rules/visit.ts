import type { Kind } from '../catalog/kinds.ts';
import type { Path } from '../catalog/pointer.ts';
import { readSchemas, type SchemaDocument, schemaFile } from '../catalog/schemas.ts';

/** Definitions of common.schema.json that rules look at. */
const DEFINITIONS = ['kernelVersion', 'history', 'evidence'] as const;
export type Definition = (typeof DEFINITIONS)[number];

export interface Visit {
  readonly value: unknown;
  readonly path: Path;
}

/** An id that names something. */
export interface Reference extends Visit {
  readonly value: string;
  /** Kind of the entry that it names, or `operation`. */
  readonly refersTo: string;
}

/** What an entry's schema says about its values that rules look at. */
export interface Visits {
  references: Reference[];
  described: Map<Definition, Visit[]>;
}

/** What a schema says of one value. */
interface Mark {
  definition?: Definition;
  refersTo?: string;
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
      const definition = DEFINITIONS.find((candidate) => candidate === name);
      if (target === schemaFile('common') && definition) step.marks.push({ definition });
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

class Found<T> implements Visit {
  readonly value: T;
  readonly refersTo: string;
  readonly #trail: Trail | undefined;

  constructor(value: T, refersTo: string, trail: Trail | undefined) {
    this.value = value;
    this.refersTo = refersTo;
    this.#trail = trail;
  }

  get path(): Path {
    const path: string[] = [];
    for (let step = this.#trail; step; step = step.before) path.push(String(step.key));
    return path.reverse();
  }
}

/** A path that shares its beginning with others; most of them are never asked for. */
interface Trail {
  before: Trail | undefined;
  key: string | number;
}

/** Walks a valid entry along its schema. Both lists are in the file's order. */
export function visit(kind: Kind, data: unknown): Visits {
  const home = schemaFile(kind);
  const found: Visits = { references: [], described: new Map(DEFINITIONS.map((name) => [name, []])) };
  const walk = (step: Step, value: unknown, trail: Trail | undefined): void => {
    for (const { definition, refersTo } of step.marks) {
      if (definition) found.described.get(definition)?.push(new Found(value, '', trail));
      if (refersTo && typeof value === 'string') found.references.push(new Found(value, refersTo, trail));
    }
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      const { items } = step;
      if (!items?.worth) return;
      for (let index = 0; index < value.length; index += 1) walk(items, value[index], { before: trail, key: index });
      return;
    }
    for (const key in value) {
      const next = step.properties.get(key) ?? step.others;
      if (next?.worth) walk(next, (value as Record<string, unknown>)[key], { before: trail, key });
    }
  };
  walk(stepOf([{ node: schemas().get(home) as SchemaDocument, home }]), data, undefined);
  return found;
}
