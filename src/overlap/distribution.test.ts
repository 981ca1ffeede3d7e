import { expect, test } from 'vitest';
import type { DistributionBuild } from '../catalog/model.ts';
import type { Interface } from '../catalog/types.ts';
import { buildsOf, functionIn, kconfigIn } from './distribution.ts';
import { catalogOf } from './testing/synthetic.ts';

const added = (kernel: string): Interface['history'] => [
  { change: 'added', kernel, evidence: [{ commit: '0123456789ab', subject: 'add it' }] },
];
const of = (id: string, more: Partial<Interface>): Interface => ({
  id,
  name: id,
  platform: 'alpha',
  side: 'guest',
  summary: 'An interface that serves as an example.',
  opens: { kind: 'device', path: '/dev/x' },
  stability: 'uapi',
  history: added('6.2'),
  operations: [],
  ...more,
});

const distribution = (
  symbols: Readonly<Record<string, 'y' | 'm' | 'absent' | 'unknown'>>,
  more: Partial<DistributionBuild> = {},
): DistributionBuild => ({
  id: 'acme',
  name: 'Acme',
  system: 'Acme',
  arch: 'x86',
  config: { kernel: '6.4', version: '1', date: '2026-01-01', packages: ['k'] },
  facts: {
    distribution: 'acme',
    of: 'k=1',
    digest: '',
    symbols,
    modules: { keys: { package: 'k-extra', path: '/k.ko' } },
  },
  ...more,
});

/** The states of the ways to one interface. */
function states(item: Interface, one: DistributionBuild): string[] {
  const catalog = catalogOf({ interfaces: [item], distributions: [one] });
  return buildsOf(catalog, one, item).map(({ state }) => state);
}

test('all items together, any one of each', () => {
  const one = distribution({ A: 'y', B: 'm', C: 'absent', D: 'unknown' });
  expect(kconfigIn(one, ['A']).state).toBe('y');
  expect(kconfigIn(one, ['A', 'B']).state).toBe('m');
  expect(kconfigIn(one, ['A', { any: ['C', 'B'] }]).state).toBe('m');
  expect(kconfigIn(one, ['A', 'D']).state).toBe('unknown');
  expect(kconfigIn(one, ['D', 'C'])).toEqual({ state: 'off', lacking: [['C']] });
  expect(kconfigIn(one, ['NEVER_READ']).state).toBe('unknown');
});

test('a kernel that carries features back: later ones are unknown where their symbols are set', () => {
  const carries = (symbols: Parameters<typeof distribution>[0]): DistributionBuild => {
    const one = distribution(symbols);
    return { ...one, config: { kernel: '5.14', version: '5.14.0-1.el9', date: '2026-01-01', backports: true } };
  };
  const item = of('keys', { kconfig: ['A', { symbol: 'B', since: '6.2' }], history: added('6.2') });
  expect(states(item, carries({ A: 'y', B: 'm' }))).toEqual(['unknown']);
  expect(states(item, carries({ A: 'y', B: 'absent' }))).toEqual(['too-old']);
  expect(states({ ...item, kconfig: [] }, carries({}))).toEqual(['too-old']);
  expect(states({ ...item, history: added('5.10') }, carries({ A: 'y' }))).toEqual(['built-in']);
});

test('a symbol counts in its kernels only', () => {
  const item = of('renamed', {
    kconfig: [
      { symbol: 'OLD', until: '6.3' },
      { symbol: 'NEW', since: '6.4' },
    ],
  });
  expect(states(item, distribution({ OLD: 'absent', NEW: 'y' }))).toEqual(['built-in']);
});

test.each<[string, Partial<Interface>, Partial<DistributionBuild>, string]>([
  ['built in', { kconfig: ['A'] }, {}, 'built-in'],
  ['without a symbol', { 'kconfig-none': 'part of each kernel' }, {}, 'built-in'],
  ['nobody said what builds it', {}, {}, 'unknown'],
  ['too old', { kconfig: ['A'], history: added('6.5') }, {}, 'too-old'],
  ['in no release', { kconfig: ['A'], history: [{ change: 'proposed', evidence: [] }] }, {}, 'not-merged'],
  ['another architecture', { kconfig: ['A'] }, { arch: 'arm64' }, 'elsewhere'],
  ['nothing known', { kconfig: ['A'] }, { config: undefined, facts: undefined }, 'unknown'],
])('%s', (_, item, more, state) => {
  const { config, ...rest } = distribution({ A: 'y' }, more);
  expect(states(of('x', item), config ? { ...rest, config } : rest)).toEqual([state]);
});

test('behind a neutral interface each provider stands for itself, and the package of its module is named', () => {
  const implementing = [{ function: 'f', operations: ['read'] }];
  const item = of('common', {
    platform: 'linux',
    kconfig: ['A'],
    operations: [{ id: 'read', name: 'read', kind: 'file', summary: 'Reads it all.', implements: [{ function: 'f' }] }],
    providers: [
      { platform: 'beta', name: 'b', kconfig: ['C'], history: added('6.2'), implements: implementing },
      { platform: 'alpha', name: 'a', kconfig: ['B'], module: 'keys', history: added('6.3'), implements: implementing },
    ],
  });
  const one = distribution({ A: 'y', B: 'm', C: 'absent' });
  const catalog = catalogOf({ interfaces: [item], distributions: [one] });
  expect(buildsOf(catalog, one, item)).toMatchObject([
    { state: 'module', module: 'keys', package: 'k-extra', provider: { platform: 'alpha' } },
    { state: 'off', lacking: [['C']], provider: { platform: 'beta' } },
  ]);
  expect(functionIn(catalog, one, 'f').map(({ platform, state }) => [platform, state])).toEqual([
    ['alpha', 'module'],
    ['beta', 'off'],
  ]);
});
