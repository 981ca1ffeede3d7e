import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('not-in that is newer', () => {
  expect(found({ 'interfaces/acme/acme-keys.yaml': [['or-before: true', 'not-in: "6.2"']] })).toEqual([
    'history-bracket interfaces/acme/acme-keys.yaml:10:45',
  ]);
});

test('two bounds', () => {
  expect(found({ 'interfaces/acme/acme-keys.yaml': [['or-before: true', 'or-before: true, not-in: "5.19"']] })).toEqual(
    ['history-bracket interfaces/acme/acme-keys.yaml:10:37'],
  );
});

test('a proposal in a kernel', () => {
  expect(
    found({
      'interfaces/linux/common-report.yaml': [
        ['date: "2023-01", evidence', 'date: "2023-01", kernel: "6.2", evidence'],
      ],
    }),
  ).toEqual(['history-bracket interfaces/linux/common-report.yaml:10:42']);
});

test('an unknown history with a kernel', () => {
  const edit = ['change: added, kernel: "6.1", or-before: true', 'change: unknown, kernel: "6.1"'] as const;
  expect(found({ 'interfaces/acme/acme-keys.yaml': [edit] })).toContain(
    'history-bracket interfaces/acme/acme-keys.yaml:10:24',
  );
});
