import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { newAjv } from '../../tests/support/ajv.ts';
import { conceptMatrix } from './align.ts';
import { formatFields } from './fields.ts';
import { formatSet } from './layouts.ts';
import { layoutProblems, namesInConditions, references } from './lint.ts';
import { catalogDir, loadFormats, readConcepts, readFormats } from './load.ts';
import type { Format } from './types.ts';

const schemas = join(import.meta.dirname, '../../schemas');
const set = loadFormats();
const concepts = readConcepts();
const all = [...set.byId.values()];

function validator(kind: string) {
  const ajv = newAjv({ allErrors: true });
  const read = (name: string) => JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), 'utf8'));
  ajv.addSchema(read('common'), 'common.schema.json');
  return ajv.compile({ $id: `${kind}.schema.json`, ...read(kind) });
}

function files(dir: string): string[] {
  return readdirSync(join(catalogDir(), dir), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.yaml'))
    .map((f) => join(catalogDir(), dir, f));
}

describe('the catalog of formats', () => {
  test.each(['format', 'concept'])('every %s follows its schema, and its file is named after it', (kind) => {
    const valid = validator(kind);
    for (const file of files(`${kind}s`)) {
      const text = readFileSync(file, 'utf8');
      const entry = parse(text);
      expect(valid(entry), `${file}: ${JSON.stringify(valid.errors)}`).toBe(true);
      expect(basename(file, '.yaml')).toBe(entry.id);
      expect(text.split('\n')[0]).toMatch(
        new RegExp(`^# yaml-language-server: \\$schema=(\\.\\./)+schemas/${kind}\\.schema\\.json$`),
      );
    }
  });

  test('every property of the schemas is described', () => {
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, property] of Object.entries(
            value as Record<string, { description?: string; $ref?: string }>,
          )) {
            expect(property.description ?? property.$ref, `${path}.${name}`).toBeTruthy();
          }
        }
        // `if` only asks about properties that are described elsewhere.
        if (key !== 'if') visit(value, `${path}.${key}`);
      }
    };
    for (const kind of ['format', 'concept'])
      visit(JSON.parse(readFileSync(join(schemas, `${kind}.schema.json`), 'utf8')), kind);
  });

  test('layouts add up, and refer to what exists', () => {
    const ids = new Set(concepts.map((c) => c.id));
    expect(all.flatMap((f) => layoutProblems(f, set, ids))).toEqual([]);
  });

  test('every part is used', () => {
    const used = new Set(
      readFormats().flatMap((f) =>
        [...references(f), ...JSON.stringify(f).matchAll(/"include":"([^"]+)"/g)].map((m) =>
          typeof m === 'string' ? m : (m[1] as string),
        ),
      ),
    );
    expect(all.filter((f) => f.part && !used.has(f.id)).map((f) => f.id)).toEqual([]);
  });

  test('conditions of whole formats name fields that the format can have', () => {
    for (const format of all.filter((f) => !f.part)) {
      const names = formatFields(format, set).map((f) => f.name);
      for (const name of namesInConditions(format)) {
        const reached = names.some((n) => n === name || n.endsWith(`.${name}`));
        // Fields of a nested format that is chosen by content are not in the flat list.
        const nested = names.some((n) => name.startsWith(`${n}.`));
        expect(reached || nested || name.includes('.'), `${format.id}: ${name}`).toBe(true);
      }
    }
  });

  test('concepts relate to concepts, and each is carried by a field', () => {
    const ids = concepts.map((c) => c.id);
    for (const concept of concepts) for (const other of concept.related ?? []) expect(ids).toContain(other);
    const matrix = conceptMatrix(set, concepts);
    expect(matrix.filter((row) => row.cells.every((c) => c.fields.length === 0)).map((r) => r.concept)).toEqual([]);
  });
});

describe('formatSet', () => {
  const part = (id: string, include?: string): Format =>
    ({
      id,
      name: id,
      platform: 'linux',
      encoding: 'binary',
      about: '',
      fields: include ? [{ include, name: '', type: 'uint' }] : [{ name: 'A', type: 'uint', size: 1 }],
    }) as Format;

  test('refuses includes that lead nowhere or in a circle', () => {
    expect(() => formatSet([part('a', 'b')])).toThrow(/includes the format b, which does not exist/);
    expect(() => formatSet([part('a', 'b'), part('b', 'a')])).toThrow(/circle: a → b → a/);
  });

  test('finds offsets that contradict the sizes', () => {
    const odd: Format = {
      ...part('odd'),
      size: 4,
      fields: [
        { name: 'A', type: 'uint', size: 1 },
        { name: 'B', type: 'uint', offset: 2, size: 1 },
      ],
    };
    const messages = layoutProblems(odd, formatSet([odd]), new Set()).map((p) => p.message);
    expect(messages).toEqual([
      'its offset is 2, but the fields before it end at 1',
      'its size is 4, but its fields add up to 2',
    ]);
  });
});
