import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a misspelt value', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['value: polls,', 'value: pols,']] })).toEqual([
    'aspect-value interfaces/linux/common-report.yaml:40:27',
  ]);
});

test('a misspelt definition', () => {
  expect(found({ 'functions/report.yaml': [['polls: polls', 'pols: polls']] })).toEqual([
    'aspect-value interfaces/linux/common-report.yaml:40:27',
  ]);
});
