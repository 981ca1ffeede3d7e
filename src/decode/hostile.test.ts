import { describe, expect, test } from 'vitest';
import { decode, decodeInput } from './decode.ts';
import { loadFormats } from './load.ts';
import { LIMITS } from './run.ts';
import { encode } from './sample/encode.ts';
import { head } from './sample/encode-cbor.ts';
import { any, pick, randomBytes, seeded } from './sample/random.ts';

const set = loadFormats();
const whole = [...set.byId.values()].filter((f) => f.detect && !f.part);
const samples = whole.flatMap((f) => [1, 2].map((s) => encode(f, set, { random: seeded(s) }).bytes));

/** More mutations on request: HOSTILE=100000 vitest run hostile. */
const MUTATIONS = Number(process.env.HOSTILE ?? 10_000);
const MILLISECONDS = 100;

/** Decodes, and says how long it took: by the processor's time where the machine is busy with other things. */
function timed(bytes: Uint8Array): { ms: number; error: string | undefined; fields: number } {
  const start = performance.now();
  const used = process.cpuUsage();
  const { decoded } = decodeInput(bytes, set);
  const { user, system } = process.cpuUsage(used);
  const ms = Math.min(performance.now() - start, (user + system) / 1000);
  return { ms, error: decoded.error, fields: decoded.fields.length };
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
      /needs 1024 bytes from offset 0, but only 1000 are left/,
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
    expect(timed(new Uint8Array(LIMITS.bytes + 1)).error).toMatch(/larger than \d+ bytes is not read/);
    expect(timed(new Uint8Array(LIMITS.bytes * 8)).error).toMatch(/is not read/);
    expect(timed(new TextEncoder().encode('00'.repeat(LIMITS.bytes * 4))).error).toMatch(/is not read/);
  });

  test('large input of any kind stays fast', () => {
    const size = LIMITS.bytes;
    const kinds = [0x00, 0x9f, 0xbf, 0x81, 0xd8, 0x5f, 0x7f, 0xa1, 0xff, 0x41].map((b) => new Uint8Array(size).fill(b));
    for (const bytes of samples) {
      const padded = new Uint8Array(size);
      padded.set(bytes);
      kinds.push(padded);
    }
    for (const bytes of kinds) {
      const ms = Math.min(timed(bytes).ms, timed(bytes).ms);
      expect(ms, `first byte ${bytes[0]}`).toBeLessThan(MILLISECONDS);
    }
  });

  test.each([
    ['arrays', 0x81],
    ['tags', 0xc6],
    ['indefinite arrays', 0x9f],
    ['maps', 0xa1],
  ])('CBOR nested without end: %s', (_, byte) => {
    expect(timed(new Uint8Array(100_000).fill(byte)).error).toMatch(/unknown format.*nested deeper than 32 levels/);
  });

  test('byte strings nested in byte strings', () => {
    let bytes: Uint8Array = Uint8Array.of(0xf6);
    for (let i = 0; i < 200; i++) bytes = Uint8Array.from([...head(2, BigInt(bytes.length)), ...bytes]);
    expect(timed(bytes).error).toMatch(/unknown format/);
  });

  test('counts and lengths far outside', () => {
    for (const bytes of [
      Uint8Array.of(0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
      Uint8Array.of(0xbb, 0, 0, 0, 1, 0, 0, 0, 0),
      Uint8Array.of(0x9a, 0x7f, 0xff, 0xff, 0xff, 0),
      Uint8Array.of(0xd9, 0x01, 0x8f, 0x5a, 0xff, 0xff, 0xff, 0xff),
    ]) {
      expect(timed(bytes).error).toMatch(/CBOR: .*at byte|items announced/);
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

  test(`${MUTATIONS} mutations: none throws, none takes ${MILLISECONDS} ms`, () => {
    const random = seeded(11);
    for (const bytes of samples) timed(bytes);
    let worst = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      const bytes = any(random, samples).slice();
      for (let n = 1 + pick(random, 6); n > 0; n--) mutate(bytes, random);
      const cut = pick(random, 5) === 0 ? bytes.subarray(0, pick(random, bytes.length)) : bytes;
      const { ms, error } = timed(cut);
      // Collecting garbage can fall on any input; what counts is whether this one is slow each time.
      worst = Math.max(worst, ms < MILLISECONDS ? ms : Math.min(timed(cut).ms, timed(cut).ms));
      if (error) expect(error).not.toContain('please report');
    }
    expect(worst).toBeLessThan(MILLISECONDS);
  });
});

function mutate(bytes: Uint8Array, random: () => number): void {
  const at = pick(random, bytes.length);
  const kind = pick(random, 4);
  if (kind === 0) bytes[at] = pick(random, 256);
  else if (kind === 1) bytes[at] = (bytes[at] as number) ^ (1 << pick(random, 8));
  else if (kind === 2) bytes.fill(any(random, [0, 0xff, 0x9f, 0x5f]), at, at + 1 + pick(random, 8));
  else bytes.copyWithin(at, pick(random, bytes.length), pick(random, bytes.length));
}
