import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('deprecated before it was added', () => {
  expect(
    found({
      'interfaces/acme/acme-keys.yaml': [
        ['change: added, kernel: "6.1", or-before: true', 'change: changed, kernel: "6.1"'],
      ],
    }),
  ).toEqual(['history-start interfaces/acme/acme-keys.yaml:10:15']);
});

test('changed after it was removed', () => {
  expect(
    found({
      'interfaces/acme/acme-keys.yaml': [
        ['change: deprecated, kernel: "6.2"', 'change: removed, kernel: "6.2"'],
        [
          'operations:\n',
          '  - { change: changed, kernel: "6.3", evidence: [{ kconfig: ACME_KEYS, at: "6.3" }] }\noperations:\n',
        ],
      ],
    }),
  ).toEqual(['history-start interfaces/acme/acme-keys.yaml:12:15']);
});

test('a known step beside an unknown start', () => {
  const events = 'history:\n  - { change: unknown, evidence: [{ kconfig: ACME_KEYS, at: "6.3" }] }\n';
  const edit = (text: string) => found({ 'interfaces/acme/acme-keys.yaml': [['history:\n', text]] });
  expect(edit(events)).toEqual(['history-start interfaces/acme/acme-keys.yaml:10:15']);
});
