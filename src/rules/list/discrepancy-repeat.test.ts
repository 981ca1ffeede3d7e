import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const told = (id: string, symbol: string) => `discrepancies:
  - id: ${id}
    title: How many bytes go in
    documented: { claim: At most 64 bytes., evidence: [{ kernel: Documentation/a.rst, text: at most 64, at: "6.2" }] }
    implemented: { claim: Exactly 64 bytes., evidence: [{ kernel: drivers/a.c, symbol: ${symbol}, at: "6.2" }] }
    advice: Write exactly 64 bytes.
`;
const edit = (symbol: string) => ({
  'interfaces/acme/acme-keys.yaml': [
    ['related: [common-report]\n', `related: [common-report]\n${told('length', 'get')}`],
  ] as const,
  'interfaces/borealis/borealis-device.yaml': [
    ['kconfig: [BOREALIS]\n', `kconfig: [BOREALIS]\n${told('bytes', symbol)}`],
  ] as const,
});

test('the same places in two entries', () => {
  expect(found(edit('get'))).toEqual(['discrepancy-repeat interfaces/borealis/borealis-device.yaml:39:5']);
});

test('another function of the same document', () => {
  expect(found(edit('set'))).toEqual([]);
});
