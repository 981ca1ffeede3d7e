import { expect, test } from 'vitest';
import type { EvidenceFile } from '../catalog/model.ts';
import { keyOfPlace, type Place } from '../catalog/place.ts';
import { claimChanges, lineChanges } from './claim-changes.ts';
import type { Cited } from './claims.ts';
import { makeFiles } from './testing/trees.ts';

const place = (symbol: string): Place => ({ kind: 'symbol', path: 'a.c', symbol });
const claim = (name: string, more: Partial<Cited> = {}): Cited => ({
  file: 'interfaces/x.yaml',
  entry: 'interface/x',
  claim: `/${name}`,
  path: [name],
  place: place(name),
  at: '7.3',
  ...more,
});
const withoutPlace = (name: string): Cited => {
  const { place: _place, at: _at, ...rest } = claim(name);
  return rest;
};
const found = (kernel: string, places: Record<string, string | null>): [string, EvidenceFile] => [
  kernel,
  {
    kernel,
    package: 'x',
    places: Object.fromEntries(
      Object.entries(places).map(([name, digest]) => [keyOfPlace(place(name)), digest === null ? null : { digest }]),
    ),
  },
];

test('one verdict a claim, the worst of its places', () => {
  const evidence = new Map([
    found('7.3', { same: 'a', other: 'a', gone: 'a', both: 'a' }),
    found('7.4', { same: 'a', other: 'b', gone: null, both: 'a' }),
  ]);
  const cited = [
    claim('same'),
    claim('other'),
    claim('gone'),
    claim('both'),
    claim('both', { place: place('other') }),
    withoutPlace('web'),
    claim('past', { until: '7.2' }),
    claim('unread'),
  ];
  const catalog = makeFiles({ 'interfaces/x.yaml': 'same: 1\nother: 2\n' });
  const list = claimChanges(catalog.root, [], cited, evidence, { from: '7.3', to: '7.4' });
  catalog.remove();
  expect(list[1]?.line).toBe(2);
  expect(list.map(({ claim: name, verdict }) => `${name} ${verdict}`)).toEqual([
    '/same same',
    '/other changed',
    '/gone gone',
    '/both changed',
    '/web no-place',
    '/past not-of-it',
    '/unread not-reached',
  ]);
  expect(list[3]?.places).toEqual([{ key: keyOfPlace(place('other')), at: '7.3' }]);
});

test('texts of the log that came and went', () => {
  const log = (...texts: string[]) => ({
    kernel: '7.3',
    package: 'x',
    lines: texts.map((text) => ({ file: 'a.c', line: 1, by: 'pr_err', text })),
  });
  expect(lineChanges(log('one', 'two'), log('two', 'three'))).toEqual({ added: ['three'], removed: ['one'] });
  expect(lineChanges(undefined, log('one'))).toEqual({ added: ['one'], removed: [] });
});
