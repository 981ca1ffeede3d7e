import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('no record at all', () => {
  expect(
    found({ 'decisions/2023-01-acme-exit.yaml': [['record: [{ lore: 5@example.org, subject: Minutes }]\n', '']] }),
  ).toEqual(['decision-record decisions/2023-01-acme-exit.yaml:6:8']);
});

test('reported by somebody', () => {
  expect(
    found({ 'decisions/2023-01-acme-exit.yaml': [['record:', 'reported-by:\n  person: Ann Example\n  evidence:']] }),
  ).toEqual([]);
});

test('a secondary source', () => {
  expect(
    found({
      'decisions/2023-01-acme-exit.yaml': [
        [
          'record: [{ lore: 5@example.org, subject: Minutes }]',
          'record: [{ url: https://news.example.org/, title: News, claimed: true }]',
        ],
      ],
    }),
  ).toEqual(['decision-record decisions/2023-01-acme-exit.yaml:10:9']);
});

test('ratified by a call', () => {
  expect(found({ 'decisions/2023-01-acme-exit.yaml': [['outcome: dropped', 'outcome: ratified']] })).toEqual([
    'decision-record decisions/2023-01-acme-exit.yaml:6:8',
  ]);
});

test('ratified without the record of the body', () => {
  expect(
    found({
      'decisions/2023-01-acme-exit.yaml': [
        ['outcome: dropped', 'outcome: ratified'],
        ['forum: acme-call\nmeeting: 2023-01-08-acme-call\n', 'forum: acme-body\n'],
        ['record:', 'reported-by:\n  person: Ann Example\n  evidence:'],
      ],
    }),
  ).toEqual(['decision-record decisions/2023-01-acme-exit.yaml:6:8']);
});

test('agreement that only a commit would show', () => {
  const commit = 'record: [{ commit: 0123456789ab, subject: Add it }]';
  const edit = (outcome: string) => ({
    'decisions/2023-01-acme-exit.yaml': [
      ['outcome: dropped', `outcome: ${outcome}`],
      ['record: [{ lore: 5@example.org, subject: Minutes }]', commit],
    ] as const,
  });
  expect(found(edit('agreed'))).toEqual(['decision-record decisions/2023-01-acme-exit.yaml:4:10']);
  expect(found(edit('taken'))).toEqual([]);
});
