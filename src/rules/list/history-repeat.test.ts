import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('added twice', () => {
  expect(found({ 'interfaces/acme/acme-keys.yaml': [['change: deprecated', 'change: added']] })).toEqual([
    'history-repeat interfaces/acme/acme-keys.yaml:11:15',
  ]);
});
