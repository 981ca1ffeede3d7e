import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../catalog/model.ts';
import { cellOf, convergenceOf, kernelDiff, LEVELS, type Level, opportunitiesOf, STATES } from './index.ts';
import { catalogArbitrary, FUNCTIONS, KERNELS, PLATFORMS } from './testing/arbitrary.ts';
import { composeDiffs } from './testing/compose.ts';
import { added, catalogOf, fn, iface, op, provider } from './testing/synthetic.ts';

const subset = fc.subarray([...PLATFORMS], { minLength: 1 });
const kernel = fc.constantFrom(...KERNELS);

const rank = (level: Level): number => LEVELS.indexOf(level);

test('adding a provider behind a neutral interface never lowers a level, in any kernel, over any set', () => {
  fc.assert(
    fc.property(catalogArbitrary, subset, fc.constantFrom(...PLATFORMS), kernel, (catalog, set, platform, since) => {
      const extra = iface('z', 'linux', [added('6.1')], [op('go', [FUNCTIONS[0]])], {
        providers: [provider(platform, [added(since)], { [FUNCTIONS[0]]: ['go'] })],
      });
      const more: Catalog = { ...catalog, interfaces: [...catalog.interfaces, extra] };
      for (const k of KERNELS) {
        const before = convergenceOf(catalog, FUNCTIONS[0], k, set).level;
        const after = convergenceOf(more, FUNCTIONS[0], k, set).level;
        expect(rank(after), `${before} became ${after} in ${k}`).toBeGreaterThanOrEqual(rank(before));
      }
    }),
  );
});

test('what is not true: a vendor’s own interface can lower a level', () => {
  const neutral = iface('tsm', 'linux', [added('6.1')], [op('go', ['report'])], {
    providers: ['alpha', 'beta'].map((id) => provider(id, [added('6.1')], { report: ['go'] })),
  });
  const own = iface('dev', 'gamma', [added('6.1')], [op('get', ['report'])]);
  const levels = [[neutral], [neutral, own]].map((interfaces) => {
    const catalog = catalogOf({ functions: [fn('report')], interfaces });
    return convergenceOf(catalog, 'report', '6.6').level;
  });
  expect(levels).toEqual(['common', 'converging']);
});

test('diffs J..K and K..L compose to J..L', () => {
  fc.assert(
    fc.property(catalogArbitrary, fc.tuple(kernel, kernel, kernel), subset, (catalog, three, set) => {
      const [j, k, l] = [...three].sort() as [string, string, string];
      const whole = kernelDiff(catalog, j, l, set);
      expect(composeDiffs(catalog, kernelDiff(catalog, j, k, set), kernelDiff(catalog, k, l, set))).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

test('a diff of a kernel with itself is empty', () => {
  fc.assert(
    fc.property(catalogArbitrary, kernel, (catalog, k) => {
      const { cells, levels, facts, events } = kernelDiff(catalog, k, k);
      expect([...cells, ...levels, ...facts, ...events]).toEqual([]);
    }),
  );
});

describe('cells', () => {
  test('never blank: a state, and either offers or a reason', () => {
    fc.assert(
      fc.property(catalogArbitrary, kernel, (catalog, k) => {
        for (const f of FUNCTIONS) {
          for (const p of PLATFORMS) {
            const cell = cellOf(catalog, f, p, k);
            expect(STATES).toContain(cell.state);
            expect(cell.offers.length > 0).toBe(['common', 'own'].includes(cell.state));
            expect(cell.reason !== '').toBe(cell.offers.length === 0);
            expect(cell.offers[0]?.through ?? cell.state).toBe(cell.state);
            expect(cell.short.split(' ').length).toBeLessThanOrEqual(5);
            if (cell.state === 'proposed') expect(cell.proposals.length).toBeGreaterThan(0);
            for (const offer of cell.offers) {
              expect(offer.operations.length).toBeGreaterThan(0);
              expect(offer.operations.every((item) => item.status !== 'declared-only')).toBe(true);
              expect(offer.since.kernel <= k).toBe(true);
            }
          }
        }
      }),
    );
  });

  test('without removals, what was there stays there', () => {
    fc.assert(
      fc.property(catalogArbitrary, (catalog) => {
        fc.pre(!JSON.stringify(catalog.interfaces).includes('"removed"'));
        for (const p of PLATFORMS) {
          const offered = KERNELS.map((k) => ['common', 'own'].includes(cellOf(catalog, FUNCTIONS[0], p, k).state));
          expect(offered).toEqual([...offered].sort());
        }
      }),
    );
  });
});

test('opportunities: terms add up, order is by score, and every one can be improved on', () => {
  fc.assert(
    fc.property(catalogArbitrary, kernel, subset, (catalog, k, set) => {
      const list = opportunitiesOf(catalog, k, set);
      for (const item of list) {
        expect(item.score).toBeCloseTo(
          item.terms.reduce((sum, term) => sum + term.points, 0),
          6,
        );
        for (const term of item.terms) expect(term.points).toBeCloseTo(term.value * term.weight, 1);
        expect(item.convergence.level).not.toBe('common');
      }
      const scores = list.map((item) => item.score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      const names = list.map((item) => item.function.id);
      for (const f of FUNCTIONS) {
        if (convergenceOf(catalog, f, k, set).level === 'divergent') expect(names).toContain(f);
      }
    }),
  );
});
