import { describe, expect, test } from 'vitest';
import { toHex } from './bytes.ts';
import { decode, detect } from './decode.ts';
import { decodeInput } from './given.ts';
import { loadFormats } from './load.ts';
import { type EncodeOptions, encode } from './sample/encode.ts';
import { seeded } from './sample/random.ts';
import { renderText } from './text.ts';
import type { Decoded, DecodedField, Format } from './types.ts';

const set = loadFormats();
const make = (id: string, options: EncodeOptions = {}): Uint8Array =>
  encode(set.byId.get(id) as Format, set, options).bytes;
const field = (result: Decoded, name: string): DecodedField => {
  const found = result.fields.find((f) => f.name === name);
  if (!found) throw new Error(`no field ${name} among ${result.fields.map((f) => f.name).join(' ')}`);
  return found;
};
const value = (result: Decoded, name: string) => field(result, name).value;
const has = (result: Decoded, name: string) => result.fields.some((f) => f.name === name);

/** A report that raises no warning but those asked for. */
const clean = { SIGNATURE_ALGO: 1, POLICY: 0x30000, CHIP_ID: 'ab'.repeat(64) };
const snp = (id: string, values: EncodeOptions['values']): Decoded =>
  decode(make(id, { values: { ...clean, ...values } }), set);

describe('SNP reports', () => {
  test('version and product are independent', () => {
    const product = (id: string, VERSION: number, family: number, model: number) =>
      snp(id, { VERSION, CPUID_FAM_ID: family, CPUID_MOD_ID: model }).product;
    expect(product('snp-report-v3-4', 3, 0x19, 0x01)).toBe('Milan');
    expect(product('snp-report-v3-4', 4, 0x19, 0x11)).toBe('Genoa');
    expect(product('snp-report-v3-4', 3, 0x19, 0xa0)).toBe('Genoa');
    expect(product('snp-report-v3-4', 3, 0x1a, 0x02)).toBe('Turin');
    expect(product('snp-report-v5', 5, 0x19, 0x01)).toBe('Milan');
    expect(product('snp-report-v5', 5, 0x1a, 0x11)).toBe('Turin');
    expect(product('snp-report-v5', 5, 0x1a, 0x57)).toBe('Venice');
    expect(product('snp-report-v5', 5, 0x19, 0x20)).toBe('unknown');
  });

  test('TCB versions follow the product, not the report version', () => {
    const tcb = '0101010400000051';
    const bytes = make('snp-report-v3-4', { values: { ...clean, VERSION: 3, CPUID_FAM_ID: 0x1a } });
    bytes.set([1, 1, 1, 4, 0, 0, 0, 0x51], 0x180);
    const result = decode(bytes, set);
    expect(value(result, 'REPORTED_TCB')).toBe(tcb);
    const parts = ['FMC', 'BOOT_LOADER', 'TEE', 'SNP', 'MICROCODE'].map((n) => value(result, `REPORTED_TCB.${n}`));
    expect(parts).toEqual([1, 1, 1, 4, 81]);
    expect(field(result, 'REPORTED_TCB.MICROCODE')).toMatchObject({ offset: 0x187, size: 1 });
    bytes[0x188] = 0x19;
    const milan = decode(bytes, set);
    expect(value(milan, 'REPORTED_TCB.SNP')).toBe(0);
    expect(has(milan, 'REPORTED_TCB.FMC')).toBe(false);
    expect(milan.warnings).toContain('REPORTED_TCB.RESERVED is reserved and should be zero, but is not.');
  });

  test('version 2 does not tell the product; the TCB layout is read only where the content settles it', () => {
    const chip = snp('snp-report-v2', {});
    expect(chip.product).toBe('unknown');
    expect(chip.warnings.join()).toMatch(/product cannot be derived: version 2 reports carry no CPUID/);
    expect(has(chip, 'CURRENT_TCB.SNP')).toBe(true);
    const short = snp('snp-report-v2', { CHIP_ID: `${'ab'.repeat(8)}${'00'.repeat(56)}` });
    expect(has(short, 'CURRENT_TCB.FMC')).toBe(true);
    expect(short.notes.join()).toMatch(/first 8 bytes of CHIP_ID/);
    const nothing = snp('snp-report-v2', { CHIP_ID: '00'.repeat(64) });
    expect(has(nothing, 'CURRENT_TCB.MICROCODE')).toBe(false);
    expect(nothing.warnings.join()).toMatch(/layout of TCB_VERSION depends on the product/);
  });

  test('reserved ranges are those of the version, and warn without failing', () => {
    const bytes = make('snp-report-v5', { values: { ...clean, CURRENT_MIT_VECTOR: 0x0b, CPUID_FAM_ID: 0x19 } });
    expect(decode(bytes, set).warnings).toEqual([]);
    expect(value(decode(bytes, set), 'CURRENT_MIT_VECTOR')).toBe(11);
    bytes[0] = 3;
    expect(decode(bytes, set).warnings).toEqual(['RESERVED_1F8 is reserved and should be zero, but is not.']);
  });

  test('policy, key and platform words', () => {
    const debug = snp('snp-report-v3-4', {
      VERSION: 3,
      POLICY: 0xb0000,
      KEY_INFO: 4,
      PLATFORM_INFO: 0x65,
      CHIP_ID: '00'.repeat(64),
    });
    expect(field(debug, 'POLICY.DEBUG')).toMatchObject({
      offset: 8,
      size: 8,
      bits: '19',
      value: 1,
      concept: 'lifecycle-policy',
    });
    expect(field(debug, 'POLICY.ABI_MAJOR').bits).toBe('15:8');
    expect(value(debug, 'KEY_INFO.AUTHOR_KEY_EN')).toBe(0);
    expect(field(debug, 'KEY_INFO.SIGNING_KEY')).toMatchObject({ value: 1, label: 'VLEK' });
    expect(value(debug, 'PLATFORM_INFO.SMT_EN')).toBe(1);
    expect(value(debug, 'PLATFORM_INFO.TSME_EN')).toBe(0);
    expect(value(debug, 'PLATFORM_INFO.BIT_6')).toBe(1);
    expect(debug.warnings.join()).toMatch(/Debugging is allowed.*CHIP_ID is zero although MASK_CHIP_KEY is 0/);
    const masked = snp('snp-report-v3-4', { VERSION: 3, KEY_INFO: 2, CHIP_ID: '00'.repeat(64) });
    expect(masked.warnings.join()).toMatch(/chip is masked/);
    expect(masked.warnings.join()).not.toMatch(/although/);
    const host = snp('snp-report-v3-4', { VERSION: 3, VMPL: 0xffffffff, POLICY: 0 });
    expect(host.warnings.join()).toMatch(/RESERVED_MBO \(bit 17\) should be one.*requested by the host/);
  });

  test('bytes of hashes keep their order; numbers are little-endian', () => {
    const result = snp('snp-report-v3-4', {
      VERSION: 3,
      MEASUREMENT: `01${'00'.repeat(46)}ff`,
      'SIGNATURE.R': `0102${'00'.repeat(70)}`,
    });
    expect(value(result, 'MEASUREMENT')).toBe(`01${'00'.repeat(46)}ff`);
    expect(field(result, 'SIGNATURE.R')).toMatchObject({
      value: 0x0201,
      offset: 0x2a0,
      size: 72,
      raw: `0102${'00'.repeat(70)}`,
    });
    const large = snp('snp-report-v5', { CURRENT_MIT_VECTOR: 2n ** 53n, LAUNCH_MIT_VECTOR: 2n ** 53n - 1n });
    expect(value(large, 'CURRENT_MIT_VECTOR')).toBe('0x20000000000000');
    expect(value(large, 'LAUNCH_MIT_VECTOR')).toBe(2 ** 53 - 1);
  });

  test('build, minor, major lie in this order', () => {
    const result = snp('snp-report-v3-4', { VERSION: 3, CURRENT_BUILD: 29, CURRENT_MINOR: 55, CURRENT_MAJOR: 1 });
    expect(['BUILD', 'MINOR', 'MAJOR'].map((n) => field(result, `CURRENT_${n}`).offset)).toEqual([0x1e8, 0x1e9, 0x1ea]);
  });

  test('version 6 says what is not known of it', () => {
    const result = snp('snp-report-v6', { CPUID_FAM_ID: 0x1a, CPUID_MOD_ID: 0x50 });
    expect(result).toMatchObject({ format: 'snp-report-v6', product: 'Venice' });
    expect(field(result, 'ETCB_B.MICROCODE').offset).toBe(0x248);
    expect(result.warnings.join()).toMatch(/secondary sources only/);
  });

  test('fields at the places where quotes have their discriminators do not mislead', () => {
    for (const [id, VERSION] of [
      ['snp-report-v2', 2],
      ['snp-report-v3-4', 3],
      ['snp-report-v3-4', 4],
      ['snp-report-v5', 5],
    ] as const) {
      for (const VMPL of [0, 1, 2, 3, 0xffffffff]) {
        for (const GUEST_SVN of [0, 0x81]) {
          // 0x81 and a set bit at 0x140 are also what a report request of the TDX guest device has there.
          const values = { VERSION, VMPL, GUEST_SVN, PLATFORM_INFO: 0x81, REPORT_ID: `01${'00'.repeat(31)}` };
          expect(snp(id, values).format, JSON.stringify(values)).toBe(id);
        }
      }
    }
  });

  test('a certificate table right after the report', () => {
    const report = make('snp-report-v3-4', {
      values: { ...clean, VERSION: 3, CPUID_FAM_ID: 0x19, CPUID_MOD_ID: 0x11 },
    });
    const table = make('snp-cert-table', {
      random: seeded(4),
      values: { 'entry[0].GUID': 'c0b406a4-a803-4952-9743-3fb6014cd0ae', 'entry[0].DATA': '3003' },
    });
    const result = decode(Uint8Array.from([...report, ...table]), set);
    expect(result).toMatchObject({ format: 'snp-extended-report', product: 'Genoa', warnings: [] });
    expect(field(result, 'MEASUREMENT').offset).toBe(0x90);
    expect(field(result, 'entry[0].DATA')).toMatchObject({
      value: '3003',
      offset: 1184 + Number(value(result, 'entry[0].OFFSET')),
    });
    expect(has(result, 'TRAILING')).toBe(false);
  });

  test('trailing bytes and the header of the ioctl', () => {
    const report = make('snp-report-v3-4', { values: { ...clean, VERSION: 3, CPUID_FAM_ID: 0x19 } });
    const padded = new Uint8Array(1204);
    padded.set(report);
    const result = decode(padded, set);
    expect(result.format).toBe('snp-report-v3-4');
    expect(field(result, 'TRAILING')).toMatchObject({ offset: 1184, size: 20, value: '00'.repeat(20) });
    // Padding is usual and no reason to warn; anything else behind the end is.
    expect(result.warnings).toEqual([]);
    expect(result.notes).toContain(
      '20 bytes after the end of SEV-SNP attestation report, versions 3 and 4 (offset 1184), all zero; no layout describes them.',
    );
    padded[1190] = 1;
    expect(decode(padded, set).warnings).toEqual([
      '20 bytes after the end of SEV-SNP attestation report, versions 3 and 4 (offset 1184), not all zero; no layout describes them.',
    ]);
    const response = Uint8Array.from([...[0, 0, 0, 0, 0xa0, 4, 0, 0], ...new Uint8Array(24), ...report]);
    const inner = decode(response, set);
    expect(inner).toMatchObject({ format: 'snp-guest-response', product: 'Milan' });
    expect(field(inner, 'REPORT.MEASUREMENT').offset).toBe(32 + 0x90);
    expect(inner.nested[0]).toEqual({ name: 'REPORT', format: 'snp-report-v3-4', offset: 32 });
  });
});

describe('tables with identifiers', () => {
  test('certificate table: identifiers in RFC 4122 order, data where the entries point', () => {
    const bytes = make('snp-cert-table', {
      random: seeded(4),
      values: {
        'entry[0].GUID': '63da758d-e664-4564-adc5-f4b93be8accd',
        'entry[0].DATA': '3082',
        'entry[1].GUID': 'c0b406a4-a803-4952-9743-3fb6014cd0ae',
        'entry[1].DATA': '3003',
      },
    });
    const result = decode(bytes, set);
    expect(toHex(bytes.subarray(0, 4))).toBe('63da758d');
    expect(field(result, 'entry[0].GUID')).toMatchObject({
      value: '63da758d-e664-4564-adc5-f4b93be8accd',
      label: 'VCEK',
    });
    expect(field(result, 'entry[1].DATA')).toMatchObject({ value: '3003', offset: value(result, 'entry[1].OFFSET') });
    expect(has(result, 'terminator')).toBe(true);
    expect(has(result, 'TRAILING')).toBe(false);
  });

  test('services manifest: identifiers in mixed order', () => {
    const bytes = make('svsm-services-manifest', {
      random: seeded(4),
      values: { 'entry[0].GUID': 'c476f1eb-0123-45a5-9641-b4e7dde5bfe3' },
    });
    const result = decode(bytes, set);
    expect(toHex(bytes.subarray(0, 4))).toBe('bb9e8463');
    expect(field(result, 'GUID').value).toBe('63849ebb-3d92-4670-a1ff-58f9c94b87bb');
    expect(field(result, 'entry[0].GUID').label).toBe('vTPM');
    expect(result.checked).toEqual([{ what: 'SIZE is the number of bytes of the manifest', ok: true }]);
    expect(result.notChecked.join()).toMatch(/SHA-512 over your 64-byte nonce/);
  });
});

describe('TDREPORT', () => {
  test('1.0 and 1.5 are told by VALID, not by the version of the report type', () => {
    const old = decode(
      make('tdreport-1-0', { random: seeded(2), values: { 'TEE_TCB_INFO.VALID': 0x1ff, 'REPORTTYPE.VERSION': 1 } }),
      set,
    );
    const later = decode(
      make('tdreport-1-5', { random: seeded(2), values: { 'TEE_TCB_INFO.VALID': 0x301ff, 'REPORTTYPE.VERSION': 0 } }),
      set,
    );
    expect([old.format, later.format]).toEqual(['tdreport-1-0', 'tdreport-1-5']);
    expect([field(old, 'REPORTDATA').offset, field(old, 'MRTD').offset, field(later, 'SERVTD_HASH').offset]).toEqual([
      128, 528, 912,
    ]);
  });

  test('the hashes cover 239 and 512 bytes', () => {
    const bytes = make('tdreport-1-5', { random: seeded(2) });
    expect(decode(bytes, set).checked.map((c) => c.ok)).toEqual([true, true]);
    const at = (offset: number) => {
      const copy = bytes.slice();
      copy[offset] = (copy[offset] as number) ^ 1;
      return decode(copy, set).checked.map((c) => c.ok);
    };
    expect(at(256 + 238)).toEqual([false, true]);
    expect(at(256 + 239)).toEqual([true, true]);
    expect(at(1023)).toEqual([true, false]);
    expect(at(128)).toEqual([true, true]);
  });

  test('attributes', () => {
    const result = decode(make('tdreport-1-0', { values: { ATTRIBUTES: '0x20000021' } }), set);
    expect(result.warnings.join()).toMatch(/under debug.*being profiled/);
    expect(result.notes.join()).toMatch(/can be migrated/);
    expect(field(result, 'ATTRIBUTES.MIGRATABLE').bits).toBe('29');
  });
});

describe('TD quotes', () => {
  const values = { ATT_KEY_TYPE: 2, CERT_DATA_TYPE: 6, INNER_CERT_TYPE: 5, QE_AUTH_DATA: '00'.repeat(32) };
  const quote = (id: string, more: EncodeOptions['values'] = {}) =>
    make(id, { random: seeded(9), values: { ...values, ...more } });

  test.each([
    ['tdx-quote-v4', 48, 770, 632],
    ['tdx-quote-v5-body2', 54, 776, 638],
    ['tdx-quote-v5-body3', 54, 840, 702],
    ['tdx-quote-v5-body4', 54, 1077, 939],
  ])('%s: body at %i, QE report at %i', (id, body, qe, length) => {
    const bytes = quote(id);
    const result = decode(bytes, set);
    expect(result.format).toBe(id);
    expect(field(result, 'TEE_TCB_SVN').offset).toBe(body);
    expect(field(result, 'MRTD').offset).toBe(body + 136);
    expect(field(result, 'SIG_DATA_LEN').offset).toBe(length);
    expect(field(result, 'QE_REPORT')).toMatchObject({ offset: qe, size: 384 });
    expect(field(result, 'QE_REPORT.MRSIGNER').offset).toBe(qe + 128);
    expect(field(result, 'PCK_CERT_CHAIN').offset).toBe(qe + 384 + 64 + 2 + 32 + 6);
    expect(field(result, 'PCK_CERT_CHAIN[0]').type).toBe('certificate');
    expect(result.checked).toEqual([
      {
        what: 'QE_REPORT.REPORTDATA begins with the SHA-256 of the attestation key and the QE authentication data',
        ok: true,
      },
    ]);
    bytes[qe + 320] = (bytes[qe + 320] as number) ^ 1;
    expect(decode(bytes, set).warnings.join()).toMatch(/This does not hold: QE_REPORT.REPORTDATA/);
  });

  test('padding after the signature data is no part of it, whatever the size', () => {
    const bytes = quote('tdx-quote-v4');
    const padded = new Uint8Array(9000);
    padded.set(bytes);
    const result = decode(padded, set);
    expect(result.format).toBe('tdx-quote-v4');
    expect(field(result, 'TRAILING')).toMatchObject({ offset: bytes.length, size: 9000 - bytes.length });
  });

  test('certification data of every kind', () => {
    const outer = (type: number) => decode(quote('tdx-quote-v4', { CERT_DATA_TYPE: type }), set);
    expect(value(outer(1), 'PPID')).toHaveLength(32);
    expect(value(outer(2), 'ENCRYPTED_PPID')).toHaveLength(512);
    expect(value(outer(3), 'ENCRYPTED_PPID')).toHaveLength(768);
    expect(has(outer(4), 'PCK_CERT')).toBe(true);
    expect(has(outer(5), 'PCK_CERT_CHAIN')).toBe(true);
    expect(outer(5).notChecked.join()).toMatch(/QE authentication data: a part of it is not in this evidence/);
    expect(has(outer(7), 'PLATFORM_MANIFEST')).toBe(true);
    expect(has(outer(99), 'CERT_DATA')).toBe(true);
    expect(outer(99).warnings.join()).toMatch(/CERT_DATA_TYPE is 99.*kind that the catalog does not know/);
  });

  test('a body of unknown type is shown as bytes', () => {
    const result = decode(make('tdx-quote-v5', { random: seeded(3), values: { ...values, BODY_TYPE: 8 } }), set);
    expect(result.format).toBe('tdx-quote-v5');
    expect(result.warnings.join()).toMatch(/no body of type 8/);
    expect(has(result, 'QE_REPORT')).toBe(true);
  });

  test('buffers of the guest device that hold a report or a quote', () => {
    const inner = quote('tdx-quote-v5-body3');
    const bytes = new Uint8Array(24 + inner.length + 100);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(0, 1n, true);
    view.setUint32(16, 1024, true);
    view.setUint32(20, inner.length, true);
    bytes.set(inner, 24);
    const result = decode(bytes, set);
    expect(result).toMatchObject({ format: 'tdx-quote-buffer', variant: 'TDX 1.5 body' });
    expect(field(result, 'data.MRTD').offset).toBe(24 + 190);
    expect(result.checked.map((c) => c.ok)).toEqual([true]);
    const request = Uint8Array.from([
      ...new Uint8Array(64),
      ...make('tdreport-1-0', { values: { 'TEE_TCB_INFO.VALID': 0x1ff } }),
    ]);
    expect(decode(request, set)).toMatchObject({ format: 'tdx-report-request', variant: 'TDX 1.0' });
  });

  test('XFAM names the states', () => {
    const result = decode(quote('tdx-quote-v4', { XFAM: 0x618e7 }), set);
    expect(field(result, 'XFAM')).toMatchObject({ value: 0x618e7, raw: 'e718060000000000' });
    expect(field(result, 'XFAM.AMX')).toMatchObject({ value: 3, bits: '18:17' });
  });

  test('an SGX quote of version 3 is called by its name', () => {
    const result = decode(
      make('sgx-quote-v3', { random: seeded(9), values: { ATT_KEY_TYPE: 2, INNER_CERT_TYPE: 5, QE_SVN: 6 } }),
      set,
    );
    expect(result).toMatchObject({ format: 'sgx-quote-v3', family: 'sgx-quote' });
    expect(field(result, 'MRENCLAVE').offset).toBe(48 + 64);
    expect(field(result, 'QE_REPORT').offset).toBe(436 + 128);
    expect(value(result, 'QE_SVN')).toBe(6);
    expect(result.checked.map((c) => c.ok)).toEqual([true]);
  });

  test('a CBOR token that nothing marks as one of the platform is read as such when it is chosen', () => {
    const token = make('tdx-cbor-token', { random: seeded(3), values: { payload: 'a10a4101' } });
    expect(detect(token, set)).toEqual([]);
    expect(decode(token, set, { format: 'tdx-cbor-token' })).toMatchObject({ format: 'tdx-cbor-token', checked: [] });
  });
});

describe('CCA tokens', () => {
  const cca = (id: string, platform: string, realm: string, values: EncodeOptions['values'] = {}): Uint8Array =>
    make(id, {
      random: seeded(21),
      formats: { platform: `cca-platform-${platform}`, realm: `cca-realm-${realm}` },
      values,
    });

  test.each([
    ['cca-collection-legacy', '1-0', 'http://arm.com/CCA-SSD/1.0.0', 'legacy', undefined, 'legacy', 'legacy'],
    ['cca-collection-cmw', '1-0', 'http://arm.com/CCA-SSD/1.0.0', 'legacy', undefined, 'legacy', 'legacy'],
    [
      'cca-collection-legacy',
      '1-0',
      'tag:arm.com,2023:cca_platform#1.0.0',
      '1-0',
      'tag:arm.com,2023:realm#1.0.0',
      '2023',
      '2023',
    ],
    [
      'cca-collection-cmw',
      '2-0',
      'tag:arm.com,2024:cca_platform#2.0.0',
      '2-0',
      'tag:arm.com,2024:realm#2.0.0',
      '2024',
      '2024',
    ],
    [
      'cca-collection-cmw',
      '2026',
      'tag:arm.com,2026:cca_platform#2.0.0',
      '2-0',
      'tag:arm.com,2024:realm#2.0.0',
      '2026',
      '2024',
    ],
    [
      'cca-collection-cmw',
      '2026',
      'tag:arm.com,2026:cca_platform#2.0.0;delegated',
      '2-0',
      undefined,
      '2026 delegated',
      '2024',
    ],
  ])('%s with platform %s (%s) and realm %s', (id, platform, profile, realm, realmProfile, first, second) => {
    const values: EncodeOptions['values'] = { 'platform.profile': profile };
    if (realmProfile) values['realm.profile'] = realmProfile;
    const result = decode(cca(id, platform, realm, values), set);
    expect(result.format).toBe(id);
    const profiles = result.profile as Record<string, string>;
    expect(profiles.platform).toMatch(new RegExp(`^${first} \\(`));
    expect(profiles.realm).toMatch(new RegExp(`^${second} \\(`));
    expect(value(result, 'tag')).toBe(id.endsWith('cmw') ? 907 : 399);
    expect(result.warnings.some((w) => w.startsWith('Profile mix'))).toBe(first.slice(0, 4) !== second.slice(0, 4));
  });

  test('each token has its own profile, and a mix is said', () => {
    const result = decode(
      cca('cca-collection-legacy', '1-0', '1-0', { 'platform.profile': 'http://arm.com/CCA-SSD/1.0.0' }),
      set,
    );
    expect(result.warnings).toContain(
      'Profile mix: the platform token has the legacy profile, the realm token tag:arm.com,2023:realm#1.0.0.',
    );
  });

  test('the challenge of the platform is the hash of the realm key, as encoded', () => {
    const bytes = cca('cca-collection-cmw', '1-0', '1-0', {
      'realm.public-key-hash-algo-id': 'sha-256',
      'platform.challenge': '00'.repeat(32),
    });
    const result = decode(bytes, set);
    expect(result.checked.map((c) => c.ok)).toEqual([true]);
    expect(field(result, 'platform.challenge').concept).toBe('key-binding');
    expect(field(result, 'realm.challenge').concept).toBe('nonce');
    expect(value(result, 'realm.public-key.kty')).toBeDefined();
    const { offset } = field(result, 'realm.public-key.x');
    bytes[offset as number] = (bytes[offset as number] as number) ^ 1;
    expect(decode(bytes, set).checked.map((c) => c.ok)).toEqual([false]);
  });

  test('a raw key without a profile means the legacy form, even beside newer claims', () => {
    const result = decode(
      cca('cca-collection-cmw', '1-0', 'legacy', {
        'platform.profile': 'http://arm.com/CCA-SSD/1.0.0',
        'realm.public-key': `04${'ab'.repeat(96)}`,
        'platform.lifecycle': 0x3003,
        'realm.realm-instance-id': `01${'cd'.repeat(32)}`,
      }),
      set,
    );
    expect((result.profile as Record<string, string>).realm).toBe('legacy (no profile claim)');
    expect(field(result, 'realm.realm-instance-id').concept).toBe('instance-identity');
    expect(result.warnings).toEqual([]);
    expect(result.notes.join()).toMatch(/read in the legacy form/);
    const newer = decode(cca('cca-collection-cmw', '2-0', '2-0'), set);
    expect((newer.profile as Record<string, string>).realm).toMatch(/^2024/);
  });

  test('a token of another kind of device is not taken for one of the platform', () => {
    // [protected, {}, {265: profile, 2396: h'00'}, signature]
    const token = (profile: string) => {
      const text = Buffer.from(profile).toString('hex');
      const payload = `a2190109${(0x60 + profile.length).toString(16)}${text}19095c4100`;
      const size = (payload.length / 2).toString(16).padStart(2, '0');
      return Uint8Array.from(Buffer.from(`d28443a10126a058${size}${payload}4100`, 'hex'));
    };
    expect(detect(token('http://arm.com/psa/2.0'), set)).toEqual([]);
    expect(decode(token('http://arm.com/psa/2.0'), set).error).toBe(
      'unknown format: it looks like a COSE_Sign1 token, profile http://arm.com/psa/2.0, of no kind that the catalog knows',
    );
    expect(detect(token('http://arm.com/CCA-SSD'), set)[0]?.format).toBe('cca-platform-token');
  });

  test('lifecycle counts by its high byte', () => {
    const state = (lifecycle: number) =>
      decode(cca('cca-collection-legacy', '1-0', 'legacy', { 'platform.lifecycle': lifecycle }), set);
    expect(state(0x3003).warnings.join()).not.toMatch(/secured/);
    expect(state(0x3003).notes.join()).toMatch(/secured/);
    expect(state(0x4003).warnings.join()).toMatch(/not in the secured state: lifecycle is 16387/);
  });

  test('a policy as text, and keys without a layout', () => {
    const result = decode(cca('cca-collection-cmw', '2-0', '2-0', { 'realm.mec-policy': 1 }), set);
    expect(has(result, 'realm.mec-policy')).toBe(true);
    // A realm token of one's own: {10: h'', 65000: [1, {"k": h'ff'}], 44238: h'00'}
    const payload = 'a30a4019fde88201a1616b41ff19acce4100';
    const token = Uint8Array.from(
      Buffer.from(`d28443a10126a0${(0x40 + payload.length / 2).toString(16)}${payload}4100`, 'hex'),
    );
    const shown = decode(token, set, { format: 'cca-realm-token' });
    expect(field(shown, '65000[1].k')).toMatchObject({ value: 'ff', known: false, key: '2/65000/1/k' });
    expect(shown.warnings.join()).toMatch(/key 65000 is not in the layout/);
  });
});

describe('Nitro documents', () => {
  const doc = (values: EncodeOptions['values'] = {}, seed = 5) =>
    make('nitro-attestation-doc', { random: seeded(seed), values });

  test('null stands for what is absent, and the tag may be missing', () => {
    const result = decode(doc({ nonce: null, user_data: 'aabb', public_key: null }), set);
    expect(field(result, 'nonce')).toMatchObject({ value: null, key: '2/nonce' });
    expect(value(result, 'user_data')).toBe('aabb');
    const tagged = [1, 2, 3, 4, 5, 6].map((s) => decode(doc({}, s), set));
    expect(new Set(tagged.map((r) => r.fields.some((f) => f.name === 'cose-tag'))).size).toBe(2);
    expect(new Set(tagged.map((r) => r.format))).toEqual(new Set(['nitro-attestation-doc']));
  });

  test('registers of zeros mean debug mode', () => {
    const zero = '00'.repeat(48);
    const debug = decode(doc({ 'pcrs.0': zero, 'pcrs.1': zero, 'pcrs.2': zero }), set);
    expect(debug.warnings.join()).toMatch(/debug mode/);
    expect(decode(doc({ 'pcrs.0': '11'.repeat(48), 'pcrs.1': zero, 'pcrs.2': zero }), set).warnings.join()).not.toMatch(
      /debug/,
    );
  });

  test('the variant for instances has registers under another name', () => {
    const result = decode(
      make('nitrotpm-attestation-doc', { random: seeded(5), values: { 'nitrotpm_pcrs.4': '22'.repeat(48) } }),
      set,
    );
    expect(result).toMatchObject({ format: 'nitrotpm-attestation-doc', variant: 'NitroTPM' });
    expect(field(result, 'nitrotpm_pcrs.4').key).toBe('2/nitrotpm_pcrs/4');
  });

  test('indefinite lengths, chunks and repeated keys', () => {
    // 84 40 a0 58xx {"pcrs": {_ 0: (_ h'01' h'02')}, "digest": "A", "digest": "B"} 40
    const payload =
      '9f'.replace('9f', 'bf') +
      '6470637273' +
      'bf005f41014102ffff' +
      '66646967657374' +
      '6141' +
      '66646967657374' +
      '6142' +
      'ff';
    const bytes = Uint8Array.from(Buffer.from(`8440a058${(payload.length / 2).toString(16)}${payload}40`, 'hex'));
    const result = decode(bytes, set);
    expect(result.format).toBe('nitro-attestation-doc');
    expect(field(result, 'pcrs.0')).toMatchObject({ value: '0102', offset: null, size: null });
    expect([value(result, 'digest'), value(result, 'digest(again)')]).toEqual(['A', 'B']);
    expect(result.warnings.join()).toMatch(/key digest appears more than once/);
  });
});

describe('Secure Execution', () => {
  test('a request states the size of what it expects', () => {
    const bytes = new Uint8Array(64);
    const view = new DataView(bytes.buffer);
    bytes.set(new TextEncoder().encode('pvattest'));
    view.setUint32(8, 0x100);
    view.setUint32(12, 64);
    view.setUint32(0x20, 64);
    const result = decode(bytes, set);
    expect(result).toMatchObject({ format: 's390-pvattest-exchange-v1', variant: 'request' });
    expect(has(result, 'measurement.data')).toBe(false);
    expect(result.notes.join()).toMatch(/measurement is not in the file; a response must bring 64 bytes/);
  });

  test('additional data follow the flags of the request', () => {
    const flags = '7000000000000000';
    const size = 32 + 32 + 64;
    for (let seed = 1; seed < 8; seed++) {
      const bytes = make('s390-pvattest-exchange-v1', { random: seeded(seed), values: { 'arcb.data.flags': flags } });
      const result = decode(bytes, set);
      expect(field(result, 'arcb.data.flags.NONCE')).toMatchObject({ bits: '1', value: 1 });
      expect(field(result, 'arcb.data.flags.RESERVED').bits).toBe('6:63');
      expect(field(result, 'additional.data').size).toBe(32 + 32);
      expect(field(result, 'additional.data.attest_phkh').size).toBe(32);
      expect(size).toBe(128);
    }
  });
});

describe('envelopes', () => {
  test.each([
    ['snp-report-v3-4', { VERSION: 3, CPUID_FAM_ID: 0x19, CPUID_MOD_ID: 1 }, 'REPORT_DATA', 'Milan'],
    ['tdreport-1-5', {}, 'REPORTDATA', undefined],
  ])('HCL report around %s', (inner, values, data, product) => {
    const nested = Object.fromEntries(Object.entries(values).map(([k, v]) => [`HW_REPORT.${k}`, v]));
    const bytes = make('azure-hcl', {
      random: seeded(6),
      formats: { HW_REPORT: inner },
      values: { ...nested, HASH_TYPE: 1, REPORT_TYPE: product ? 2 : 4, VERSION: 2, VAR_DATA: '{"keys":[]}' },
    });
    const result = decode(bytes, set);
    expect(result.nested[0]).toEqual({ name: 'HW_REPORT', format: inner, offset: 32 });
    expect(result.product).toBe(product);
    expect(result.checked.every((c) => c.ok)).toBe(true);
    expect(result.warnings.filter((w) => w.includes('REPORT_TYPE'))).toEqual([]);
    expect(field(result, `HW_REPORT.${data}`)).toBeDefined();
    expect(field(result, 'VAR_DATA').value).toBe('{"keys":[]}');
  });
});

describe('input and output', () => {
  const report = make('snp-report-v3-4', { random: seeded(1), values: { VERSION: 3 } });

  test('hex, base64 and binary are told apart by content', () => {
    const hex = toHex(report);
    const base64 = Buffer.from(report).toString('base64');
    const readings: [string | Uint8Array, string][] = [
      [report, 'binary'],
      [hex, 'hex'],
      [`0x${hex.toUpperCase().replace('0X', '0x')}\n`, 'hex'],
      [hex.replace(/(.{64})/g, '$1\n'), 'hex'],
      [hex.replace(/(..)(?=.)/g, '$1:'), 'hex'],
      [base64, 'base64'],
      [base64.replace(/(.{76})/g, '$1\r\n'), 'base64'],
      [base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''), 'base64'],
      [new TextEncoder().encode(`${base64}\n`), 'base64'],
      [`-----BEGIN SEV-SNP REPORT-----\n${base64}\n-----END SEV-SNP REPORT-----\n`, 'base64'],
      [`data:application/octet-stream;base64,${base64}`, 'base64'],
      [`{ ${[...report].map((b) => `0x${b.toString(16)}`).join(', ')} };`, 'numbers'],
      [`[${[...report].join(',\n')},]`, 'numbers'],
      [JSON.stringify([...report]), 'numbers'],
      [JSON.stringify(base64), 'base64'],
    ];
    for (const [input, encoding] of readings) {
      const { decoded, input: read } = decodeInput(input, set);
      expect([decoded.format, read.encoding]).toEqual(['snp-report-v3-4', encoding]);
    }
  });

  test('evidence inside JSON is found, and said where', () => {
    const base64 = Buffer.from(report).toString('base64');
    const quote = make('tdx-quote-v4', { random: seeded(9), values: { ATT_KEY_TYPE: 2 } });
    const document = { cert: 'A'.repeat(100), 'a/b': [{ report: base64 }], quote: toHex(quote), again: base64 };
    const { decoded, input } = decodeInput(JSON.stringify(document), set);
    expect(input).toMatchObject({ encoding: 'base64', pointer: '/a~1b/0/report' });
    expect(decoded.format).toBe('snp-report-v3-4');
    expect(field(decoded, 'MEASUREMENT').offset).toBe(0x90);
    expect(decoded.notes.slice(-3)).toEqual([
      'The evidence was taken from the value /a~1b/0/report of a JSON document; offsets count from its beginning.',
      'The value /quote of the JSON document is evidence as well: TD quote, version 4.',
      'The value /again of the JSON document is evidence as well: SEV-SNP attestation report, versions 3 and 4.',
    ]);
    expect(decodeInput(JSON.stringify({ report: 'none' }), set).decoded).toMatchObject({
      format: null,
      error: 'unknown format: the input is JSON, and no value in it is evidence that the catalog knows',
    });
    const cut = decodeInput(JSON.stringify({ quote: toHex(quote.subarray(0, 700)) }), set).decoded;
    expect(cut.error).toMatch(/^TD quote, version 4 cannot be read to the end/);
    const deep = `${'['.repeat(40)}"${base64}"${']'.repeat(40)}`;
    expect(decodeInput(deep, set).decoded.format).toBeNull();
  });

  test('evidence behind a short prefix is not decoded, but said', () => {
    const behind = (prefix: number[], bytes: Uint8Array) => decode(Uint8Array.from([...prefix, ...bytes]), set).error;
    const quote = make('tdx-quote-v4', { random: seeded(9), values: { ATT_KEY_TYPE: 2, INNER_CERT_TYPE: 5 } });
    expect(behind([0, 0, 0x13, 0x8e], quote)).toMatch(/but from offset 4 on they read as TD quote, version 4/);
    const plainReport = make('snp-report-v3-4', { values: { ...clean, VERSION: 3, CPUID_FAM_ID: 0x19 } });
    expect(behind([1, 2], plainReport)).toMatch(/from offset 2 on they read as SEV-SNP/);
    expect(behind([1, 2], new Uint8Array(2000))).not.toMatch(/from offset/);
    // A fallback format fits too much to be worth a hint.
    expect(behind([0], make('tdx-cbor-token', { random: seeded(3) }))).not.toMatch(/from offset/);
  });

  test('an unknown format id, and a format chosen by hand', () => {
    expect(decode(report, set, { format: 'nothing' })).toMatchObject({
      format: null,
      error: 'there is no format "nothing" in the catalog',
    });
    expect(decode(report, set, { format: 'snp-report-v2' }).format).toBe('snp-report-v2');
    expect(
      decode(Uint8Array.from([0, 0, 0x0b, 0, 0, 0, 0, 0]), set, { format: 'snp-policy' }).fields.find(
        (f) => f.name === 'VALUE.DEBUG',
      )?.value,
    ).toBe(1);
  });

  test('the text output shows everything that the result holds', () => {
    const text = renderText(decode(report, set));
    expect(text).toMatch(/format {2}snp-report-v3-4/);
    expect(text).toMatch(/MEASUREMENT/);
    expect(text).toMatch(/not checked:/);
  });
});
