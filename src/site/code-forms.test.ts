import { expect, test } from 'vitest';
import { askedCodes } from './code-forms.ts';

const FAMILIES = {
  error: ['sev-firmware'],
  fw_error: ['sev-firmware'],
  firmware_error: ['sev-firmware'],
  sbi_error: ['sbi'],
};

test.each<[string, string]>([
  ['0x16', '0x16'],
  ['0x00000016', '0x16'],
  ['22', '0x16'],
  ['error 0x3', 'sev-firmware=3'],
  ['firmware error 27', 'sev-firmware=27'],
  ['fw_error 0x16', 'sev-firmware=22'],
  ['fw_error: 22', 'sev-firmware=22'],
  ['SEV: failed to INIT error 0x16, rc -5', 'sev-firmware=22'],
  ['0xc0000505', '0xc0000505'],
  ['SEAMCALL failed: 0xc000010000000046', '0xc000010000000000'],
  ['sbi error -3', 'sbi=-3'],
])('%s is asked for as %s', (query, name) => {
  expect(askedCodes(query, FAMILIES)).toContain(name);
});

test('a count in a sentence is no code, and a release none', () => {
  expect(askedCodes('why can a guest with 16 vcpus not start on kernel 6.12', FAMILIES)).not.toContain('16');
  expect(askedCodes('kernel 6.12', FAMILIES)).toEqual([]);
});
