import { describe, expect, test } from 'vitest';
import { toHex } from './bytes.ts';
import { decode } from './decode.ts';
import { decodeInput } from './given.ts';
import { loadFormats } from './load.ts';
import { decodeGiven } from './packed.ts';
import { encode } from './sample/encode.ts';
import { seeded } from './sample/random.ts';

const set = loadFormats();
const make = (id: string, values: Record<string, number> = {}): Uint8Array => {
  const format = set.byId.get(id);
  if (!format) throw new Error(`no format ${id}`);
  return encode(format, set, { random: seeded(31), values }).bytes;
};
const report = make('snp-report-v5');
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const cborBytes = (bytes: Uint8Array): number[] => [0x59, bytes.length >> 8, bytes.length & 255, ...bytes];
const cborText = (text: string): number[] => [0x60 + text.length, ...Buffer.from(text)];

describe('a word as tools print it', () => {
  const ones = (text: string, format: string): string[] =>
    decodeInput(text, set, { format })
      .decoded.fields.filter(({ value, bits }) => bits !== undefined && value !== 0)
      .map(({ name, value }) => `${name} ${value}`);

  test.each(['0x25', '0x10000000', '196608', '0b101'])('%s without a format is told to be a number', (text) => {
    expect(decodeInput(text, set).decoded.error).toMatch(/looks like a number/);
  });

  test('an integer is given as one JSON type beside its value', () => {
    const { fields } = decodeInput(report, set).decoded;
    const integers = fields.filter(({ raw, endian }) => raw !== undefined && endian !== undefined);
    expect(integers.length).toBeGreaterThan(0);
    for (const { exact, raw = '', endian } of integers) {
      const pairs = raw.match(/../g) ?? [];
      expect(BigInt(exact ?? '')).toBe(BigInt(`0x${(endian === 'big' ? pairs : pairs.reverse()).join('')}`));
    }
  });

  test.each([
    '0x10000000',
    '268435456',
    '0b10000000000000000000000000000',
    'attributes = 0x1000_0000;',
    '"0x10000000"',
    '0x10000000ULL',
    '0x0000000010000000',
    '0000001000000000',
  ])('%s', (text) => {
    expect(ones(text, 'td-attributes')).toEqual(['VALUE.SEPT_VE_DISABLE 1']);
  });

  test('digits that fill the word have two readings, and both are given', () => {
    const { decoded } = decodeInput('0x00000000000618e7', set, { format: 'td-xfam' });
    expect(decoded).toMatchObject({ readAs: 'number', otherwise: { readAs: 'memory' }, warnings: [] });
    expect(decoded.fields[0]?.value).toBe(0x618e7);
    expect(decoded.otherwise?.fields[0]?.value).toBe('0xe718060000000000');
    expect(decodeInput('e718060000000000', set, { format: 'td-xfam' }).decoded).toMatchObject({ readAs: 'memory' });
  });

  test('a number that is too large is said, not cut', () => {
    expect(decodeInput('0x1000000000000000000', set, { format: 'td-xfam' }).decoded.error).toMatch(
      /0x1000000000000000000 does not fit: .* is a word of 8 bytes/,
    );
  });
});

describe('a chosen format', () => {
  test('is held to its own marks', () => {
    const wrong = decodeInput(make('snp-report-v3-4', { VERSION: 3 }), set, { format: 'snp-report-v5' }).decoded;
    expect(wrong.warnings[0]).toBe(
      'These bytes are not SEV-SNP attestation report, version 5 by its own marks: they look like SEV-SNP attestation report, versions 3 and 4.',
    );
    expect(decodeInput(report, set, { format: 'snp-report-v5' }).decoded.warnings.join()).not.toMatch(/own marks/);
  });

  test('never takes the characters of a text for bytes', () => {
    for (const text of ['# A page about reports\n'.repeat(80), 'All this is: words.']) {
      expect(decodeInput(Buffer.from(text), set, { format: 'snp-report-v5' }).decoded).toMatchObject({
        format: null,
        fields: [],
        error: expect.stringMatching(/its own characters are not taken for bytes/),
      });
    }
  });
});

describe('what is cut off', () => {
  test.each(['snp-report-v5', 'tdreport-1-5', 'tdx-quote-v4', 'nitro-attestation-doc', 'cca-collection-cmw'])(
    '%s shows the fields before the cut',
    (id) => {
      const bytes = make(id);
      const whole = decode(bytes, set);
      const cut = decode(bytes.subarray(0, bytes.length - 1), set);
      expect(cut.format).toBe(id);
      expect(cut.error).toBeDefined();
      expect(cut.fields.length).toBeGreaterThan(5);
      const values = new Map(whole.fields.map((field) => [`${field.name} ${field.key}`, field.value]));
      for (const field of cut.fields.filter(({ truncated }) => !truncated).slice(0, 20)) {
        if (values.has(`${field.name} ${field.key}`) && field.type !== 'bytes')
          expect([field.name, field.value]).toEqual([field.name, values.get(`${field.name} ${field.key}`)]);
      }
    },
  );

  test('says how much is missing, and which formats it may be', () => {
    expect(decode(report.subarray(0, 1183), set).error).toMatch(/1 byte of 1184 is missing$/);
    expect(decode(report.subarray(0, 24), set).error).toMatch(/^cut off: the 24 bytes begin like SEV-SNP.*version 5: /);
    expect(decode(make('tdreport-1-5').subarray(0, 40), set).error).toMatch(
      /begin like TDREPORT of TDX 1\.[05] or TDREPORT of TDX 1\.[05], and end before what tells these apart/,
    );
  });
});

describe('several pieces', () => {
  const table = make('snp-cert-table');
  const quote = make('tdx-quote-v4', { ATT_KEY_TYPE: 2 });

  test('the report comes first, whatever the order of the document', () => {
    const given = decodeInput(JSON.stringify({ auxblob: base64(table), outblob: base64(report) }), set);
    expect([given.decoded.format, given.input.pointer]).toEqual(['snp-report-v5', '/outblob']);
    expect(given.pieces.map(({ decoded, input }) => [decoded.format, input.pointer])).toEqual([
      ['snp-cert-table', '/auxblob'],
    ]);
  });

  test('evidence behind evidence is a piece of its own', () => {
    const given = decodeInput(Buffer.concat([report, quote]), set);
    expect(given.pieces.map(({ decoded, input }) => [decoded.format, input.pointer])).toEqual([
      ['tdx-quote-v4', 'from offset 1184'],
    ]);
  });

  test('byte strings of a CBOR map are opened', () => {
    const map = Uint8Array.from([
      0xa2,
      ...cborText('outblob'),
      ...cborBytes(report),
      ...cborText('provider'),
      ...cborText('sev'),
    ]);
    for (const input of [map, base64(map), JSON.stringify({ evidence: base64(map) })]) {
      const given = decodeInput(input, set);
      expect(given.decoded.format).toBe('snp-report-v5');
      expect(given.input.pointer).toMatch(/CBOR \/outblob$/);
    }
  });

  test.each(['gzip', 'deflate'] as const)('%s is opened, inside JSON too', async (form) => {
    const stream = new Blob([Uint8Array.from(report)]).stream().pipeThrough(new CompressionStream(form));
    const packed = new Uint8Array(await new Response(stream).arrayBuffer());
    for (const input of [packed, base64(packed), JSON.stringify({ body: base64(packed), note: 'weiß – not ASCII' })]) {
      const given = await decodeGiven(input, set);
      expect(given.decoded.format).toBe('snp-report-v5');
      expect(Buffer.from(given.input.bytes).equals(report)).toBe(true);
    }
    packed.fill(0xff, 20);
    expect((await decodeGiven(packed, set)).decoded.format).toBeNull();
  });

  test('base64 of hex is opened', () => {
    expect(decodeInput(base64(toHex(report)), set).decoded.format).toBe('snp-report-v5');
  });
});

describe('what is not known is named', () => {
  const behind = (size: number, hex: string): Uint8Array =>
    Buffer.concat([new Uint8Array(size), Buffer.from(hex, 'hex'), new Uint8Array(64)]);
  const versioned = (id: string, version: number): Uint8Array => {
    const bytes = Uint8Array.from(make(id));
    bytes[0] = version;
    return bytes;
  };

  test.each<[string, Uint8Array | string, RegExp]>([
    [
      'a newer version',
      versioned('snp-report-v5', 9),
      /looks like SEV-SNP attestation report, but its version is 9.*it has 2, /,
    ],
    ['a newer quote', versioned('tdx-quote-v4', 6), /looks like TD quote, but its version is 6/],
    ['X.509', Buffer.from(`30820400308203a8a003020102${'02'.repeat(80)}`, 'hex'), /X\.509 certificate in DER/],
    [
      'PEM',
      `-----BEGIN CERTIFICATE-----\n${'QUFB'.repeat(40)}\n-----END CERTIFICATE-----`,
      /X\.509 certificates in PEM/,
    ],
    ['an event log', behind(32, Buffer.from('Spec ID Event03').toString('hex')), /TCG event log/],
    ['an attestation of a TPM that is no quote', behind(0, 'ff54434780170000'), /TPMS_ATTEST/],
    ['SPDM', behind(0, '1160000000000000'), /SPDM/],
    ['gzip that is no evidence', behind(0, '1f8b0800'), /gzip/],
    [
      'a JWT',
      `${base64('{"alg":"ES256"}').replace(/=+$/, '')}.${base64('{"sub":"someone"}').replace(/=+$/, '')}.c2ln`,
      /a JWT/,
    ],
    ['a result', JSON.stringify({ 'ear.status': 'affirming', eat_profile: 'x' }), /result of a verifier/],
    ['CEL', JSON.stringify([{ recnum: 0, pcr: 1, digests: [] }]), /Canonical Event Log/],
    ['odd digits', toHex(report).slice(1), /2367 hex digits, an odd number/],
    ['plain words', 'no evidence at all', /a text of 18 characters, and what can be read/],
  ])('%s', (_, input, sentence) => {
    const { decoded } = decodeInput(input, set);
    expect(decoded.format).toBeNull();
    expect(decoded.error).toMatch(sentence);
  });
});
