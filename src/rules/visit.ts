import type { Kind } from '../catalog/kinds.ts';
import type { Path } from '../catalog/pointer.ts';
import { type Shape, shapeOf } from '../catalog/shape.ts';

/** Definitions of common.schema.json that rules look at. */
const DEFINITIONS = ['kernelVersion', 'history', 'evidence', 'errno'] as const;
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

const worth = new Map<Shape, boolean>();

/** Whether rules look at anything at or below a place, so that the walk can pass over the rest. */
function isWorth(shape: Shape): boolean {
  const known = worth.get(shape);
  if (known !== undefined) return known;
  // A shape that contains itself counts as worth a look until it is settled.
  worth.set(shape, true);
  const own = shape.refersTo.length > 0 || DEFINITIONS.some((name) => shape.definitions.includes(name));
  const below = [...shape.properties.values(), shape.others, shape.items];
  const found = own || below.some((next) => next !== undefined && isWorth(next));
  worth.set(shape, found);
  return found;
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
  const found: Visits = { references: [], described: new Map(DEFINITIONS.map((name) => [name, []])) };
  const walk = (shape: Shape, value: unknown, trail: Trail | undefined): void => {
    for (const name of DEFINITIONS) {
      if (shape.definitions.includes(name)) found.described.get(name)?.push(new Found(value, '', trail));
    }
    for (const refersTo of shape.refersTo) {
      if (typeof value === 'string') found.references.push(new Found(value, refersTo, trail));
    }
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      const { items } = shape;
      if (!items || !isWorth(items)) return;
      for (let index = 0; index < value.length; index += 1) walk(items, value[index], { before: trail, key: index });
      return;
    }
    for (const key in value) {
      const next = shape.properties.get(key) ?? shape.others;
      if (next && isWorth(next)) walk(next, (value as Record<string, unknown>)[key], { before: trail, key });
    }
  };
  walk(shapeOf(kind), data, undefined);
  return found;
}
