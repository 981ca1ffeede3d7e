import { describe, expect, test } from 'vitest';
import { cellOf, convergenceOf, matrixOf } from './index.ts';
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
  removed,
} from './testing/synthetic.ts';

const report = fn('report');

describe('own interfaces', () => {
  test('exact start: none before, own from there', () => {
    const catalog = catalogOf({
      functions: [report],
      interfaces: [iface('dev', 'alpha', [added('6.3')], [op('get', ['report'])])],
    });
    expect(cellOf(catalog, 'report', 'alpha', '6.2')).toMatchObject({
      state: 'none',
      reason: 'Not before 6.3.',
      basis: 'derived',
    });
    const cell = cellOf(catalog, 'report', 'alpha', '6.3');
    expect(cell).toMatchObject({ state: 'own', reason: '' });
    expect(cell.offers[0]?.since).toEqual({ kernel: '6.3', exact: true });
    expect(cellOf(catalog, 'report', 'beta', '6.3')).toMatchObject({ state: 'unknown', basis: 'default' });
  });

  test('bracketed start: none up to not-in, unknown in between', () => {
    const history = [added('6.5', { 'not-in': '6.2' })];
    const catalog = catalogOf({
      functions: [report],
      interfaces: [iface('dev', 'alpha', history, [op('get', ['report'])])],
    });
    const states = ['6.1', '6.2', '6.3', '6.4', '6.5', '6.6'].map((k) => cellOf(catalog, 'report', 'alpha', k).state);
    expect(states).toEqual(['none', 'none', 'unknown', 'unknown', 'own', 'own']);
    expect(cellOf(catalog, 'report', 'alpha', '6.6').offers[0]?.since).toEqual({
      kernel: '6.5',
      exact: false,
      notIn: '6.2',
    });
  });

  test('or-before: unknown in every older kernel', () => {
    const history = [added('6.3', { 'or-before': true })];
    const catalog = catalogOf({
      functions: [report],
      interfaces: [iface('dev', 'alpha', history, [op('get', ['report'])])],
    });
    expect(['6.1', '6.2', '6.3'].map((k) => cellOf(catalog, 'report', 'alpha', k).state)).toEqual([
      'unknown',
      'unknown',
      'own',
    ]);
  });

  test('an operation begins no earlier than its interface, and ends with it', () => {
    const late = op('late', ['report'], { history: [added('6.2')] });
    const catalog = catalogOf({
      functions: [report],
      interfaces: [iface('dev', 'alpha', [added('6.3'), removed('6.5')], [late])],
    });
    expect(['6.2', '6.3', '6.4', '6.5'].map((k) => cellOf(catalog, 'report', 'alpha', k).state)).toEqual([
      'none',
      'own',
      'own',
      'none',
    ]);
    expect(cellOf(catalog, 'report', 'alpha', '6.5').reason).toBe('Removed in 6.5.');
  });

  test('declared-only operations and those that only take part offer nothing', () => {
    const operations = [
      op('ghost', ['report'], { status: 'declared-only' }),
      op('in', [], { implements: [{ function: 'report', as: 'input' }] }),
    ];
    const catalog = catalogOf({ functions: [report], interfaces: [iface('dev', 'alpha', [added('6.1')], operations)] });
    expect(cellOf(catalog, 'report', 'alpha', '6.6').state).toBe('unknown');
  });
});

describe('neutral interfaces', () => {
  const neutral = iface('tsm', 'linux', [added('6.2')], [op('out', ['report'])], {
    providers: [
      provider('alpha', [added('6.2')], { report: ['out'] }),
      provider('beta', [added('6.3')], { report: { operations: ['out'], since: '6.4' } }),
    ],
  });
  const own = iface('dev', 'alpha', [added('6.1')], [op('get', ['report'])]);
  const catalog = catalogOf({ functions: [report], interfaces: [own, neutral] });

  test('the latest of interface, provider and its part decides; common outranks own', () => {
    expect(cellOf(catalog, 'report', 'alpha', '6.1').state).toBe('own');
    const cell = cellOf(catalog, 'report', 'alpha', '6.2');
    expect(cell.offers.map((offer) => offer.through)).toEqual(['common', 'own']);
    expect(['6.3', '6.4'].map((k) => cellOf(catalog, 'report', 'beta', k).state)).toEqual(['none', 'common']);
    expect(offersOf(catalog, 'report', '6.4').map((offer) => offer.platform)).toEqual(['alpha', 'alpha', 'beta']);
  });

  test('levels, timeline and the days to the common interface', () => {
    const convergence = convergenceOf(catalog, 'report', '6.4');
    expect(convergence.level).toBe('common');
    expect(convergence.timeline.map((point) => point.level)).toEqual([
      'single',
      'neutral-single',
      'neutral-single',
      'common',
      'common',
      'common',
    ]);
    expect(convergence).toMatchObject({ firstOwn: '6.1', firstCommon: '6.4', daysToCommon: 182 });
    expect(convergenceOf(catalog, 'report', '6.4', ['alpha']).level).toBe('neutral-single');
    expect(matrixOf(catalog, '6.4').platforms.map((item) => item.id)).not.toContain('linux');
  });
});

describe('proposals', () => {
  // 6.3 was released 2020-05-15, 6.4 on 2020-07-15.
  const item = iface('dev', 'alpha', [proposed('2020-06-01', { version: 'v2' })], [op('get', ['report'])], {
    stability: 'proposed',
  });
  const absent = [
    { platform: 'alpha', state: 'none' as const, reason: 'Uses the hypervisor.', instead: 'a file', evidence },
  ];
  const catalog = catalogOf({ functions: [fn('report', { absent })], interfaces: [item] });

  test('count from the kernel that was newest when they were posted', () => {
    expect(['6.1', '6.2', '6.3', '6.6'].map((k) => cellOf(catalog, 'report', 'alpha', k).state)).toEqual([
      'none',
      'none',
      'proposed',
      'proposed',
    ]);
    expect(cellOf(catalog, 'report', 'alpha', '6.1')).toMatchObject({
      basis: 'stated',
      reason: 'Uses the hypervisor.',
    });
    expect(cellOf(catalog, 'report', 'alpha', '6.6')).toMatchObject({ short: 'proposed v2', instead: 'a file' });
  });

  test('given up for good: none', () => {
    const gone = { ...item, history: [proposed('2020-06-01', { state: 'withdrawn' })] };
    const given = catalogOf({ functions: [report], interfaces: [gone] });
    expect(cellOf(given, 'report', 'alpha', '6.6')).toMatchObject({ state: 'none', basis: 'derived' });
    expect(cellOf(given, 'report', 'alpha', '6.6').proposals).toHaveLength(1);
  });

  test('a proposal that was merged later counts until then', () => {
    const merged = { ...item, history: [proposed('2020-06-01', { state: 'superseded' }), added('6.5')] };
    const later = catalogOf({ functions: [report], interfaces: [merged] });
    expect(['6.2', '6.3', '6.4', '6.5'].map((k) => cellOf(later, 'report', 'alpha', k).state)).toEqual([
      'none',
      'proposed',
      'proposed',
      'own',
    ]);
  });
});

describe('aspects', () => {
  const size = aspect('size', 'size');
  const wait = aspect('wait', 'duration');
  const about = aspect('about', 'text');
  const entry = fn('report', { aspects: [size, wait, about] });
  const out = op('out', [], {
    implements: [
      {
        function: 'report',
        aspects: { size: [claim(10, { until: '6.3' }), claim(20, { since: '6.4' })], wait: claim('2min') },
      },
    ],
  });
  const neutral = iface('tsm', 'linux', [added('6.1')], [out], {
    providers: [
      provider('alpha', [added('6.1')], { report: ['out'] }),
      provider('beta', [added('6.1')], {
        report: {
          operations: ['out'],
          aspects: { wait: [claim('120s'), claim('9s', { says: 'documented' })], size: { uapi: 'thing', evidence } },
        },
      }),
    ],
  });
  const uapi = (kernel: string, sizeof: number) => ({
    [kernel]: [{ kind: 'struct' as const, name: 'thing', header: 'a.h', arch: 'x86', value: { sizeof } }],
  });
  const catalog = catalogOf({
    platforms: [platform('linux'), platform('alpha'), platform('beta')],
    functions: [entry],
    interfaces: [neutral],
    uapi: { ...uapi('6.2', 10), ...uapi('6.5', 10) },
  });

  test('inherited, overridden, by kernel, from headers', () => {
    const rows = matrixOf(catalog, '6.3').rows[0];
    expect(rows?.convergence.differences).toBe(0);
    expect(convergenceOf(catalog, 'report', '6.4').differences).toBe(1);
    const [alpha, beta] = offersOf(catalog, 'report', '6.4');
    expect(alpha?.aspects.get('size')?.map((item) => item.value)).toEqual([20]);
    expect(beta?.aspects.get('size')?.[0]).toMatchObject({ uapi: 'thing', value: 10 });
  });
});
