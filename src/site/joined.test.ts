import { expect, it } from 'vitest';
import { getCatalog } from './catalog.ts';
import { joinedStructs } from './joined.ts';
import { provideCatalog } from './provide.ts';

provideCatalog();

const pairs = getCatalog().functions.flatMap((entry) => {
  const pair = joinedStructs(entry);
  return pair ? [{ id: entry.id, pair }] : [];
});

it('structs are joined where two platforms have a field of equal meaning', () => {
  expect(pairs.length).toBeGreaterThan(0);
  for (const { id, pair } of pairs) {
    const [a, b] = pair;
    expect(a.platform, id).not.toBe(b.platform);
    const roles = new Set(a.fields.map(({ role }) => role).filter((role) => role !== 'other' && role !== 'reserved'));
    expect(
      b.fields.some(({ role }) => roles.has(role)),
      id,
    ).toBe(true);
  }
});

it('fields lie in their struct, in its order', () => {
  for (const { pair } of pairs) {
    for (const { name, size, fields } of pair) {
      for (const field of fields) expect(field.offset + field.size, `${name}.${field.name}`).toBeLessThanOrEqual(size);
      expect(fields.map(({ offset }) => offset)).toEqual(fields.map(({ offset }) => offset).sort((a, b) => a - b));
    }
  }
});

it('a function that no platform serves by a struct of its own has none', () => {
  const entry = getCatalog().functions.find(({ id }) => !pairs.some((pair) => pair.id === id));
  expect(entry && joinedStructs(entry)).toBeUndefined();
});
