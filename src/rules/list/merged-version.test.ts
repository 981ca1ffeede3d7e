import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a version that is not the newest', () => {
  expect(
    found({
      'series/common-reports.yaml': [
        [
          '  - { v: 1, date: "2023-01-05", lore: 1@example.org, subject: A proposal }',
          '  - { v: 1, date: "2023-01-05", lore: 1@example.org, subject: A proposal }\n  - { v: 2, date: "2023-01-15", lore: 9@example.org, subject: A proposal }',
        ],
      ],
    }),
  ).toEqual(['merged-version series/common-reports.yaml:10:36']);
});

test('one that came after the commit does not count', () => {
  expect(
    found({
      'series/common-reports.yaml': [
        [
          '  - { v: 1, date: "2023-01-05", lore: 1@example.org, subject: A proposal }',
          '  - { v: 1, date: "2023-01-05", lore: 1@example.org, subject: A proposal }\n  - { v: 2, date: "2023-02-15", lore: 9@example.org, subject: A proposal }',
        ],
      ],
    }),
  ).toEqual([]);
});

test('without the day of the commit the release bounds it', () => {
  expect(
    found({
      'series/common-reports.yaml': [
        ['date: "2023-01-20", ', ''],
        [
          '  - { v: 1, date: "2023-01-05", lore: 1@example.org, subject: A proposal }',
          '  - { v: 1, date: "2023-01-05", lore: 1@example.org, subject: A proposal }\n  - { v: 2, date: "2023-02-15", lore: 9@example.org, subject: A proposal }',
        ],
      ],
    }),
  ).toEqual(['merged-version series/common-reports.yaml:10:36']);
});

test('a version that is not in the list', () => {
  expect(found({ 'series/common-reports.yaml': [['version: 1', 'version: 3']] })).toEqual([
    'merged-version series/common-reports.yaml:9:36',
  ]);
});
