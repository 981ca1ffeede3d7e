import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('no word about a platform is no mistake: its cell is unknown by itself', () => {
  expect(
    found({
      'functions/seal.yaml': [
        [
          'absent:\n  - platform: borealis\n    state: none\n    reason: The firmware has no such call.\n    evidence: [{ spec: acme-spec, section: "9" }]\n',
          '',
        ],
      ],
    }),
  ).toEqual([]);
});

test('an operation that only takes part', () => {
  expect(found({ 'interfaces/borealis/borealis-device.yaml': [['as: result', 'as: step']] })).toEqual([
    'cell-blank functions/report.yaml:2:1',
  ]);
});
