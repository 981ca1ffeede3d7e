import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a misspelt use', () => {
  expect(
    found({ 'interfaces/linux/common-report.yaml': [['shows: [inblob, outblob]', 'shows: [inblob, outblb]']] }),
  ).toEqual(['operation-unknown interfaces/linux/common-report.yaml:34:21']);
});

test('a misspelt operation of a provider, without a word about the cells', () => {
  expect(
    found({
      'interfaces/linux/common-report.yaml': [['operations: [inblob, outblob]', 'operations: [inblob, outblop]']],
    }),
  ).toEqual(['operation-unknown interfaces/linux/common-report.yaml:37:30']);
});

test('a misspelt definition that several places use', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['- id: outblob', '- id: outblobb']] })).toEqual([
    'operation-unknown interfaces/linux/common-report.yaml:19:9',
  ]);
});
