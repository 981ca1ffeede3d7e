import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../catalog/root.ts';
import { API_DOCUMENTS } from './document-list.ts';
import { componentSchemas, documentName } from './openapi-schemas.ts';

/**
 * What the API promises, as plain data: the schema of each document, and of each schema the places with what may stand
 * there. `items[].id` is a place; `string!` says that there is always a string, `=a|=b` that it is one of two words,
 * `#CommonId` that it is of that schema.
 */
export interface Shapes {
  documents: Record<string, string>;
  schemas: Record<string, Record<string, string>>;
}

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const PREFIX = '#/components/schemas/';

/** Schemas of entries and what they share: they are named where they are used, and told once. */
const isShared = (name: string): boolean => /^Common|Entry/.test(name);

class Walk {
  readonly places = new Map<string, { kinds: Set<string>; always: boolean }>();
  readonly #all: Schema;

  constructor(all: Schema) {
    this.#all = all;
  }

  /** Adds what a schema says of a place and of those below it. `always`: whether the place is there at all times. */
  add(place: string, schema: unknown, always: boolean, within: readonly string[] = []): void {
    if (!isSchema(schema)) {
      this.#at(place, always).add('any');
      return;
    }
    const { $ref, type, enum: listed, const: only, properties, items, additionalProperties } = schema;
    if (typeof $ref === 'string') {
      const name = $ref.slice(PREFIX.length);
      if (isShared(name)) this.#at(place, always).add(`#${name}`);
      else if (!within.includes(name)) this.add(place, this.#all[name], always, [...within, name]);
    }
    const kinds = this.#at(place, always);
    const words = 'const' in schema ? [only] : listOf(listed);
    for (const word of words) kinds.add(`=${typeof word === 'string' ? word : JSON.stringify(word)}`);
    if (words.length === 0) for (const one of typeof type === 'string' ? [type] : listOf(type)) kinds.add(String(one));
    const required = new Set(listOf(schema.required));
    if (isSchema(properties))
      for (const [key, part] of Object.entries(properties)) {
        // A branch that only asks for a key says nothing of it.
        if (part === true) continue;
        this.add(place === '' ? key : `${place}.${key}`, part, required.has(key), within);
      }
    if (items !== undefined) this.add(`${place}[]`, items, false, within);
    if (isSchema(additionalProperties)) this.add(`${place}{}`, additionalProperties, false, within);
    for (const key of ['anyOf', 'oneOf', 'allOf'])
      for (const branch of listOf(schema[key])) this.add(place, branch, false, within);
    for (const key of ['then', 'else']) if (isSchema(schema[key])) this.add(place, schema[key], false, within);
  }

  #at(place: string, always: boolean): Set<string> {
    const held = this.places.get(place) ?? { kinds: new Set<string>(), always: false };
    held.always ||= always;
    this.places.set(place, held);
    return held.kinds;
  }
}

/** The shapes that an OpenAPI description has. */
export function shapesOf(documents: Readonly<Record<string, string>>, schemas: Schema): Shapes {
  const roots = [...new Set([...Object.values(documents), ...Object.keys(schemas).filter(isShared)])].sort();
  return {
    documents: { ...documents },
    schemas: Object.fromEntries(
      roots.map((name) => {
        const walk = new Walk(schemas);
        walk.add('', schemas[name], true);
        const places = [...walk.places].map(([place, { kinds, always }]): [string, string] => [
          place,
          [...kinds].sort().join('|') + (always ? '!' : ''),
        ]);
        return [name, Object.fromEntries(places.sort(([a], [b]) => (a < b ? -1 : 1)))];
      }),
    ),
  };
}

/** The shapes of the API as it is. */
export function publishedShapes(): Shapes {
  const documents = Object.fromEntries(API_DOCUMENTS.map(({ path, schema }) => [path, documentName(schema)]));
  return shapesOf(documents, componentSchemas(Object.values(documents)));
}

/** Where the shapes of the last release are kept. */
export const PROMISED = join(repositoryRoot(), 'src', 'export', 'promised.json');

export const readPromised = (): Shapes => JSON.parse(readFileSync(PROMISED, 'utf8')) as Shapes;

/** Lists that may not grow: a state or a level is a promise of its own. */
const CLOSED = ['not-applicable', 'neutral-single'];

const kindsOf = (shape: string): string[] => shape.replace(/!$/, '').split('|').filter(Boolean);

/** What a reader of the promised shapes would stumble over in others, as sentences; none when nothing breaks. */
export function breaks(promised: Shapes, now: Shapes): string[] {
  const found: string[] = [];
  for (const [path, name] of Object.entries(promised.documents)) {
    if (now.documents[path] === undefined) found.push(`${path} is gone`);
    else if (now.documents[path] !== name)
      found.push(`${path} has another schema: ${now.documents[path]}, not ${name}`);
  }
  for (const [name, places] of Object.entries(promised.schemas)) {
    const fresh = now.schemas[name];
    if (!fresh) {
      found.push(`the schema ${name} is gone`);
      continue;
    }
    for (const [place, before] of Object.entries(places)) {
      const after = fresh[place];
      const where = `${name} ${place || 'itself'}`;
      if (after === undefined) {
        found.push(`${where} is gone`);
        continue;
      }
      if (before.endsWith('!') && !after.endsWith('!')) found.push(`${where} is no longer always there`);
      const old = kindsOf(before);
      const isListed = old.some((one) => one.startsWith('='));
      const isClosed = CLOSED.some((word) => old.includes(`=${word}`));
      for (const kind of kindsOf(after)) {
        if (old.includes(kind) || old.includes('any')) continue;
        if (kind.startsWith('=') && (isListed ? !isClosed : old.includes('string'))) continue;
        // What an entry may hold may be written more loosely: docs/releasing.md, the schemas.
        if (kind === 'string' && isListed && isShared(name)) continue;
        found.push(`${where} may now be ${kind.replace(/^[=#]/, '')}`);
      }
    }
  }
  return found;
}
