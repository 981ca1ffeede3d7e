import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const words = (number: number): string => Array.from({ length: number }, () => 'word').join(' ');

test('forty words pass, more do not', () => {
  expect(found({ 'topics/report-abi.yaml': [['this must be larger', words(40)]] })).toEqual([]);
  expect(found({ 'topics/report-abi.yaml': [['this must be larger', words(41)]] })).toEqual([
    'quote-limits topics/report-abi.yaml:25:12',
  ]);
});

test('without a link', () => {
  const evidence = 'evidence: [{ lore: 4@example.org, subject: "Re: A proposal" }]';
  expect(found({ 'topics/report-abi.yaml': [[evidence, 'evidence: [{ spec: acme-spec, section: "1" }]']] })).toContain(
    'quote-limits topics/report-abi.yaml:25:12',
  );
});
