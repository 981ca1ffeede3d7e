import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const FILE = 'functions/report.yaml';

test('a value without a test', () => {
  expect(found({ [FILE]: [[', polls: It looks again. }', ' }']] })).toEqual([`aspect-when ${FILE}:13:41`]);
});

test('a test of no value', () => {
  expect(found({ [FILE]: [['polls: It looks again.', 'polls: It looks again., other: Something else.']] })).toEqual([
    `aspect-when ${FILE}:10:71`,
  ]);
});

test('a misspelt test', () => {
  expect(found({ [FILE]: [['polls: It looks', 'poll: It looks']] })).toEqual([`aspect-when ${FILE}:10:47`]);
});

test('a misspelt value is told once', () => {
  expect(found({ [FILE]: [['polls: polls for', 'polsl: polls for']] })).toHaveLength(1);
});
