import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('none, although it is offered', () => {
  expect(
    found({
      'functions/seal.yaml': [
        [
          '- platform: borealis',
          '- platform: acme\n    state: none\n    reason: There is nothing.\n    evidence: [{ spec: acme-spec, section: "9" }]\n  - platform: borealis',
        ],
      ],
    }),
  ).toEqual(['cell-contradiction functions/seal.yaml:11:15']);
});

test('a cell of the neutral platform', () => {
  expect(
    found({
      'functions/seal.yaml': [
        [
          '- platform: borealis',
          '- { platform: linux, state: not-applicable, reason: It has no cell. }\n  - platform: borealis',
        ],
      ],
    }),
  ).toEqual(['cell-contradiction functions/seal.yaml:11:17']);
});
