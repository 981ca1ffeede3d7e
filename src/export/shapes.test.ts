import { expect, test } from 'vitest';
import { breaks, publishedShapes, readPromised, type Shapes, shapesOf } from './shapes.ts';

test('the API has every shape of the last release', () => {
  const promised = readPromised();
  expect(Object.keys(promised.schemas).length).toBeGreaterThan(60);
  // What is wanted is in docs/releasing.md; `npm run ledger` writes down what was added.
  expect(breaks(promised, publishedShapes())).toEqual([]);
});

const item = {
  type: 'object',
  required: ['id', 'state'],
  properties: {
    id: { $ref: '#/components/schemas/CommonId' },
    state: { enum: ['common', 'not-applicable'] },
    side: { enum: ['guest', 'host'] },
    size: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    more: { type: 'array', items: { $ref: '#/components/schemas/ListDocumentPart' } },
  },
};
const part = { type: 'object', properties: { next: { $ref: '#/components/schemas/ListDocumentPart' } } };
const schemas = {
  ListDocument: { type: 'array', items: item },
  ListDocumentPart: part,
  CommonId: { type: 'string' },
  CommonSide: { enum: ['guest', 'host'] },
};
const changed = (edit: (copy: typeof schemas) => void): Shapes => {
  const copy = structuredClone(schemas);
  edit(copy);
  return shapesOf({ 'list.json': 'ListDocument' }, copy);
};
const before = changed(() => {});

test('a shape names each place with what may stand there', () => {
  expect(before.schemas).toEqual({
    CommonId: { '': 'string!' },
    CommonSide: { '': '=guest|=host!' },
    ListDocument: {
      '': 'array!',
      '[]': 'object',
      '[].id': '#CommonId!',
      '[].more': 'array',
      '[].more[]': 'object',
      '[].more[].next': '',
      '[].side': '=guest|=host',
      '[].size': 'integer|null',
      '[].state': '=common|=not-applicable!',
    },
  });
});

const properties = (copy: typeof schemas): Record<string, unknown> => copy.ListDocument.items.properties;

test.each<[string, (copy: typeof schemas) => void, string[]]>([
  ['a new key', (copy) => Object.assign(properties(copy), { fresh: { type: 'string' } }), []],
  ['a new word of an open list', (copy) => copy.ListDocument.items.properties.side.enum.push('both'), []],
  [
    'a new state',
    (copy) => copy.ListDocument.items.properties.state.enum.push('half'),
    ['ListDocument [].state may now be half'],
  ],
  [
    'a key that is gone',
    (copy) => {
      delete properties(copy).side;
    },
    ['ListDocument [].side is gone'],
  ],
  [
    'a key that may be missing now',
    (copy) => {
      copy.ListDocument.items.required = ['id'];
    },
    ['ListDocument [].state is no longer always there'],
  ],
  [
    'another type',
    (copy) => Object.assign(properties(copy), { size: { type: ['integer', 'null', 'string'] } }),
    ['ListDocument [].size may now be string'],
  ],
  ['any word where an entry had a list of them', (copy) => Object.assign(copy, { CommonSide: { type: 'string' } }), []],
  [
    'any word where a document had a list of them',
    (copy) => Object.assign(properties(copy), { side: { type: 'string' } }),
    ['ListDocument [].side may now be string'],
  ],
  ['any word where an entry had a list of them', (copy) => Object.assign(copy, { CommonSide: { type: 'string' } }), []],
  [
    'any word where a document had a list of them',
    (copy) => Object.assign(properties(copy), { side: { type: 'string' } }),
    ['ListDocument [].side may now be string'],
  ],
  ['a narrower type', (copy) => Object.assign(properties(copy), { size: { type: 'integer' } }), []],
  [
    'a shared schema',
    (copy) => Object.assign(copy, { CommonId: { type: 'integer' } }),
    ['CommonId itself may now be integer'],
  ],
])('%s', (_, edit, found) => {
  expect(breaks(before, changed(edit))).toEqual(found);
});

test('a document that is gone, or has another schema', () => {
  expect(breaks(before, { ...before, documents: {} })).toEqual(['list.json is gone']);
  expect(breaks(before, { ...before, documents: { 'list.json': 'Other' } })).toEqual([
    'list.json has another schema: Other, not ListDocument',
  ]);
  expect(breaks(before, { documents: before.documents, schemas: {} })).toContain('the schema ListDocument is gone');
});
