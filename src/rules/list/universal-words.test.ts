import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const FILE = 'interfaces/borealis/borealis-device.yaml';
const NOTE = '  - text: It was the first one to have this.\n';

const noted = (text: string, more = '') => found({ [FILE]: [[NOTE, `  - text: ${text}\n${more}`]] });

test.each([
  'It never waits.',
  'All callers wait.',
  'Only root may.',
  'Every call waits.',
  'It always waits.',
  'Any reader waits.',
])('%s', (text) => {
  expect(noted(text)).toEqual([`universal-words ${FILE}:35:11`]);
});

test('with the members named', () => {
  expect(noted('It never waits.', '    each: the two branches of get\n')).toEqual([]);
});

test('a summary has no evidence', () => {
  expect(found({ [FILE]: [['A device on which', 'The only device on which']] })).toEqual([
    `universal-words ${FILE}:6:10`,
  ]);
});

test.each(['The file is read-only.', 'It gives nothing at all.', 'Not only root may.', 'The overall state.'])(
  'no such word: %s',
  (text) => {
    expect(noted(text)).toEqual([]);
  },
);
