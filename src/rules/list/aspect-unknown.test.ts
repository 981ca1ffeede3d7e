import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a misspelt aspect', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['timeout: {', 'timeot: {']] })).toEqual([
    'aspect-unknown interfaces/linux/common-report.yaml:41:11',
  ]);
});

test('a misspelt definition that several places use', () => {
  expect(found({ 'functions/report.yaml': [['id: max-size', 'id: max-sizes']] })).toEqual([
    'aspect-unknown functions/report.yaml:16:11',
  ]);
});
