import { expect, test } from 'vitest';
import { loadFiles, miniFiles } from '../rules/testing/mini.ts';
import { partialText } from '../site/levels.ts';
import { convergenceOf } from './convergence.ts';

const FILE = 'interfaces/linux/common-report.yaml';
const OPERATIONS = '        operations: [inblob, outblob]\n';
const SHARED =
  '        shared: { part: library, own: the path of its device, evidence: [{ spec: acme-spec, section: "1" }] }\n';

const partial = (more: string) =>
  convergenceOf(loadFiles(miniFiles({ [FILE]: [[OPERATIONS, OPERATIONS + more]] })).catalog, 'report', '6.3').partial;

test('a provider that leaves something to know of the platform is named beside the level', () => {
  expect(partial('')).toEqual([]);
  expect(partial(SHARED)).toMatchObject([
    { platform: 'acme', interface: 'common-report', part: 'library', own: 'the path of its device' },
  ]);
});

test('in words: for all platforms, or on how many', () => {
  const one = { platform: 'a', interface: 'x', part: 'envelope', own: 'a number', evidence: [] } as const;
  expect(partialText({ partial: [one], common: ['a'] })).toBe('only the envelope');
  expect(partialText({ partial: [one], common: ['a', 'b'] })).toBe('only the envelope on 1');
  expect(partialText({ partial: [], common: ['a'] })).toBe('');
});
