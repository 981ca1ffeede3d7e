import { expect, test } from 'vitest';
import type { Decision } from '../catalog/types.ts';
import { normalForm } from './aspect-types.ts';
import { durationMs, durationText } from './duration.ts';
import { comparedOffers, compareOffers, kernelDiff, opportunitiesOf } from './index.ts';
import { offersOf } from './testing/offers.ts';
import {
  added,
  aspect,
  catalogOf,
  claim,
  evidence,
  fn,
  iface,
  op,
  platform,
  proposed,
  provider,
} from './testing/synthetic.ts';
import { claimsText, comparisonKey, valueText } from './values.ts';

test('durations in any unit', () => {
  expect(['30s', '500ms', '2min', '120 s', '1h30min', '10us', 'soon'].map(durationMs)).toEqual([
    30_000,
    500,
    120_000,
    120_000,
    5_400_000,
    0.01,
    undefined,
  ]);
  expect([120_000, 90_000, 500, 0, 0.01].map(durationText)).toEqual(['2 min', '90 s', '500 ms', '0 ms', '10 us']);
});

test('equal values have one normal form, and one wording', () => {
  const pairs = [
    ['duration', '120s', '2min'],
    ['errnos', ['EBUSY', 'EINVAL'], ['EINVAL', 'EBUSY']],
    ['range', { min: 64, max: 64 }, 64],
    ['size', 4096, '0x1000'],
  ] as const;
  for (const [type, a, b] of pairs) {
    const [left, right] = [a, b].map((value) => claim(value as never));
    expect(normalForm(type, a as never)).toBe(normalForm(type, b as never));
    const row = aspect('x', type);
    expect(valueText(row, left as never)).toBe(valueText(row, right as never));
  }
  expect(normalForm('range', { min: 32, max: 64 })).not.toBe(normalForm('range', { min: 64, max: 64 }));
});

test('what is known of one offer', () => {
  const size = aspect('size', 'size');
  expect(comparisonKey(size, [])).toBeUndefined();
  expect(comparisonKey(size, [{ applies: false, evidence }])).toBe('does not apply');
  expect(comparisonKey(size, [claim(3), claim(4, { says: 'documented' })])).toBe(comparisonKey(size, [claim(3)]));
  expect(comparisonKey(size, [claim(4, { says: 'documented' })])).toBe(comparisonKey(size, [claim(4)]));
  expect(comparisonKey(size, [{ uapi: 'not_extracted', evidence }])).toBeUndefined();
  expect(claimsText(size, [claim(3), claim(4, { says: 'documented' })])).toBe('3 bytes');
  expect(claimsText(aspect('e', 'enum', { values: { a: 'the A', b: 'the B' } }), [claim('a')])).toBe('the A');
});

const aspects = [
  aspect('length', 'range', { unit: 'bytes' }),
  aspect('root', 'boolean'),
  aspect('words', 'text'),
  aspect('late', 'size'),
];
const shared = op('out', [], {
  implements: [{ function: 'report', aspects: { root: claim(true), words: claim('as the monitor says') } }],
});
const neutral = iface('tsm', 'linux', [added('6.2')], [shared], {
  providers: [
    provider('alpha', [added('6.2')], {
      report: { operations: ['out'], aspects: { length: claim({ min: 64, max: 64 }), late: claim(1) } },
    }),
    provider('beta', [added('6.2')], {
      report: {
        operations: ['out'],
        aspects: { length: [claim({ min: 32, max: 64 }), claim({ min: 64, max: 64 }, { says: 'documented' })] },
      },
    }),
  ],
});
const own = iface(
  'dev',
  'gamma',
  [added('6.1')],
  [op('get', [], { implements: [{ function: 'report', aspects: { root: claim(true), length: claim(64) } }] })],
);
const coming = iface('next', 'beta', [proposed('2020-04-01')], [op('seal', ['seal'])]);
const sealing = iface('seal-dev', 'gamma', [added('6.1')], [op('seal', ['seal'])]);
const catalog = catalogOf({
  platforms: [platform('linux'), platform('alpha'), platform('beta'), platform('gamma')],
  functions: [fn('report', { aspects }), fn('seal')],
  interfaces: [neutral, own, coming, sealing],
  topics: [{ id: 'sealing', title: 'Sealing', need: 'Keys', functions: ['seal'], strands: [], events: [] }],
});

test('rows: differs, same, see, unknown; alone below two offers', () => {
  const cells = ['alpha', 'beta', 'gamma'].flatMap((id) => offersOf(catalog, 'report', '6.2', [id]));
  expect(cells.map((offer) => offer.through)).toEqual(['common', 'common', 'own']);
  const rows = compareOffers(fn('report', { aspects }), cells.slice(0, 2));
  expect(rows.map((row) => row.agreement)).toEqual(['differs', 'same', 'see', 'unknown']);
  expect(rows[0]?.contested).toEqual([1]);
  expect(compareOffers(fn('report', { aspects }), cells.slice(0, 1)).map((row) => row.agreement)).toEqual(
    Array(4).fill('alone'),
  );
  expect(comparedOffers([])).toEqual([]);
});

test('opportunities: join and merged-and-proposed, explained', () => {
  const list = opportunitiesOf(catalog, '6.6');
  expect(list.map((item) => [item.function.id, item.kind])).toEqual([
    ['seal', 'merged-and-proposed'],
    ['report', 'join'],
  ]);
  expect(list[0]?.terms.map((term) => `${term.id} ${term.points}`)).toEqual([
    'separate 2',
    'main 0',
    'proposed 4',
    'early 5',
    'neutral 0',
    'alike 0',
    'topic 1',
    'dropped 0',
  ]);
  expect(list[1]?.reconcile.map((row) => row.aspect.id)).toEqual(['length']);
});

test('a decision that dropped a common way counts against it, until another takes its place', () => {
  const decision = {
    id: 'no-common-keys',
    what: 'No common interface for keys.',
    outcome: 'dropped',
    date: '2020-03-01',
    forum: 'list',
    functions: ['seal'],
  } as const;
  const scoreWith = (decisions: Decision[]): number | undefined => {
    const list = opportunitiesOf({ ...catalog, decisions }, '6.6');
    return list.find((item) => item.function.id === 'seal')?.score;
  };
  const plain = scoreWith([]) ?? 0;
  expect(scoreWith([{ ...decision, functions: ['seal'] }])).toBe(plain - 4);
  expect(scoreWith([{ ...decision, functions: ['seal'], 'replaced-by': 'common-keys' }])).toBe(plain);
  expect(scoreWith([{ ...decision, functions: ['report'] }])).toBe(plain);
});

test('a diff tells the cell, its level and the steps', () => {
  const diff = kernelDiff(catalog, '6.1', '6.2');
  expect(diff.cells.map((change) => [change.platform, change.before.state, change.after.state])).toEqual([
    ['alpha', 'none', 'common'],
    ['beta', 'none', 'common'],
    ['beta', 'none', 'proposed'],
  ]);
  expect(diff.cells[0]?.after.offers[0]?.values).toEqual({
    length: 'exactly 64 bytes',
    root: 'yes',
    words: 'as the monitor says',
    late: '1 bytes',
  });
  expect(diff.levels).toEqual([{ function: 'report', before: 'single', after: 'converging' }]);
  expect(diff.events.map((event) => event.provider ?? event.interface)).toEqual(['tsm', 'alpha', 'beta']);
  expect(() => kernelDiff(catalog, '6.2', '6.1')).toThrow(RangeError);
});
