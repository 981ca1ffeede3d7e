import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { conceptMatrix } from './align.ts';
import { formatFields } from './fields.ts';
import { formatSet } from './layouts.ts';
import { placeProblems, references } from './lint.ts';
import type { Cond, Format, Layout } from './types.ts';

const { formats, concepts } = loadCatalog().catalog;
const set = formatSet(formats);
const all = [...set.byId.values()];

/** Field names that conditions of a format use. */
function namesInConditions(format: Format): string[] {
  const out: string[] = [];
  const visit = (cond: Cond | undefined): void => {
    if (!cond) return;
    if (cond.field) out.push(cond.field);
    for (const inner of [...(cond.all ?? []), ...(cond.any ?? [])]) visit(inner);
    visit(cond.not);
  };
  for (const rule of format.rules ?? []) visit(rule.when);
  for (const field of format.fields ?? []) {
    visit(field.when);
    for (const c of field.cases ?? []) visit(c.when);
  }
  for (const check of format.checks ?? []) visit(check.when);
  return out;
}

// What one layout says of itself is the business of `npm run check`; here is what only all of them together show.
describe('the catalog of formats', () => {
  test('every part is used', () => {
    const used = new Set(
      formats.flatMap((f) =>
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

  test('each concept is carried by a field', () => {
    const matrix = conceptMatrix(set, concepts);
    expect(matrix.filter((row) => row.cells.every((c) => c.fields.length === 0)).map((r) => r.concept)).toEqual([]);
  });
});

describe('formatSet', () => {
  const part = (id: string, include?: string): Layout => ({
    id,
    name: id,
    platform: 'linux',
    encoding: 'binary',
    fields: [include ? { include } : { name: 'A', type: 'uint', size: 1 }],
  });

  test('refuses includes that lead nowhere or in a circle', () => {
    expect(() => formatSet([part('a', 'b')])).toThrow(/includes the format b, which does not exist/);
    expect(() => formatSet([part('a', 'b'), part('b', 'a')])).toThrow(/circle: a → b → a/);
  });

  test('finds offsets that contradict the sizes', () => {
    const odd: Layout = {
      ...part('odd'),
      size: 4,
      fields: [
        { name: 'A', type: 'uint', size: 1 },
        { name: 'B', type: 'uint', offset: 2, size: 1 },
      ],
    };
    const odds = formatSet([odd]);
    const messages = placeProblems(odds.byId.get('odd') as Format, odds).map((p) => p.message);
    expect(messages).toEqual([
      'its offset is 2, but the fields before it end at 1',
      'its size is 4, but its fields add up to 2',
    ]);
  });
});
