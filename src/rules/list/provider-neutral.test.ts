import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('at the interface of one platform', () => {
  expect(
    found({
      'interfaces/borealis/borealis-device.yaml': [
        [
          'structs:',
          'providers:\n  - platform: acme\n    name: acme_guest\n    history: [{ change: added, kernel: "6.2", evidence: [{ kconfig: X, at: "6.2" }] }]\n    implements: []\nstructs:',
        ],
      ],
    }),
  ).toEqual(['provider-neutral interfaces/borealis/borealis-device.yaml:30:1']);
});

test('of the neutral platform', () => {
  expect(found({ 'interfaces/linux/common-report.yaml': [['- platform: acme', '- platform: linux']] })).toEqual([
    'provider-neutral interfaces/linux/common-report.yaml:30:15',
  ]);
});
