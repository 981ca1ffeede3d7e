import fc from 'fast-check';
import type { Kind } from '../kinds.ts';
import { Validator } from '../read/explain.ts';
import type { Place } from '../read/schema-place.ts';
import { groupsOf, isObject, type Json, lengthOf, same } from '../read/schema-words.ts';
import { readSchemas, type SchemaDocument, schemaFile } from '../schemas.ts';

/** One step of a schema towards a place: a key, an item, or a form of a choice, which is no step in the data. */
export type Step = { key: string } | { item: number } | { form: number };

/** Texts of the forms that the schemas ask for; what fits none of them is made from its pattern. */
const TEXTS = [
  'a-thing',
  'A text that is long enough for whatever a schema may ask of a text.',
  '6.7',
  '2024-01-31',
  '0123456789ab',
  'EINVAL',
  '0600',
  '10-20',
  'NAME',
  'name',
  'CODE',
  'drivers/a/b.c',
  'linux/a.h',
  'Documentation/ABI/testing/a',
  '1@example.org',
  'https://example.org/',
];

const validator = new Validator(readSchemas());

/** The schema of a kind. */
export const placeOfKind = (kind: Kind): Place => validator.resolve('', schemaFile(kind));

/** The schema that a reference leads to, or the schema itself. */
export function target(place: Place): Place {
  return typeof place.node.$ref === 'string' ? target(validator.resolve(place.node.$ref, place.home)) : place;
}

/**
 * A small value that fits a schema, with everything that the steps pass through; where there are several, another for each
 * `nth`. Throws where it knows none.
 */
export function sample(given: Place, steps: readonly Step[] = [], nth = 0): unknown {
  const place = target(given);
  const { node } = place;
  const [step, ...rest] = steps;
  const forms = formsOf(place);
  if (step && 'form' in step) return sample(forms?.list[step.form] as Place, rest);
  if (forms && !step) return sample(forms.list[0] as Place, [], nth);
  if ('const' in node) return node.const;
  if (Array.isArray(node.enum)) return node.enum[nth] ?? node.enum[0];
  const type = [node.type].flat()[0];
  if (type === 'object' || isObject(node.properties)) return anObject(place, step, rest);
  if (type === 'array') return aList(place, step, rest);
  if (type === 'integer' || type === 'number') return Math.max(1, typeof node.minimum === 'number' ? node.minimum : 1);
  if (type === 'boolean') return true;
  const text = TEXTS.filter((candidate) => fits(node, candidate))[nth] ?? made(node);
  if (text === undefined) throw new Error(`no text fits ${JSON.stringify(node)}: add one to TEXTS`);
  return text;
}

/** The forms of a choice that is not only one of keys. */
export function formsOf(place: Place): { keyword: 'oneOf' | 'anyOf'; list: readonly Place[] } | undefined {
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    if (place.node[keyword] && !groupsOf(place.node[keyword])) return { keyword, list: place.list(keyword) };
  }
  return undefined;
}

const made = (node: SchemaDocument): string | undefined =>
  typeof node.pattern === 'string'
    ? fc
        .sample(fc.stringMatching(new RegExp(node.pattern)), { seed: 1, numRuns: 100 })
        .find((candidate) => fits(node, candidate))
    : undefined;

function fits(node: SchemaDocument, text: string): boolean {
  const length = lengthOf(node, text);
  return (
    length >= ((node.minLength as number | undefined) ?? 0) &&
    length <= ((node.maxLength as number | undefined) ?? Number.POSITIVE_INFINITY) &&
    (typeof node.pattern !== 'string' || new RegExp(node.pattern, 'u').test(text))
  );
}

function aList(place: Place, step: Step | undefined, rest: readonly Step[]): unknown[] {
  const { node } = place;
  const prefix = (node.prefixItems ?? []) as SchemaDocument[];
  const wanted = step && 'item' in step ? step.item : undefined;
  const length = Math.max(wanted === undefined ? 0 : wanted + 1, (node.minItems as number | undefined) ?? 0);
  return Array.from({ length }, (_, at) => {
    const item = prefix[at] ?? node.items;
    return isObject(item) ? sample(place.at(item), at === wanted ? rest : [], node.uniqueItems === true ? at : 0) : at;
  });
}

function anObject(place: Place, step: Step | undefined, rest: readonly Step[]): Json {
  const { node, properties } = place;
  const wanted = step && 'key' in step ? step.key : undefined;
  const data: Json = {};
  const add = (key: string): void => {
    if (Object.hasOwn(data, key)) return;
    const schema =
      properties.get(key) ?? (isObject(node.additionalProperties) ? place.at(node.additionalProperties) : undefined);
    if (!schema) throw new Error(`${place.home} has no key ${key} here`);
    data[key] = sample(schema, key === wanted ? rest : []);
    for (const other of ((node.dependentRequired ?? {}) as Record<string, string[]>)[key] ?? []) add(other);
  };
  for (const key of (node.required ?? []) as string[]) add(key);
  if (wanted !== undefined) add(wanted);
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const groups = groupsOf(node[keyword]);
    if (groups && !groups.some((group) => group.every((key) => Object.hasOwn(data, key))))
      for (const key of groups[0] as string[]) add(key);
  }
  const least = typeof node.minProperties === 'number' ? node.minProperties : 0;
  for (let at = 0; Object.keys(data).length < least; at += 1) add([...properties.keys()][at] ?? `key-${at}`);
  for (const condition of [place, ...place.list('allOf')]) for (const key of demanded(condition.node, data)) add(key);
  return data;
}

/** Keys that a condition demands of some data. */
function demanded(node: SchemaDocument, data: Json): string[] {
  if (!isObject(node.if)) return [];
  const holds = Object.entries((node.if.properties ?? {}) as Record<string, SchemaDocument>).every(([key, schema]) =>
    ('const' in schema ? [schema.const] : (schema.enum as unknown[])).some((value) => same(value, data[key])),
  );
  const next = holds ? node.then : node.else;
  return isObject(next) ? ((next.required ?? []) as string[]) : [];
}

/** Every place that a person writes in entries of a kind, with the steps that lead there; inside itself a schema counts once. */
export function* placesOf(kind: Kind): Iterable<{ place: Place; steps: readonly Step[] }> {
  yield* below(placeOfKind(kind), [], []);
}

function* below(
  given: Place,
  steps: readonly Step[],
  above: readonly Place[],
): Iterable<{ place: Place; steps: readonly Step[] }> {
  const place = target(given);
  if (above.includes(place)) return;
  const inner = [...above, place];
  yield { place: given, steps };
  for (const [at, form] of (formsOf(place)?.list ?? []).entries()) yield* below(form, [...steps, { form: at }], inner);
  for (const [key, child] of place.properties) yield* below(child, [...steps, { key }], inner);
  const { additionalProperties, items, prefixItems } = place.node;
  if (isObject(additionalProperties)) yield* below(place.at(additionalProperties), [...steps, { key: 'a-key' }], inner);
  if (isObject(items)) yield* below(place.at(items), [...steps, { item: 0 }], inner);
  for (const [item, child] of ((prefixItems ?? []) as SchemaDocument[]).entries())
    yield* below(place.at(child), [...steps, { item }], inner);
}

/** Path in the data of some steps. */
export const pathOf = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) => ('key' in step ? [step.key] : 'item' in step ? [String(step.item)] : []));
