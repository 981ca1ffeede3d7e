import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('an aspect', () => {
  expect(
    found({
      'functions/seal.yaml': [
        [
          '  - { id: size, name: Size of the key, type: size }',
          '  - { id: size, name: Size of the key, type: size }\n  - { id: size, name: Another size, type: size }',
        ],
      ],
    }),
  ).toEqual(['part-duplicate functions/seal.yaml:10:11']);
});

test('an absent cell', () => {
  expect(
    found({
      'functions/seal.yaml': [
        ['absent:\n', 'absent:\n  - { platform: borealis, state: unknown, reason: Not looked at. }\n'],
      ],
    }),
  ).toEqual(['part-duplicate functions/seal.yaml:12:15']);
});

test('a function of an operation', () => {
  expect(
    found({
      'interfaces/linux/common-report.yaml': [
        [
          '- { function: report, as: input }',
          '- { function: report, as: input }\n      - { function: report, as: option }',
        ],
      ],
    }),
  ).toEqual(['part-duplicate interfaces/linux/common-report.yaml:19:21']);
});
