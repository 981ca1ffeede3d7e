import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { codeRows, headerNumber, numberForms } from './status.ts';

const { catalog } = loadCatalog();
const family = (id: string) => {
  const found = catalog.status.find((one) => one.id === id);
  if (!found) throw new Error(`The catalog has no status family ${id}.`);
  return found;
};

describe('the number of a code', () => {
  it('is that of a header for userspace, with the newest kernel that gives it', () => {
    const number = headerNumber(catalog, { bits: 32 }, 'SEV_RET_BAD_MEASUREMENT');
    expect(number).toMatchObject({ text: '0xb', bits: 11n, by: 'uapi' });
    expect(number?.file).toMatch(/psp-sev\.h$/);
    expect(number?.kernel).toBe(number?.kernels.at(-1));
    expect(number?.kernels.length).toBeGreaterThan(1);
  });

  it('is none when no header has the name', () => {
    expect(headerNumber(catalog, { bits: 32 }, 'SEV_RET_NO_SUCH_NAME')).toBeUndefined();
  });

  it('is that of the entry where it gives one, and of no header then', () => {
    const given = catalog.status.flatMap((status) =>
      codeRows(catalog, status).filter(({ code }) => code.number !== undefined),
    );
    expect(given.length).toBeGreaterThan(0);
    for (const { code, number } of given)
      expect(number, code.name).toMatchObject({ text: code.number, by: 'given', kernels: [] });
  });
});

describe('codes of a family', () => {
  it('are all there, in the order of the entry', () => {
    for (const status of catalog.status) {
      expect(codeRows(catalog, status).map(({ code }) => code)).toEqual(status.codes);
    }
  });

  it('fit the width of the family', () => {
    for (const status of catalog.status) {
      for (const { code, number } of codeRows(catalog, status)) {
        if (number) expect(number.bits >> BigInt(status.bits), `${status.id} ${code.name}`).toBe(0n);
      }
    }
  });

  it('have the number of the header in Linux for a module of TDX', () => {
    const rows = codeRows(catalog, family('tdx-module')).filter(({ number }) => number?.by === 'internal');
    expect(rows.length).toBeGreaterThan(0);
    for (const { number } of rows) expect(number?.file).toMatch(/^arch\/x86\//);
  });
});

describe('forms in which a number is looked up', () => {
  it.each<[string, bigint, 32 | 64, string[]]>([
    ['0x16', 22n, 32, ['0x16', '22']],
    ['-0x1', 0xffffffffn, 32, ['0xffffffff', '-1', '0xffffffffffffffff']],
    ['0x8000020300000000', 0x8000020300000000n, 64, ['0x8000020300000000', '0x80000203']],
  ])('%s', (text, bits, width, forms) => {
    const mask = width === 64 ? { mask: '0xffffffff00000000' } : {};
    expect(numberForms({ bits: width, ...mask }, { text, bits })).toEqual(forms);
  });

  it('hold the upper half only where a mask says that the lower one is details', () => {
    expect(numberForms({ bits: 64 }, { text: '0x100000000', bits: 0x100000000n })).toEqual(['0x100000000']);
  });
});
