import { expect, test } from 'vitest';
import { begin, KEYS, noted, PARTS, partsOf, placeOfRead, type Reads, use, watch } from '../../../src/catalog/reads.ts';
import { addChanges } from './changes.ts';

const entry = { id: 'a', name: 'One', list: [{ text: 'x' }, { text: 'y' }], inner: { deep: { text: 'z' } } };
const seen = (reads: Reads): string[] => [...reads.own.map(placeOfRead), ...[...reads.uses].flatMap(seen)].sort();
const readsOf = (look: (data: typeof entry) => unknown): string[] => {
  const data = watch(structuredClone(entry), 'f');
  const { reads, end } = begin();
  look(data);
  end();
  return seen(reads);
};

test('a look at a value is noted by its place, and nothing else is', () => {
  expect(readsOf(({ name }) => name)).toEqual(['f name']);
  expect(readsOf(({ inner }) => inner.deep.text)).toEqual(['f inner', 'f.inner deep', 'f.inner.deep text']);
  expect(readsOf(({ list }) => list[1]?.text)).toEqual(['f list', 'f.list.1 text']);
});

test('who asks for the keys, or for one that is not there, depends on the list of keys', () => {
  expect(readsOf((data) => Object.keys(data))).toContain(`f ${KEYS}`);
  expect(readsOf((data) => 'absent' in data)).toEqual([`f ${KEYS}`]);
  expect(readsOf((data) => partsOf(data).length)).toEqual([`f ${PARTS}`]);
});

test('a remembered value hands on what it was made of', () => {
  const data = watch(structuredClone(entry), 'g');
  const first = begin();
  const held = noted(() => data.name.toUpperCase());
  first.end();
  const second = begin();
  expect(use(held)).toBe('ONE');
  second.end();
  expect(seen(second.reads)).toEqual(['g name']);
});

test('a change is found at the places that those who looked at it noted', () => {
  const changesOf = (change: (data: typeof entry) => void): string[] => {
    const after = structuredClone(entry);
    change(after);
    const changed = new Set<string>();
    addChanges(changed, entry, after, 'f');
    return [...changed].sort();
  };
  expect(changesOf(() => {})).toEqual([]);
  expect(changesOf((data) => (data.inner.deep.text = 'w'))).toEqual(['f.inner.deep text']);
  expect(changesOf((data) => data.list.pop())).toEqual(
    expect.arrayContaining([`f ${PARTS}`, 'f list', 'f.list.1 text']),
  );
  expect(changesOf((data) => Object.assign(data, { more: 1 }))).toEqual([`f ${KEYS}`, 'f more']);
});
