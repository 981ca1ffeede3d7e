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

test('an absent cell that was meant for another platform', () => {
  const changed = 'absent:\n  - { platform: borealis, state: unknown, reason: Not looked at. }\n';
  const acme = {
    'interfaces/acme/acme-keys.yaml': [['function: seal, as: result', 'function: seal, as: step']],
  } as const;
  expect(found({ ...acme, 'functions/seal.yaml': [['absent:\n', changed]] })).toEqual([
    'part-duplicate functions/seal.yaml:12:15',
  ]);
});

test('a field of a format', () => {
  const field =
    '  - { name: nonce, offset: 0, size: 64, type: bytes, concept: nonce, meaning: Bytes of the caller. }\n';
  expect(
    found({
      'formats/acme/acme-report.yaml': [
        [
          field,
          `${field}  - { name: nonce, offset: 64, size: 4, type: bytes, concept: none, meaning: Other bytes. }\n`,
        ],
      ],
    }),
  ).toEqual(['part-duplicate formats/acme/acme-report.yaml:9:13']);
});
