import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('itself', () => {
  expect(
    found({ 'interfaces/acme/acme-keys.yaml': [['related: [common-report]', 'related: [common-report, acme-keys]']] }),
  ).toEqual(['ref-self interfaces/acme/acme-keys.yaml:19:26']);
});
