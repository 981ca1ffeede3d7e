import { describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import { decode } from './decode.ts';
import { loadFormats } from './load.ts';
import { encode } from './sample/encode.ts';
import { seeded } from './sample/random.ts';
import { renderComparison } from './text.ts';

const set = loadFormats();
const decoded = (id: string, values: Record<string, number | Uint8Array> = {}) => {
  const format = set.byId.get(id);
  if (!format) throw new Error(`no format ${id}`);
  return decode(encode(format, set, { random: seeded(7), values }).bytes, set);
};

const turin = { CPUID_FAM_ID: 0x1a, CPUID_MOD_ID: 2, GUEST_SVN: 1 };

describe('two pieces', () => {
  test('of the same bytes are equal, field by field', () => {
    const result = compare(decoded('snp-report-v5'), decoded('snp-report-v5'));
    expect(result).toMatchObject({ by: 'field', equal: true });
    expect(renderComparison(result)).toMatch(/, 0 not\n$/m);
  });

  test('of one family differ in named fields, and a TCB component has a direction', () => {
    const withSnp = (version: number) => {
      const format = set.byId.get('snp-report-v5');
      if (!format) throw new Error('no format');
      const bytes = Uint8Array.from(encode(format, set, { random: seeded(7), values: turin }).bytes);
      // CURRENT_TCB lies at 0x38, and its fourth byte is the version of the SNP firmware.
      bytes[0x38 + 3] = version;
      return decode(bytes, set);
    };
    const [older, newer] = [withSnp(3), withSnp(9)];
    const { equal, rows } = compare(older, newer);
    expect(equal).toBe(false);
    expect(rows.find(({ name }) => name === 'CURRENT_TCB.SNP')).toMatchObject({
      state: 'different',
      direction: 'higher',
    });
    expect(compare(newer, older).rows.find(({ name }) => name === 'CURRENT_TCB.SNP')?.direction).toBe('lower');
    expect(rows.find(({ name }) => name === 'GUEST_SVN')).toMatchObject({ state: 'equal' });
  });

  test('of two versions of a family name what only one has', () => {
    const { by, rows } = compare(decoded('snp-report-v2', { VERSION: 2 }), decoded('snp-report-v5'));
    expect(by).toBe('field');
    expect(rows.filter(({ state }) => state === 'only-second').map(({ name }) => name)).toContain('CPUID_FAM_ID');
  });

  test('of two vendors are laid side by side by concept', () => {
    const { by, rows } = compare(decoded('snp-report-v5'), decoded('tdx-quote-v4', { ATT_KEY_TYPE: 2 }));
    expect(by).toBe('concept');
    const nonce = rows.find(({ name }) => name === 'nonce');
    expect([nonce?.first[0]?.name, nonce?.second[0]?.name]).toEqual(['REPORT_DATA', 'REPORTDATA']);
  });
});
