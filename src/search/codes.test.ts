import { expect, test } from 'vitest';
import { codeNames } from './codes.ts';

test.each<[string, string]>([
  ['0x16', '0x16'],
  ['0x00000016', '0x16'],
  ['22', '0x16'],
  ['error 0x3', 'error=3'],
  ['firmware error 27', 'firmware_error=27'],
  ['fw_error 0x16', 'fw_error=22'],
  ['fw_error: 22', 'fw_error=22'],
  ['SEV: failed to INIT error 0x16, rc -5', 'error=22'],
  ['0xc0000505', '0xc0000505'],
  ['SEAMCALL failed: 0xc000010000000046', '0xc000010000000000'],
  ['sbi error -3', 'sbi_error=-3'],
])('%s is asked for as %s', (query, name) => {
  expect(codeNames(query)).toContain(name);
});

test('a count in a sentence is no code, and a release none', () => {
  expect(codeNames('why can a guest with 16 vcpus not start on kernel 6.12')).not.toContain('16');
  expect(codeNames('kernel 6.12')).toEqual([]);
});
