// Random small catalogs for property tests.
import fc from 'fast-check';
import type { Catalog, UapiFact } from '../../catalog/model.ts';
import type { Claim, HistoryEvent, Interface, Operation, Provider } from '../../catalog/types.ts';
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
  releases,
  removed,
} from './synthetic.ts';

export const KERNELS = ['6.1', '6.2', '6.3', '6.4', '6.5', '6.6'] as const;
export const PLATFORMS = ['alpha', 'beta', 'gamma'] as const;
export const FUNCTIONS = ['report', 'extend'] as const;

const kernel = fc.constantFrom(...KERNELS);
const pair = fc.tuple(kernel, kernel).map(([a, b]): [string, string] => (a <= b ? [a, b] : [b, a]));

const addition: fc.Arbitrary<HistoryEvent> = fc.oneof(
  kernel.map((k) => added(k)),
  kernel.map((k) => added(k, { 'or-before': true })),
  pair.filter(([a, b]) => a < b).map(([a, b]) => added(b, { 'not-in': a })),
);

const posting: fc.Arbitrary<HistoryEvent> = fc
  .tuple(
    fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    fc.constantFrom('posted', 'out-of-tree', 'superseded', 'withdrawn', undefined),
  )
  .map(([month, state]) =>
    proposed(
      month === undefined ? undefined : `2020-${String(month).padStart(2, '0')}-01`,
      state === undefined ? {} : { state },
    ),
  );

/** A history: proposed, added, removed, in any sensible mixture. */
export const historyArbitrary: fc.Arbitrary<HistoryEvent[]> = fc
  .tuple(
    fc.option(posting, { nil: undefined }),
    fc.option(addition, { nil: undefined }),
    fc.option(kernel, { nil: undefined }),
  )
  .map(([first, start, end]) => [
    ...(first ? [first] : []),
    ...(start ? [start] : []),
    ...(start?.kernel && end && end > start.kernel ? [removed(end)] : []),
  ])
  .filter((history) => history.length > 0);

const claims: fc.Arbitrary<Claim | Claim[]> = fc.oneof(
  fc.integer({ min: 0, max: 2 }).map((value) => claim(value)),
  fc.constant<Claim>({ uapi: 'thing', evidence }),
  fc
    .tuple(kernel, fc.integer({ min: 0, max: 2 }))
    .map(([since, value]) => [claim(9, { says: 'documented' }), claim(value, { since })]),
);

const optionalClaims = fc.option(claims, { nil: undefined });

const operationArbitrary = (id: string): fc.Arbitrary<Operation> =>
  fc
    .tuple(
      fc.option(historyArbitrary, { nil: undefined }),
      fc.subarray([...FUNCTIONS]),
      fc.constantFrom('result', 'result', 'input', undefined),
      fc.constantFrom<Operation['status']>(undefined, undefined, undefined, 'declared-only'),
      optionalClaims,
    )
    .map(([history, functions, as, status, size]) =>
      op(id, [], {
        ...(history ? { history } : {}),
        ...(status ? { status } : {}),
        implements: functions.map((id) => ({
          function: id,
          ...(as ? { as } : {}),
          ...(size ? { aspects: { size } } : {}),
        })),
      }),
    );

const providerArbitrary: fc.Arbitrary<Provider> = fc
  .tuple(
    fc.constantFrom(...PLATFORMS),
    historyArbitrary,
    fc.constantFrom(...FUNCTIONS),
    fc.constantFrom<string[]>(['one'], ['one', 'two'], ['two']),
    fc.option(kernel, { nil: undefined }),
    optionalClaims,
  )
  .map(([platformId, history, functionId, operations, since, size]) =>
    provider(platformId, history, {
      [functionId]: { operations, ...(since ? { since } : {}), ...(size ? { aspects: { size } } : {}) },
    }),
  );

const interfaceArbitrary = (id: string): fc.Arbitrary<Interface> =>
  fc
    .tuple(
      fc.constantFrom('linux', 'linux', ...PLATFORMS),
      historyArbitrary,
      operationArbitrary('one'),
      operationArbitrary('two'),
      fc.array(providerArbitrary, { maxLength: 3 }),
    )
    .map(([platformId, history, one, two, providers]) =>
      iface(id, platformId, history, [one, two], platformId === 'linux' ? { providers } : {}),
    );

const factsArbitrary: fc.Arbitrary<UapiFact[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<UapiFact['kind']>('struct'),
      name: fc.constantFrom('thing', 'other', 'third'),
      header: fc.constant('linux/test.h'),
      arch: fc.constantFrom('x86', 'arm64'),
      value: fc.option(
        fc.integer({ min: 1, max: 3 }).map((sizeof) => ({ sizeof })),
        { nil: null },
      ),
    }),
    { maxLength: 4 },
  )
  .map((facts) => [...new Map(facts.map((fact) => [`${fact.name} ${fact.arch}`, fact])).values()]);

/** A catalog of three platforms, two functions and up to four interfaces over six kernels. */
export const catalogArbitrary: fc.Arbitrary<Catalog> = fc
  .tuple(
    fc.tuple(...['a', 'b', 'c', 'd'].map(interfaceArbitrary)),
    fc.dictionary(kernel, factsArbitrary, { maxKeys: 3 }),
    fc.option(fc.constantFrom('none' as const, 'not-applicable' as const, 'unknown' as const), { nil: undefined }),
  )
  .map(([interfaces, uapi, state]) =>
    catalogOf({
      platforms: [platform('linux'), ...PLATFORMS.map((id, index) => platform(id, index === 0 ? { main: true } : {}))],
      functions: FUNCTIONS.map((id) =>
        fn(id, {
          aspects: [aspect('size', 'size'), aspect('note', 'text')],
          ...(state ? { absent: [{ platform: 'beta', state, reason: 'For a test.', evidence }] } : {}),
        }),
      ),
      interfaces,
      kernels: releases(...KERNELS),
      uapi,
    }),
  );
