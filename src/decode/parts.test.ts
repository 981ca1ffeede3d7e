import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { align, conceptMatrix } from './align.ts';
import { bundleFormats } from './bundle.ts';
import { fromBase64, fromGuid, fromHex, fromInt, intValue, toGuid, toHex, toInt, toText } from './bytes.ts';
import { CborError, cborBudget, itemAt, parseCbor } from './cbor.ts';
import { describe as words } from './conditions.ts';
import { decode } from './decode.ts';
import { formatFields } from './fields.ts';
import { inputReadings } from './input.ts';
import { formatSet } from './layouts.ts';
import { loadFormats } from './load.ts';
import { encode } from './sample/encode.ts';
import { seeded } from './sample/random.ts';
import type { Format } from './types.ts';

const set = loadFormats();
const get = (id: string): Format => set.byId.get(id) as Format;
const fields = (id: string) => formatFields(get(id), set);
const flat = (id: string, name: string) => fields(id).find((f) => f.name === name);

describe('bytes', () => {
  test('integers, identifiers and text there and back', () => {
    expect(toHex(fromHex('00ffA0'))).toBe('00ffa0');
    expect(() => fromHex('0g')).toThrow(RangeError);
    expect(toInt(fromInt(0x1234n, 4, 'little'), 'little')).toBe(0x1234n);
    expect(toHex(fromInt(0x1234n, 4, 'big'))).toBe('00001234');
    expect([intValue(2n ** 53n - 1n), intValue(2n ** 53n), intValue(-5n)]).toEqual([
      9007199254740991,
      '0x20000000000000',
      -5,
    ]);
    const guid = '63849ebb-3d92-4670-a1ff-58f9c94b87bb';
    for (const order of ['rfc4122', 'mixed'] as const) expect(toGuid(fromGuid(guid, order), order)).toBe(guid);
    expect(toText(Uint8Array.of(0xff))).toBeNull();
    expect(fromBase64('AAE=')).toEqual(Uint8Array.of(0, 1));
    expect(fromBase64('A')).toBeNull();
  });
});

describe('input', () => {
  test('text that is both hex and base64 can be read either way', () => {
    expect(inputReadings('abcd').map((r) => r.encoding)).toEqual(['hex', 'base64', 'binary']);
    expect(inputReadings(Uint8Array.of(0, 1, 2))[0]?.encoding).toBe('binary');
    expect(inputReadings('-----BEGIN EVIDENCE-----\nAAE=\n-----END EVIDENCE-----')[0]?.bytes).toEqual(
      Uint8Array.of(0, 1),
    );
  });
});

describe('CBOR', () => {
  const read = (hex: string) => parseCbor(fromHex(hex), 0, cborBudget());

  test('items know where they lie', () => {
    const { item, used } = read('a2016161024102');
    expect(used).toBe(7);
    expect(item.entries?.map((e) => [e.value.start, e.value.end, e.value.content])).toEqual([
      [2, 4, [3, 4]],
      [5, 7, [6, 7]],
    ]);
  });

  test('paths enter byte strings', () => {
    expect(itemAt(read('8241a0440a41aa00').item, [1], cborBudget())?.kind).toBe('bytes');
    expect(itemAt(read('8143a10a05').item, [0, 10], cborBudget())?.int).toBe(5n);
    expect(itemAt(read('8143a10a05').item, [0, 'x'], cborBudget())).toBeUndefined();
  });

  test('every kind of item', () => {
    const kinds = (read('8a00203a000000014161a0f4f6f7fb3ff0000000000000c100').item.items ?? []).map((i) => i.kind);
    expect(kinds).toEqual(['int', 'int', 'int', 'bytes', 'map', 'bool', 'null', 'undefined', 'float', 'tag']);
  });

  test.each(['', 'ff', '1c', '41', '8200', '9f00', '5f00ff', '5f', '62c328', 'a1ff00', '81ff', 'd8'])(
    'broken: %s',
    (hex) => {
      expect(() => read(hex)).toThrow(CborError);
    },
  );
});

describe('flattened fields', () => {
  test('offsets of nested and included parts', () => {
    expect(flat('snp-report-v5', 'LAUNCH_MIT_VECTOR')).toMatchObject({
      offset: 0x1f8,
      size: 8,
      endian: 'little',
      concept: 'tcb-version',
    });
    expect(flat('snp-report-v5', 'SIGNATURE.S')).toMatchObject({ offset: 0x2e8, size: 72, in: 'snp-report-signature' });
    expect(flat('snp-report-v5', 'POLICY.DEBUG')).toMatchObject({ offset: 8, bits: '19' });
    expect(flat('tdx-quote-v4', 'QE_REPORT.MRENCLAVE')).toMatchObject({ offset: 770 + 64 });
    expect(flat('tdx-quote-v4', 'QE_REPORT.MRENCLAVE')?.when).toMatch(/ATT_KEY_TYPE is 2 and CERT_DATA_TYPE is 6/);
    expect(flat('tdx-quote-v5-body3', 'MRTD')).toMatchObject({ offset: 190, size: 48 });
    expect(flat('tdx-quote-v4', 'INNER_CERT_TYPE')).toMatchObject({ offset: null });
    expect(flat('snp-cert-table', 'entry[].DATA')).toMatchObject({
      offset: null,
      sizeFrom: 'LENGTH, at the offset in OFFSET',
    });
  });

  test('CBOR formats have keys', () => {
    expect(flat('nitro-attestation-doc', 'module_id')).toMatchObject({
      key: '2/module_id',
      concept: 'instance-identity',
    });
    expect(flat('nitro-attestation-doc', 'pcrs.0')).toMatchObject({ key: '2/pcrs/0' });
    expect(flat('cca-platform-1-0', 'sw-components[].measurement-value')).toMatchObject({ key: '2399/*/2' });
    expect(fields('cca-collection-cmw').some((f) => f.name === 'realm.initial-measurement')).toBe(true);
    for (const format of set.byId.values()) {
      for (const f of formatFields(format, set)) {
        expect('key' in f || 'offset' in f, `${format.id} ${f.name}`).toBe(true);
        expect(f.type && f.concept).toBeTruthy();
      }
    }
  });

  test('conditions in words', () => {
    expect(words({ all: [{ field: 'A', eq: 1 }, { not: { at: 4, type: 'u8', in: [2, 16] } }] })).toBe(
      'A is 1 and not (u8 at 0x4 is one of 2, 0x10)',
    );
    expect(
      words({
        any: [
          { path: [2, 'pcrs'], kind: 'map' },
          { field: 'B', slice: [0, 2], zero: true },
        ],
      }),
    ).toBe('(key 2/pcrs is a CBOR map or B bytes 0..1 is zero)');
  });
});

describe('alignment', () => {
  test('two vendors side by side', () => {
    const report = decode(encode(get('snp-report-v5'), set, { random: seeded(1) }).bytes, set);
    const quote = decode(encode(get('tdx-quote-v5-body3'), set, { random: seeded(1) }).bytes, set);
    const rows = new Map(
      align([report, quote]).map((r) => [r.concept, r.fields.map((list) => list.map((f) => f.name))]),
    );
    expect(rows.get('nonce')).toEqual([['REPORT_DATA'], ['REPORTDATA']]);
    expect(rows.get('initial-measurement')).toEqual([['MEASUREMENT'], ['MRTD']]);
    expect(rows.get('runtime-measurement')).toEqual([[], ['RTMR0', 'RTMR1', 'RTMR2', 'RTMR3']]);
    expect(rows.get('guest-svn')).toEqual([['GUEST_SVN'], []]);
    expect(rows.has('none')).toBe(false);
  });

  test('concept by format', () => {
    const row = conceptMatrix(set, loadCatalog().catalog.concepts).find((r) => r.concept === 'privilege-level');
    expect(row?.cells.find((c) => c.format === 'snp-report-v2')?.fields).toEqual(['VMPL']);
    expect(row?.cells.find((c) => c.format === 'nitro-attestation-doc')?.fields).toEqual([]);
  });
});

describe('bundle', () => {
  test('decodes as the catalog does, without the prose but that of bits', () => {
    const text = bundleFormats(loadCatalog().catalog.formats);
    const bundled = formatSet(JSON.parse(text));
    expect(bundled.byId.get('snp-report-v5')?.fields?.some(({ meaning }) => meaning !== undefined)).toBe(false);
    expect(bundled.byId.get('snp-policy')?.bits?.find(({ name }) => name === 'DEBUG')?.meaning).toMatch(/Debugging/);
    expect(text).not.toContain('"about"');
    for (const id of ['snp-report-v3-4', 'cca-collection-cmw', 'azure-hcl']) {
      const { bytes } = encode(get(id), set, { random: seeded(8) });
      expect(decode(bytes, bundled)).toEqual(decode(bytes, set));
    }
  });
});
