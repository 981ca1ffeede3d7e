import { expect, test } from 'vitest';
import { proposalWeight } from './opportunities.ts';
import type { ProposalRef } from './types.ts';

const posted = (date: string | undefined, more: Partial<ProposalRef> = {}): ProposalRef => ({
  interface: {
    id: 'a',
    name: 'A',
    platform: 'linux',
    side: 'guest',
    summary: 'Something.',
    opens: { kind: 'none' },
    stability: 'proposed',
    history: [],
    operations: [],
  },
  ...(date === undefined ? {} : { date }),
  state: 'posted',
  evidence: [],
  ...more,
});
const RELEASE = '2026-06-14';

test('a proposal counts less the older it is', () => {
  expect(proposalWeight(posted('2025-06-30'), RELEASE)).toBe(1);
  expect(proposalWeight(posted('2025-05-30'), RELEASE)).toBe(0.5);
  expect(proposalWeight(posted('2023-04-19'), RELEASE)).toBe(0.25);
});

test('by half while it is out of tree or a request for comments', () => {
  expect(proposalWeight(posted('2026-05-01', { state: 'out-of-tree' }), RELEASE)).toBe(0.5);
  expect(proposalWeight(posted('2023-04', { version: 'RFC v2' }), RELEASE)).toBe(0.125);
  expect(proposalWeight(posted('2026-05-01', { version: 'v2' }), RELEASE)).toBe(1);
});

test('nothing when it was withdrawn; in full where a day is not known', () => {
  expect(proposalWeight(posted('2026-05-01', { state: 'withdrawn' }), RELEASE)).toBe(0);
  expect(proposalWeight(posted(undefined), RELEASE)).toBe(1);
  expect(proposalWeight(posted('2020-01-01'), undefined)).toBe(1);
});
