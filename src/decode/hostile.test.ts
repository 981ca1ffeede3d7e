import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';
import { decodeInput } from './given.ts';
import { head } from './head.ts';
import { loadFormats } from './load.ts';
import { LIMITS } from './run.ts';
import { encode } from './sample/encode.ts';
import { pick, randomBytes, seeded } from './sample/random.ts';
import { largeInputs, mutations, samplesOf } from './testing/hostile.ts';

const set = loadFormats();
const samples = samplesOf(set);
/** What a decoding says at most. */
const WARNINGS = 200;

/** More mutations on request: HOSTILE=100000 vitest run hostile. */
const MUTATIONS = Number(process.env.HOSTILE ?? 10_000);

/** Decodes, and holds the bounds that keep any input cheap; how long it takes is for `npm run bench` to measure. */
function bounded(bytes: Uint8Array): string | undefined {
  const { decoded } = decodeInput(bytes, set);
  expect(decoded.fields.length).toBeLessThanOrEqual(LIMITS.fields);
  expect(decoded.warnings.length).toBeLessThanOrEqual(WARNINGS);
  return decoded.error;
}

describe('hostile input', () => {
  test('nothing gives one clear message', () => {
    expect(decode(new Uint8Array(), set)).toMatchObject({ format: null, fields: [], error: 'the input is empty' });
  });

  test('every truncation gives a message or decodes', () => {
    for (const bytes of samples) {
      const step = Math.max(1, Math.floor(bytes.length / 150));
      for (let size = 0; size < bytes.length; size += step) {
        const result = decode(bytes.subarray(0, size), set);
        if (result.error === undefined) continue;
        expect(result.error).not.toContain('please report');
        expect(result.error.length).toBeGreaterThan(10);
      }
    }
  });

  test('a report that is cut off is not called unknown', () => {
    const report = encode(set.byId.get('tdreport-1-5') as never, set, { random: seeded(3) }).bytes;
    expect(decode(report.subarray(0, 100), set).error).toMatch(/^cut off: the 100 bytes begin like TDREPORT/);
    expect(decode(report.subarray(0, 1000), set).error).toMatch(
      /RESERVED_960 needs 64 bytes from offset 960, but only 40 are left; 24 bytes of 1024 are missing$/,
    );
  });

  test('random bytes give a message', () => {
    const random = seeded(7);
    for (let i = 0; i < 2000; i++) {
      const { error } = decode(randomBytes(random, pick(random, 400)), set);
      if (error) expect(error).not.toContain('please report');
    }
  });

  test('huge input is refused at once', () => {
    expect(bounded(new Uint8Array(LIMITS.bytes + 1))).toMatch(/larger than \d+ bytes is not read/);
    expect(bounded(new Uint8Array(LIMITS.bytes * 8))).toMatch(/is not read/);
    expect(bounded(new TextEncoder().encode('00'.repeat(LIMITS.bytes * 4)))).toMatch(/is not read/);
  });

  test('large input of any kind stays within the bounds', () => {
    for (const bytes of largeInputs(samples)) expect(bounded(bytes) ?? '').not.toContain('please report');
  });

  test.each([
    ['arrays', 0x81],
    ['tags', 0xc6],
    ['indefinite arrays', 0x9f],
    ['maps', 0xa1],
  ])('CBOR nested without end: %s', (_, byte) => {
    expect(bounded(new Uint8Array(100_000).fill(byte))).toMatch(/unknown format.*nested deeper than 32 levels/);
  });

  test('byte strings nested in byte strings', () => {
    let bytes: Uint8Array = Uint8Array.of(0xf6);
    for (let i = 0; i < 200; i++) bytes = Uint8Array.from([...head(2, BigInt(bytes.length)), ...bytes]);
    expect(bounded(bytes)).toMatch(/unknown format/);
  });

  test('counts and lengths far outside', () => {
    for (const bytes of [
      Uint8Array.of(0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
      Uint8Array.of(0xbb, 0, 0, 0, 1, 0, 0, 0, 0),
      Uint8Array.of(0x9a, 0x7f, 0xff, 0xff, 0xff, 0),
      Uint8Array.of(0xd9, 0x01, 0x8f, 0x5a, 0xff, 0xff, 0xff, 0xff),
    ]) {
      expect(bounded(bytes)).toMatch(/CBOR: .*at byte|items announced/);
    }
    const quote = encode(set.byId.get('tdx-quote-v4') as never, set, { random: seeded(5) }).bytes;
    quote.set([0xff, 0xff, 0xff, 0xff], 632);
    expect(decode(quote, set).error).toMatch(/SIG_DATA needs 4294967295 bytes from offset 636, but only \d+ are left/);
    const manifest = encode(set.byId.get('svsm-services-manifest') as never, set, { random: seeded(5) }).bytes;
    manifest.set([0xff, 0xff, 0xff, 0xff], 20);
    expect(decode(manifest, set).error).toMatch(/4294967295 elements announced/);
  });

  test('wrong tags', () => {
    const token = encode(set.byId.get('cca-collection-legacy') as never, set, { random: seeded(5) }).bytes;
    const other = Uint8Array.from([0xd9, 0x30, 0x39, ...token.subarray(3)]);
    const result = decode(other, set);
    expect(result.error).toBeUndefined();
    expect(result.warnings).toContain('CCA token, collection with tag 399 should have CBOR tag 399, but has 12345.');
  });

  test(`${MUTATIONS} mutations: none throws, all stay within the bounds`, () => {
    for (const bytes of mutations(samples, MUTATIONS)) expect(bounded(bytes) ?? '').not.toContain('please report');
  });
});
