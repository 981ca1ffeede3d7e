import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a need that only a secondary source tells', () => {
  expect(
    found({
      'topics/report-abi.yaml': [
        [
          'what: Stated on the list., evidence: [{ lore: 2@example.org, subject: A need }]',
          'what: Stated in the news., evidence: [{ url: https://news.example.org/, title: News, claimed: true }]',
        ],
      ],
    }),
  ).toEqual(['stage-evidence topics/report-abi.yaml:18:31']);
});

test('agreement without anybody who agreed', () => {
  expect(found({ 'topics/report-abi.yaml': [['meeting: 2023-01-08-acme-call, ', '']] })).toEqual([
    'stage-evidence topics/report-abi.yaml:29:55',
  ]);
});

test('a position of nobody', () => {
  expect(
    found({
      'topics/report-abi.yaml': [['    of: { person: Bob Example, affiliation: Borealis, as-of: "2023-01-06" }\n', '']],
    }),
  ).toEqual(['stage-evidence topics/report-abi.yaml:21:11']);
});

test('a merge without a commit', () => {
  expect(
    found({
      'series/common-reports.yaml': [
        [
          'evidence: [{ commit: 0123456789ab, subject: Add it }]',
          'evidence: [{ url: https://example.org/, title: News }]',
        ],
      ],
    }),
  ).toEqual(['stage-evidence series/common-reports.yaml:9:19']);
});

test('a recommendation that was sent without a mail', () => {
  expect(
    found({
      'topics/report-abi.yaml': [
        ['strands:', 'exits:\n  - { id: to-body, kind: recommendation, to: acme-body, state: sent }\nstrands:'],
      ],
    }),
  ).toEqual(['stage-evidence topics/report-abi.yaml:15:64']);
});

test('a concern or a question that ended without a record', () => {
  const ended = (old: string, now: string) => found({ 'topics/report-abi.yaml': [[old, now]] });
  const [concern, question] = ['{ how: The length may vary.', '{ how: The provider says it.'];
  expect(ended(`${concern}, by: 2023-01-08-agreed }`, `${concern} }`)).toEqual([
    'stage-evidence topics/report-abi.yaml:27:22',
  ]);
  expect(ended(`${question}, by: 2023-01-08-agreed }`, `${question} }`)).toEqual([
    'stage-evidence topics/report-abi.yaml:12:22',
  ]);
});
