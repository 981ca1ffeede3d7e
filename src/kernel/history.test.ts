import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../catalog/types.ts';
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
});
