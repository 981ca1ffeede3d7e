import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a summary', () => {
  expect(
    found({ 'interfaces/acme/acme-keys.yaml': [['summary: A device that', 'summary: TODO a device that']] }),
  ).toEqual(['text-placeholder interfaces/acme/acme-keys.yaml:6:10']);
});

test('dots', () => {
  expect(found({ 'interfaces/borealis/borealis-device.yaml': [['when: the length is wrong', 'when: "..."']] })).toEqual(
    ['text-placeholder interfaces/borealis/borealis-device.yaml:21:15'],
  );
});
