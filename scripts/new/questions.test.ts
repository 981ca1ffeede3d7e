import { expect, test } from 'vitest';
import { loadFiles, miniFiles } from '../../src/rules/testing/mini.ts';
import { askFor, put, questionsOf } from './questions.ts';

const { catalog } = loadFiles(miniFiles());

/** Asks with these answers; what was asked and said, and what came of it. */
async function talk(kind: Parameters<typeof questionsOf>[0], answers: string[], given = {}) {
  const heard: string[] = [];
  const got = await askFor(
    questionsOf(kind, catalog),
    given,
    (question) => {
      heard.push(question);
      return Promise.resolve(answers.shift());
    },
    (sentence) => heard.push(sentence),
  );
  return { heard, got };
}

test('an interface: what it needs, the choices shown, and again after a slip', async () => {
  const { heard, got } = await talk('interface', ['acne', 'acme', 'acme-new', 'Acme new', '', 'report, seal', '']);
  expect(heard[0]).toBe('Platform (linux, acme, borealis): ');
  expect(heard[1]).toBe('there is no "acne"; did you mean "acme"?');
  expect(heard.find((line) => line.startsWith('Functions'))).toMatch(/\(any of .*report.*\) \[leave out\]/);
  expect(got).toEqual({ platform: 'acme', id: 'acme-new', name: 'Acme new', side: 'guest', function: 'report, seal' });
});

test('what was given is not asked', async () => {
  const { heard, got } = await talk('source', [''], { id: 'a-paper' });
  expect(heard).toEqual(['Name that readers see [leave out]: ']);
  expect(got).toEqual({ id: 'a-paper' });
});

test('what has to be known is asked until the input ends', async () => {
  const { heard, got } = await talk('source', ['', '']);
  expect(heard).toContain('this has to be known');
  expect(got).toBeUndefined();
});

test('a default is shown', () => {
  expect(put({ key: 'side', ask: 'Side', choices: ['guest', 'host'], otherwise: 'guest' })).toBe(
    'Side (guest, host) [guest]: ',
  );
});
