import { stringify } from 'yaml';
import type { ReadCode } from '../codes.ts';
import type { Kind } from '../kinds.ts';
import { accepts as fitsSchema } from '../read/ajv.ts';
import type { On } from '../read/position.ts';
import type { Place } from '../read/schema-place.ts';
import { accepts, groupsOf, isObject, type Json, lengthOf, typeOf } from '../read/schema-words.ts';
import type { SchemaDocument } from '../schemas.ts';
import { formsOf, pathOf, placeOfKind, placesOf, type Step, sample, target } from './sample.ts';

/** A keyword where it stands. */
export interface Keyword {
  node: SchemaDocument;
  keyword: string;
}

/** An entry that breaks one keyword of its schema at one place, and what has to be said of it. */
export interface Break {
  kind: Kind;
  /** The keywords that it breaks, with their schemas: one, or those of a choice and of its forms. */
  broken: readonly Keyword[];
  /** Place that a person writes. */
  path: string[];
  /** Where the message has to point. */
  at: { path: string[]; on: On };
  /** Any of these. */
  codes: readonly ReadCode[];
  text: string;
}

/** What breaks a keyword, before it is put into an entry. */
interface Wrong {
  keyword: string;
  /** The branch of the place's schema that has the keyword, when it is not the schema itself. */
  node?: SchemaDocument;
  value: unknown;
  codes: readonly ReadCode[];
  /** Where the message points, below the place. */
  below?: string[];
  on?: On;
}

/**
 * Every keyword of a kind's schema, broken; and at every place that a person writes a value of the wrong type. A
 * definition that many places share is broken in all its keywords at the first of them.
 */
export function* breaksOf(kind: Kind): Iterable<Break> {
  const known = new Set<Place>();
  for (const { place, steps } of placesOf(kind)) {
    const path = pathOf(steps);
    const good = sample(placeOfKind(kind), steps);
    const again = known.has(target(place));
    known.add(target(place));
    for (const { keyword, node, value, codes, below = [], on = 'value' } of wrongs(place, valueIn(good, path), steps)) {
      if ((again && keyword !== 'type') || (path.length === 0 && value === null)) continue;
      const data = replaced(good, path, value);
      // A form of a choice may be broken by what is another of its forms.
      if (fitsSchema(kind, data)) continue;
      const broken =
        keyword === 'type' || keyword === 'const'
          ? formed(place, keyword)
          : [{ node: node ?? target(place).node, keyword }];
      yield { kind, broken, path, at: { path: [...path, ...below], on }, codes, text: textOf(data) };
    }
  }
}

/** The keyword at a place, and in all forms of its choice. */
function formed(given: Place, keyword: string): Keyword[] {
  const place = target(given);
  const forms = formsOf(place);
  const own = [{ node: place.node, keyword }];
  if (!forms) return own;
  return [{ node: place.node, keyword: forms.keyword }, ...own, ...forms.list.flatMap((form) => formed(form, keyword))];
}

const textOf = (data: unknown): string => stringify(data, { lineWidth: 0, aliasDuplicateObjects: false });

const valueIn = (data: unknown, path: readonly string[]): unknown =>
  path.reduce((value, step) => (value as Json)[step], data);

function replaced(data: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = replaced((data as Json)[step], rest, value);
  if (Array.isArray(data)) return data.map((item, at) => (String(at) === step ? inner : item));
  return { ...(data as Json), [step]: inner };
}

function* wrongs(given: Place, good: unknown, steps: readonly Step[]): Iterable<Wrong> {
  const place = target(given);
  const { node } = place;
  if (formsOf(place)) {
    yield* wrongTypes(typesOf(place), 'schema-type');
    // A text that is none of those that the forms have.
    if (typesOf(place).includes('string'))
      yield { keyword: 'const', value: 'No Form', codes: ['schema-pattern', 'schema-enum'] };
    return;
  }
  const last = steps.at(-1);
  if (node.type !== undefined && !(last && 'form' in last)) yield* wrongTypes(typesOf(place), 'schema-type');
  if ('const' in node || Array.isArray(node.enum)) {
    yield {
      keyword: 'const' in node ? 'const' : 'enum',
      value: node.const === true ? false : 'not-of-these',
      // In a choice it may be taken for the other form.
      codes: ['schema-enum', 'schema-pattern'],
    };
  }
  if (typeof good === 'string') yield* wrongTexts(node);
  if (typeof good === 'number') yield* wrongNumbers(node);
  if (Array.isArray(good)) yield* wrongLists(place, good);
  if (isObject(good)) yield* wrongObjects(place, good);
}

/** Types that a schema accepts. */
export const typesOf = (given: Place): string[] => {
  const place = target(given);
  const { node } = place;
  const forms = formsOf(place);
  if (forms) return forms.list.flatMap(typesOf);
  if ('const' in node) return [typeOf(node.const)];
  if (Array.isArray(node.enum)) return [typeOf(node.enum[0])];
  return [node.type].flat() as string[];
};

function* wrongTypes(types: readonly string[], code: ReadCode): Iterable<Wrong> {
  const keyword = 'type';
  const value = ['a text', 12, true, [], { key: 1 }, 1.5].find(
    (candidate) => !types.some((type) => accepts(type, typeOf(candidate))),
  );
  if (value !== undefined) yield { keyword, value, codes: [code] };
  if (!types.includes('null')) yield { keyword, value: null, codes: [code] };
}

function* wrongTexts(node: SchemaDocument): Iterable<Wrong> {
  const least = typeof node.minLength === 'number' ? node.minLength : 0;
  if (least > 0) yield { keyword: 'minLength', value: '', codes: ['schema-length'] };
  if (typeof node.maxLength === 'number')
    yield { keyword: 'maxLength', value: 'a'.repeat(node.maxLength + 1), codes: ['schema-length'] };
  if (typeof node.pattern === 'string') {
    const value = '§'.repeat(Math.max(1, least));
    if (lengthOf(node, value) >= least) yield { keyword: 'pattern', value, codes: ['schema-pattern'] };
  }
  if (node.format === 'uri') yield { keyword: 'format', value: 'https://example.org/a b', codes: ['schema-pattern'] };
}

function* wrongNumbers({ minimum, maximum }: SchemaDocument): Iterable<Wrong> {
  // Beyond 2^53 the reader of YAML has its say first.
  const codes = ['schema-range', 'yaml-number'] as const;
  if (typeof minimum === 'number') yield { keyword: 'minimum', value: minimum - 1, codes };
  if (typeof maximum === 'number') yield { keyword: 'maximum', value: maximum + 1, codes };
}

function* wrongLists(place: Place, good: readonly unknown[]): Iterable<Wrong> {
  const { node } = place;
  const item = isObject(node.items) ? sample(place.at(node.items)) : 1;
  if (typeof node.minItems === 'number')
    yield { keyword: 'minItems', value: good.slice(0, node.minItems - 1), codes: ['schema-length'] };
  if (typeof node.maxItems === 'number') {
    const value = [...good, ...Array(node.maxItems + 1 - good.length).fill(item)];
    yield { keyword: 'maxItems', value, codes: ['schema-length'] };
  }
  if (node.uniqueItems === true)
    yield { keyword: 'uniqueItems', value: [item, item], codes: ['schema-repeated-item'], below: ['1'] };
}

const without = (data: Json, ...keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));

function* wrongObjects(place: Place, good: Json): Iterable<Wrong> {
  const { node, properties } = place;
  const missing = { codes: ['schema-missing-key'], on: 'key' } as const;
  for (const key of (node.required ?? []) as string[])
    yield { keyword: 'required', value: without(good, key), ...missing };
  if (node.additionalProperties === false) {
    const value = { ...good, 'unheard-of': 1 };
    yield { keyword: 'additionalProperties', value, codes: ['schema-unknown-key'], below: ['unheard-of'], on: 'key' };
  }
  if (isObject(node.propertyNames)) {
    const value = { ...good, 'No Id': sample(place.at(node.additionalProperties as SchemaDocument)) };
    yield { keyword: 'propertyNames', value, codes: ['schema-pattern'], below: ['No Id'], on: 'key' };
  }
  if (typeof node.minProperties === 'number') {
    const value = Object.fromEntries(Object.entries(good).slice(0, node.minProperties - 1));
    yield { keyword: 'minProperties', value, codes: ['schema-length', 'schema-choice'] };
  }
  const needs = (node.dependentRequired ?? {}) as Record<string, string[]>;
  for (const [key, needed] of Object.entries(needs)) {
    for (const other of needed) {
      const value = without(sample(place, [{ key }]) as Json, other);
      // Keys that need the same one are named together, at the first of them.
      const all = Object.keys(value).find((own) => needs[own]?.includes(other)) ?? key;
      yield { keyword: 'dependentRequired', value, codes: ['schema-dependent-key'], below: [all], on: 'key' };
    }
  }
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const groups = groupsOf(node[keyword]);
    if (!groups) continue;
    const value = without(sample(place) as Json, ...groups.flat());
    yield { keyword, value, codes: ['schema-choice', 'schema-missing-key'], on: 'key' };
    if (keyword === 'anyOf') continue;
    const both = groups.slice(0, 2).flat();
    const all: Json = Object.assign({}, ...both.map((key) => sample(place, [{ key }])));
    yield {
      keyword,
      value: all,
      codes: ['schema-choice'],
      below: [Object.keys(all).filter((key) => groups.some(([head]) => head === key))[1] ?? ''],
      on: 'key',
    };
  }
  for (const branch of [place, ...place.list('allOf')]) {
    const condition = branch.node.if;
    if (!isObject(condition)) continue;
    for (const [key, schema] of Object.entries(condition.properties as Record<string, SchemaDocument>)) {
      const value = 'const' in schema ? schema.const : (schema.enum as unknown[])[0];
      const next = isObject(branch.node.then) ? ((branch.node.then.required ?? []) as string[]) : [];
      const rest = next.map((other) => [other, sample(properties.get(other) as Place)]);
      const full = { ...good, [key]: value, ...Object.fromEntries(rest) };
      for (const other of next) yield { keyword: 'if', node: branch.node, value: without(full, other), ...missing };
    }
  }
}
