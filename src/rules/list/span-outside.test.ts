import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('before the thing was added', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['until: "6.2"', 'since: "6.1", until: "6.2"']] })).toEqual([
    'span-outside interfaces/linux/common-report.yaml:43:37',
  ]);
});

test('after it was removed', () => {
  expect(
    found({
      'interfaces/acme/acme-keys.yaml': [
        ['change: deprecated', 'change: removed'],
        ['value: 32,', 'value: 32, since: "6.3",'],
      ],
    }),
  ).toEqual(['span-outside interfaces/acme/acme-keys.yaml:18:76']);
});
