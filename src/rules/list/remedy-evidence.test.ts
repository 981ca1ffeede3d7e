import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const CAUSE = '        when: the length is wrong\n';
const after = (more: string) => ({
  'interfaces/borealis/borealis-device.yaml': [[CAUSE, `${CAUSE}        do: Write 64 bytes.\n${more}`]] as const,
});

test('a way out without a place', () => {
  expect(found(after(''))).toEqual(['remedy-evidence interfaces/borealis/borealis-device.yaml:22:13']);
});

test('a way out with a place, and one that is only suggested', () => {
  expect(found(after('        do-evidence: [{ spec: acme-spec, section: "1" }]\n'))).toEqual([]);
  expect(found(after('        do-says: suggested\n'))).toEqual([]);
});
