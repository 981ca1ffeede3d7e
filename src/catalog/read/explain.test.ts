import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadFiles, miniFiles } from '../../rules/testing/mini.ts';
import { defaultCatalogDirectory } from '../directory.ts';
import { KINDS } from '../kinds.ts';
import { readSchemas, type SchemaDocument, schemaFile } from '../schemas.ts';
import { typesOf } from '../testing/breaks.ts';
import { formsOf } from '../testing/sample.ts';
import { accepts } from './ajv.ts';
import { KEYWORDS, Validator } from './explain.ts';
import { readCatalog } from './load.ts';
import type { Place } from './schema-place.ts';

const validator = new Validator(readSchemas());

/** Keywords that a schema uses, names of properties and definitions left out. */
function keywords(node: unknown, names: boolean, found: Set<string>): Set<string> {
  if (Array.isArray(node)) for (const item of node) keywords(item, false, found);
  else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      if (!names) found.add(key);
      const literal = !names && ['enum', 'const', 'required', 'default', 'examples', 'dependentRequired'].includes(key);
      if (!literal) keywords(value, !names && ['properties', '$defs', 'patternProperties'].includes(key), found);
    }
  }
  return found;
}

test('the validator acts upon every keyword that the schemas use', () => {
  for (const schema of readSchemas().values()) {
    expect([...keywords(schema, false, new Set())].filter((word) => !KEYWORDS.has(word))).toEqual([]);
  }
});

const samples = [...loadFiles(miniFiles()).entries, ...readCatalog(defaultCatalogDirectory()).entries].filter(
  ({ data }) => data !== undefined,
);

describe('the same verdicts as ajv', () => {
  test('on every entry', () => {
    for (const { kind, file, data } of samples) {
      expect(`${file} ${validator.validate(kind, data).length === 0}`).toBe(`${file} ${accepts(kind, data)}`);
    }
  });

  test.each([
    ['https://example.org/a b', 'a blank cannot stand in an address; write %20 for it'],
    ['https://example.org/ü', '"ü" cannot stand in an address; write %C3%BC for it'],
    ['https://example.org/<a>', '"<" cannot stand in an address; write %3C for it'],
    ['https://example.org/%zz', '"%" cannot stand in an address; write %25 for it'],
    ['https://exa[mple.org', 'write it in full, as in https://example.org/page'],
  ])('on the address %s', (url, hint) => {
    const data = { id: 'a', title: 'A title', publisher: 'Nobody', url };
    expect(accepts('source', data)).toBe(false);
    expect(validator.validate('source', data).map((fault) => [fault.code, fault.path, fault.hint])).toEqual([
      ['schema-pattern', ['url'], hint],
    ]);
  });

  test.each([
    [{ lore: 'https://lore.kernel.org/all/1-a@example.org/' }, 'lore', 'write the Message-ID alone: 1-a@example.org'],
    [{ lore: 'lore.kernel.org/r/1-a@example.org' }, 'lore', 'write the Message-ID alone: 1-a@example.org'],
    [{ kernel: '../etc/hostname', text: 'aa', at: '7.3' }, 'kernel', 'a path inside the kernel tree'],
    [{ kernel: 'drivers/../../x', text: 'aa', at: '7.3' }, 'kernel', 'a path inside the kernel tree'],
    [{ 'abi-doc': 'Documentation/ABI/../x', at: '7.3' }, 'abi-doc', 'a path that begins with'],
    [{ lore: '1@example.org', date: '2026-02-31' }, 'date', 'a date is a day of the calendar'],
    [{ lore: '1@example.org', date: '2025-02-29' }, 'date', 'a date is a day of the calendar'],
  ])('on the evidence %j', (evidence, key, hint) => {
    const concept = samples.find(({ kind }) => kind === 'concept')?.data as object;
    const data = { ...concept, evidence: [evidence] };
    expect(accepts('concept', data)).toBe(false);
    const faults = validator.validate('concept', data);
    expect(faults.map(({ code, path }) => [code, path])).toEqual([['schema-pattern', ['evidence', '0', key]]]);
    expect(faults[0]?.hint).toContain(hint);
  });

  test('a list whose dash has no blank', () => {
    const data = { id: 'a', title: 'A title', publisher: 'Nobody', aliases: '-derived key' };
    expect(validator.validate('source', data).map(({ message, hint }) => [message, hint])).toEqual([
      ['"aliases" must be a list: the dash of an item needs a blank after it', 'write "- derived key"'],
    ]);
  });

  test('on entries that were changed somewhere', () => {
    const sample = fc.constantFrom(...samples);
    const junk = fc.oneof(
      fc.constantFrom<unknown>(
        '',
        'x',
        'none',
        'added',
        'proposed',
        'https://example.org/a b',
        '6.7',
        0,
        -1,
        1.5,
        true,
        false,
        null,
        [],
        {},
        ['a', 'a'],
        { min: 1 },
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(sample, fc.nat(), fc.nat(3), junk, ({ kind, data }, where, how, value) => {
        const changed = mutate(data, where, how, value);
        expect(validator.validate(kind, changed).length === 0).toBe(accepts(kind, changed));
      }),
      { numRuns: 1500 },
    );
  });
});

/** A copy of some data in which one place is replaced, removed, renamed or doubled. */
function mutate(data: unknown, where: number, how: number, value: unknown): unknown {
  const copy = structuredClone(data);
  const places: { parent: Record<string, unknown> | unknown[]; key: string }[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      places.push({ parent: node as Record<string, unknown>, key });
      walk(child);
    }
  };
  walk(copy);
  const place = places[where % Math.max(1, places.length)];
  if (!place) return copy;
  const { parent, key } = place;
  if (Array.isArray(parent)) {
    if (how === 0) parent[Number(key)] = value;
    else if (how === 1) parent.splice(Number(key), 1);
    else parent.push(parent[Number(key)]);
  } else if (how === 0) parent[key] = value;
  else {
    const old = parent[key];
    delete parent[key];
    if (how === 2) parent[`${key}x`] = old;
    if (how === 3) parent[String(value)] = old;
  }
  return copy;
}

/** The schemas inside a schema that offer a choice between forms, not only between keys. */
function* choices(place: Place, seen: Set<unknown>): Iterable<Place> {
  if (seen.has(place.node)) return;
  seen.add(place.node);
  if (formsOf(place)?.keyword === 'oneOf') yield place;
  for (const value of Object.values(place.node)) {
    for (const child of typeof value === 'object' && value !== null ? [value, ...Object.values(value)] : []) {
      if (typeof child === 'object' && child !== null) yield* choices(place.at(child as SchemaDocument), seen);
    }
  }
}

test('no value has two forms of a choice: their types differ', () => {
  const found = [...readSchemas().keys()].flatMap((name) => [
    ...choices(validator.resolve('', schemaFile(name)), new Set()),
  ]);
  expect(found.length).toBeGreaterThan(1);
  for (const place of found) {
    const types = formsOf(place)?.list.flatMap(typesOf) ?? [];
    expect(new Set(types).size, JSON.stringify(place.node)).toBe(types.length);
  }
});

test('every kind has a schema', () => {
  for (const kind of KINDS) expect(readSchemas().get(kind)).toBeDefined();
});

describe('mappings of another shape', () => {
  const told = (data: object) => validator.validate('source', data).map(({ code, message }) => `${code}: ${message}`);

  test('keys that are not known beside keys that are missing are one mistake', () => {
    expect(told({ id: 'a', name: 'A title', by: 'Nobody', link: 'https://example.org/' })).toEqual([
      'schema-unknown-key: the keys "name", "by" and "link" are not known here, and "title" and "publisher" are missing',
    ]);
  });

  test('two strangers that stand for nothing are two', () => {
    const data = { id: 'a', title: 'A title', publisher: 'Nobody', url: 'https://example.org/' };
    expect(told({ ...data, zebra: 1, quokka: 2 })).toHaveLength(2);
  });

  test('a day that no calendar has is told under a key that is not known', () => {
    const data = { id: 'a', title: 'A title', publisher: 'Nobody', url: 'https://example.org/' };
    expect(told({ ...data, zebra: [{ day: '2026-02-31' }, '2024-02-29'] })).toEqual([
      'schema-unknown-key: the key "zebra" is not known here',
      'schema-pattern: "2026-02-31" does not have the right form',
    ]);
  });

  test('of an empty mapping all that it lacks is told at once', () => {
    expect(told({})).toEqual([
      expect.stringMatching(/^schema-missing-key: the keys "id", "title" and "publisher" are missing$/),
    ]);
  });
});
