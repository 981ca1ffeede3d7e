import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('an interface', () => {
  expect(found({ 'interfaces/acme/acme-keys.yaml': [['platform: acme\n', 'platform: borealis\n']] })).toEqual([
    'platform-directory interfaces/acme/acme-keys.yaml:4:11',
  ]);
});

test('a format', () => {
  expect(found({ 'formats/acme/acme-report.yaml': [['platform: acme', 'platform: borealis']] })).toEqual([
    'platform-directory formats/acme/acme-report.yaml:4:11',
  ]);
});
