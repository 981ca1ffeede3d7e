import { describe, expect, test } from 'vitest';
import { KINDS, type Kind } from './kinds.ts';
import { readReference } from './read/reference.ts';
import { referenceOf } from './reference.ts';
import { referenceMarkdown } from './reference-markdown.ts';
import type { SchemaDocument } from './schemas.ts';

/** Schemas of which only that of platforms says anything. */
function schemas(platform: SchemaDocument, common: SchemaDocument = {}): Map<Kind | 'common', SchemaDocument> {
  const empty = { type: 'object', description: 'Nothing.', properties: { id: { type: 'string' } } };
  return new Map<Kind | 'common', SchemaDocument>([
    ['common', { $defs: common }],
    ...KINDS.map((kind) => [kind, kind === 'platform' ? platform : empty] as const),
  ]);
}

const sectionsOf = (platform: SchemaDocument, common?: SchemaDocument) =>
  referenceOf(schemas({ type: 'object', ...platform }, common), new Map()).kinds[0]?.sections ?? [];

/** The value of the only key, as a reader sees it. */
const said = (node: SchemaDocument, common?: SchemaDocument): string =>
  (sectionsOf({ properties: { key: node } }, common)[0]?.keys[0]?.value ?? []).map(({ text }) => text).join('');

describe('values in words', () => {
  const day = { type: 'string', description: 'A day.' };
  test.each<[SchemaDocument, string]>([
    [{ type: 'string' }, 'text'],
    [{ type: ['integer', 'string'] }, 'whole number or text'],
    [{ enum: ['guest', 'host'] }, 'guest, host'],
    [{ const: true }, 'true'],
    [{ type: 'array', items: { type: 'integer' } }, 'list of whole number'],
    [{ type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }] }, 'list of 2: whole number, text'],
    [{ anyOf: [{ type: 'integer', minimum: 2 }, { const: 'rest' }] }, 'whole number (2 or more), or rest'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'mapping from text to text'],
    [{ refersTo: 'source', type: 'string' }, 'id of a source'],
    [{ $ref: 'common.schema.json#/$defs/releaseDay' }, 'release-day'],
    [{ $ref: 'common.schema.json#/$defs/days' }, 'list of release-day'],
  ])('%j', (node, expected) => {
    const days = { type: 'array', items: { $ref: '#/$defs/releaseDay' } };
    expect(said(node, { releaseDay: day, days })).toBe(expected);
  });

  test('a keyword without words is refused, not left out', () => {
    expect(() => said({ type: 'integer', multipleOf: 8 })).toThrow('multipleOf');
    expect(() => said({ $ref: 'common.schema.json#/$defs/nothing' })).toThrow('nothing');
  });
});

test('a mapping: keys in order, which are required, what goes together, and its parts behind it', () => {
  const [entry, part] = sectionsOf({
    description: 'A thing.',
    required: ['b'],
    properties: {
      b: { description: 'First.', type: 'string', minLength: 3 },
      a: { title: 'InnerPart', description: 'Second.', type: 'object', properties: { c: { type: 'boolean' } } },
    },
    oneOf: [{ required: ['a'] }, { required: ['b'] }],
    dependentRequired: { a: ['b'] },
    if: { properties: { b: { const: 'x' } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ['a'] },
  });
  expect(entry).toMatchObject({ anchor: 'platform', title: 'platform', about: 'A thing.' });
  expect(entry?.keys.map(({ name, required, limits, about }) => [name, required, limits, about])).toEqual([
    ['b', true, ['at least 3 characters'], 'First.'],
    ['a', false, [], 'Second.'],
  ]);
  expect(entry?.keys[1]?.value).toEqual([{ text: 'inner-part', link: 'platform-inner-part' }]);
  expect(entry?.rules).toEqual([
    'Exactly one of these: `a` or `b`.',
    '`a` needs `b`.',
    'Where `b` is `x`, `a` must be there.',
  ]);
  expect(part).toMatchObject({ anchor: 'platform-inner-part', title: 'platform: inner-part', about: 'Second.' });
});

describe('of the real schemas', () => {
  const reference = readReference();
  const sections = [...reference.kinds.flatMap((kind) => kind.sections), ...reference.shared];

  test('every key and every part is described', () => {
    const silent = sections.flatMap(({ title, about, keys }) => [
      ...(about === '' ? [title] : []),
      ...keys.filter((key) => key.about === '').map(({ name }) => `${title}, ${name}`),
    ]);
    expect(silent).toEqual([]);
  });

  test('every link leads to one section', () => {
    const anchors = sections.map(({ anchor }) => anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
    const links = sections.flatMap(({ value = [], keys }) => [...value, ...keys.flatMap((key) => key.value)]);
    expect(links.flatMap(({ link }) => (link && !anchors.includes(link) ? [link] : []))).toEqual([]);
  });

  test('the headings of the document make those anchors', () => {
    const headings = [...referenceMarkdown(reference).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    );
    expect(headings).toEqual(expect.arrayContaining(sections.map(({ anchor }) => anchor)));
  });
});
