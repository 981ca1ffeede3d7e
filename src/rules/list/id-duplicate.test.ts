import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('two interfaces', () => {
  const text =
    'id: acme-keys\nname: Copy\nplatform: borealis\nside: guest\nsummary: A copy under another platform.\nopens: { kind: none }\nsigns-none: The copy shows nothing of itself.\nstability: uapi\nhistory: [{ change: added, kernel: "6.1", evidence: [{ kconfig: KEYS, at: "6.1" }] }]\noperations: []\nkconfig: [KEYS]\n';
  expect(found({ 'interfaces/borealis/acme-keys.yaml': text })).toEqual([
    'id-duplicate interfaces/borealis/acme-keys.yaml:2:5',
  ]);
});

test('a former id that is in use', () => {
  expect(
    found({ 'interfaces/acme/acme-keys.yaml': [['formerly: [acme-sealing]', 'formerly: [common-report]']] }),
  ).toEqual(['id-duplicate interfaces/acme/acme-keys.yaml:20:12']);
});

test('its own id as a former one', () => {
  expect(found({ 'interfaces/acme/acme-keys.yaml': [['formerly: [acme-sealing]', 'formerly: [acme-keys]']] })).toEqual([
    'id-duplicate interfaces/acme/acme-keys.yaml:20:12',
  ]);
});
