import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('an id that was given up', () => {
  expect(found({ 'topics/report-abi.yaml': [['interfaces: [common-report]', 'interfaces: [acme-sealing]']] })).toEqual([
    'ref-former topics/report-abi.yaml:6:14',
  ]);
});
