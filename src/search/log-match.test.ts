import { describe, expect, test } from 'vitest';
import { bareLine, fitting, mayBeLine } from './log-match.ts';

const FORMATS = [
  'GetQuote request timedout',
  'SEV: %s failed %#x, rc %d',
  'sev command %#x timed out, disabling PSP',
  'SEAMCALL (0x%016llx) failed: 0x%016llx',
  'Status:',
  'SNP init failed: not all CPUs online. (%*pbl online <-> %*pbl present masks).',
];
const fits = (line: string): string[] => fitting(line, FORMATS).map((place) => FORMATS[place] as string);

describe('what stands before a line', () => {
  test.each([
    '[   12.345678] ccp 0000:22:00.1: sev command 0x23 timed out',
    '<3>[   12.345678] ccp 0000:22:00.1: sev command 0x23 timed out',
    'Nov 25 12:00:01 host kernel: ccp 0000:22:00.1: sev command 0x23 timed out',
    '2026-11-25T12:00:01+00:00 host kernel: ccp 0000:22:00.1: sev command 0x23 timed out',
    '[   12.345678][  T123] ccp 0000:22:00.1: sev command 0x23 timed out',
  ])('%s', (line) => {
    expect(bareLine(line)).toBe('ccp 0000:22:00.1: sev command 0x23 timed out');
  });
});

describe('the format of a line', () => {
  test.each([
    ['[  1.5] tdx_guest: GetQuote request timedout', 'GetQuote request timedout'],
    ['ccp 0000:22:00.1: SEV: INIT_EX failed 0x3, rc -5', 'SEV: %s failed %#x, rc %d'],
    ['virt/tdx: SEAMCALL (0x0000000000000021) failed: 0xc000050500000000', 'SEAMCALL (0x%016llx) failed: 0x%016llx'],
    ['SEV-SNP: SNP init failed: not all CPUs online. (0-3 online <-> 0-7 present masks).', FORMATS[5]],
  ])('%s', (line, format) => {
    expect(fits(line)[0]).toBe(format);
  });

  test('a line that was cut off', () => {
    expect(fits('SNP init failed: not all CPUs')).toEqual([FORMATS[5]]);
    expect(fits('sev command 0x23 timed out')).toEqual([FORMATS[2]]);
  });

  test('words of a question are none, and a short text has to be most of the line', () => {
    expect(fits('what is the status: of the tdx module on my host')).toEqual([]);
    expect(fits('how do I get a quote')).toEqual([]);
  });
});

test('a question of one word is not looked for among the lines', () => {
  expect(mayBeLine('SNP_GET_REPORT')).toBe(false);
  expect(mayBeLine('[    1.0] tdx: foo')).toBe(true);
});
