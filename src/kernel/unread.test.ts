import { expect, test } from 'vitest';
import type { Cited } from './claims.ts';
import type { EvidenceFile } from './evidence-file.ts';
import { staleIn, unreadIn } from './stale.ts';

const cited = (more: Partial<Cited> = {}): Cited => ({
  file: 'interfaces/a/b.yaml',
  entry: 'interface/b',
  claim: '/notes/0',
  path: ['notes', '0', 'evidence', '0'],
  place: { kind: 'symbol', path: 'a.c', symbol: 'get' },
  at: '7.3',
  since: '6.1',
  evidence: { kernel: 'a.c', symbol: 'get', at: '7.3' },
  ...more,
});
const recorded = (kernel: string, digest: string): [string, EvidenceFile] => [
  kernel,
  { kernel, package: 'linux', places: { 'a.c#get': { digest, lines: [1, 2] } } },
];
const files = new Map([recorded('6.1', 'aa'), recorded('6.12', 'bb'), recorded('7.3', 'bb')]);
const unread = (kernel: string, item: Cited): number => unreadIn(staleIn(kernel, [item], files), [item]).length;

test('a claim without a first kernel whose place reads otherwise in an older one', () => {
  expect(unread('6.1', cited())).toBe(1);
  expect(unread('6.12', cited())).toBe(0);
});

test('it says since when, or that it was read there too', () => {
  expect(unread('6.1', cited({ dated: true }))).toBe(0);
  expect(unread('6.1', cited({ evidence: { kernel: 'a.c', symbol: 'get', at: '7.3', also: ['6.1'] } }))).toBe(0);
});

test('newer releases are another question', () => {
  expect(unread('7.3', cited({ at: '6.1', evidence: { kernel: 'a.c', symbol: 'get', at: '6.1' } }))).toBe(0);
});

test('what a claim quotes is what counts, and not the code around it', () => {
  const quote = { kind: 'symbol', path: 'a.c', symbol: 'get', text: 'return -EIO;' } as const;
  const around = [recorded('6.1', 'aa'), recorded('7.3', 'bb')].map(([kernel, file]): [string, EvidenceFile] => [
    kernel,
    { ...file, places: { 'a.c#get ~ return -EIO;': { digest: kernel, lines: [1, 2] } } },
  ]);
  const item = cited({ place: quote });
  const stale = staleIn('6.1', [item], new Map(around));
  expect(stale).toMatchObject([{ drift: 'changed', quoted: true }]);
  expect(unreadIn(stale, [item])).toEqual([]);
});

test('a claim that cites the older release besides was read there', () => {
  const item = cited();
  const other = cited({ place: { kind: 'symbol', path: 'b.c', symbol: 'get' }, at: '6.1' });
  expect(unreadIn(staleIn('6.1', [item], files), [item, other])).toEqual([]);
});

test('a discrepancy, and the reason of a cell, tell of the release that they cite', () => {
  expect(unread('6.1', cited({ claim: '/discrepancies/0/implemented' }))).toBe(0);
  expect(unread('6.1', cited({ file: 'functions/a.yaml', claim: '/absent/0' }))).toBe(0);
});
