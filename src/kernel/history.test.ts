import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../catalog/types.ts';
import { cellOf } from '../overlap/index.ts';
import { KERNELS } from '../overlap/testing/arbitrary.ts';
import { catalogOf, fn, iface, op } from '../overlap/testing/synthetic.ts';
import { presenceIn } from './history.ts';

const event = (over: Partial<HistoryEvent>): HistoryEvent =>
  ({ change: 'added', evidence: [], ...over }) as HistoryEvent;

describe('presenceIn', () => {
  it.each([
    ['6.1', 'absent'],
    ['6.6', 'absent'],
    ['6.7', 'present'],
    ['6.12', 'present'],
  ])('%s of a thing that 6.7 added: %s', (version, presence) => {
    expect(presenceIn([event({ kernel: '6.7' })], version)).toBe(presence);
  });

  it('is open between the newest release that lacks it and the one that has it', () => {
    const history = [event({ kernel: '6.12', 'not-in': '6.1' })];
    expect(['6.0', '6.1', '6.2', '6.11', '6.12'].map((version) => presenceIn(history, version))).toEqual([
      'absent',
      'absent',
      'open',
      'open',
      'present',
    ]);
  });

  it('says nothing of the time before the oldest release that was read', () => {
    expect(presenceIn([event({ kernel: '6.1', 'or-before': true })], '5.19')).toBe('open');
    expect(presenceIn([event({ kernel: '6.1', 'or-before': true })], '6.1')).toBe('present');
  });

  it('ends with the removal, and never begins with a proposal', () => {
    const history = [event({ kernel: '6.10' }), event({ change: 'removed', kernel: '6.16' })];
    expect(['6.9', '6.10', '6.15', '6.16'].map((version) => presenceIn(history, version))).toEqual([
      'absent',
      'present',
      'present',
      'absent',
    ]);
    expect(presenceIn([event({ change: 'proposed' })], '7.3')).toBe('open');
  });

  it('leaves it open in the gap before a second addition', () => {
    const history = [
      event({ kernel: '6.1' }),
      event({ change: 'removed', kernel: '6.2' }),
      event({ kernel: '6.5', 'not-in': '6.3' }),
    ];
    expect(['6.2', '6.3', '6.4', '6.5'].map((version) => presenceIn(history, version))).toEqual([
      'absent',
      'absent',
      'open',
      'present',
    ]);
  });

  it('says of any history what the cells of the matrix say', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const interfaces = [iface('one', 'alpha', history, [op('go', ['report'])])];
        const catalog = catalogOf({ functions: [fn('report')], interfaces });
        for (const kernel of KERNELS) {
          const { offers, state } = cellOf(catalog, 'report', 'alpha', kernel);
          const open = state === 'unknown' || history.every(({ change }) => change === 'proposed');
          expect(presenceIn(history, kernel), kernel).toBe(offers.length > 0 ? 'present' : open ? 'open' : 'absent');
        }
      }),
    );
  });
});

/** Histories of up to six steps in the order of their releases: exact, bracketed, of unknown beginning, or proposed. */
const histories: fc.Arbitrary<HistoryEvent[]> = fc
  .array(
    fc.record({
      kernel: fc.nat(KERNELS.length - 1),
      change: fc.constantFrom<HistoryEvent['change']>('proposed', 'added', 'changed', 'moved', 'deprecated', 'removed'),
      gap: fc.constantFrom<'none' | 'not-in' | 'or-before'>('none', 'not-in', 'or-before'),
      lacks: fc.nat(KERNELS.length - 1),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((steps) =>
    steps
      .sort((a, b) => a.kernel - b.kernel)
      .map(({ kernel, change, gap, lacks }) => {
        if (change === 'proposed') return event({ change, date: '2020-01-01' });
        const bracket = gap === 'not-in' && lacks < kernel ? { 'not-in': KERNELS[lacks] } : {};
        return event({
          change,
          kernel: KERNELS[kernel],
          ...bracket,
          ...(gap === 'or-before' ? { 'or-before': true as const } : {}),
        });
      }),
  );
