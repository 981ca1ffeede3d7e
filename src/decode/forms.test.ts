import { describe, expect, test } from 'vitest';
import { concatBytes } from './bytes.ts';
import { decodeInput, type Given } from './given.ts';
import { loadFormats } from './load.ts';
import { decodeGiven } from './packed.ts';
import { encode } from './sample/encode.ts';
import { seeded } from './sample/random.ts';
import { FORMS } from './testing/forms.ts';
import { WRAPPERS } from './testing/wrappers.ts';
import type { Format } from './types.ts';

const set = loadFormats();

/** One piece of each format that is recognised by its bytes, and how it is read as it is. */
const pieces = [...set.byId.values()]
  .filter((format: Format) => format.detect && !format.part)
  .map((format) => {
    const { bytes } = encode(format, set, { random: seeded(1) });
    return { bytes, direct: decodeInput(bytes, set).decoded };
  })
  // Lists of fewer numbers are not looked for in JSON.
  .filter(({ bytes }) => bytes.length >= 64);

/** A literal of a text that needs no escapes is the text. */
const isText = (form: string, format: string | null): boolean =>
  (form === 'Python' || form === 'Python bytearray') && set.byId.get(format ?? '')?.encoding === 'json';

/** Formats of which the size is a mark, and messages, which have no end of their own, have no bytes behind them. */
const isSized = (format: string | null): boolean => {
  const { detect, encoding } = set.byId.get(format ?? '') ?? {};
  return detect?.sizes !== undefined || encoding === 'protobuf';
};

/** Words come whole in a debugger, so that it prints a few bytes that lie behind the piece. */
const isPadded = (form: string): boolean => /^gdb x\/x[wg]$/.test(form);

describe('every form of text with every format', () => {
  test.each(Object.entries(FORMS))('%s', (name, form) => {
    for (const { bytes, direct } of pieces) {
      if (isText(name, direct.format) || (isPadded(name) && isSized(direct.format))) continue;
      const { decoded, input } = decodeInput(form(bytes), set);
      expect(decoded.format).toBe(direct.format);
      const read = isPadded(name) ? input.bytes.subarray(0, bytes.length) : input.bytes;
      expect(Buffer.from(read).equals(bytes)).toBe(true);
      if (isPadded(name)) continue;
      expect(decoded.fields).toEqual(direct.fields);
    }
  });

  const report = pieces.find(({ direct }) => direct.format === 'snp-report-v5')?.bytes ?? new Uint8Array();

  test.each(Object.entries(FORMS))('%s of a report that is cut off', (_, form) => {
    const { decoded } = decodeInput(form(report.subarray(0, 1000)), set);
    expect(decoded.format).toBe('snp-report-v5');
    expect(decoded.error).toMatch(/184 bytes of 1184 are missing|18\d bytes of 1184 are missing/);
    expect(decoded.fields.length).toBeGreaterThan(70);
  });

  test.each(Object.entries(FORMS))('%s of two reports, one behind the other', (name, form) => {
    const given = decodeInput(form(concatBytes(report, report)), set);
    expect([given, ...given.pieces].map(({ decoded }) => decoded.format)).toEqual(['snp-report-v5', 'snp-report-v5']);
    if (!isPadded(name)) expect(given.pieces[0]?.input.pointer).toMatch(/from offset 1184$/);
  });
});

describe('every wrapper with every format', () => {
  /** Layouts that say of few bytes what they are: behind a length they may also be something else. */
  const loose = new Set(['snp-cert-table', 'tdx-quote-buffer', 'tdx-quote-v5', 'tdx-report-request', 'snp-id-auth']);
  const holds = (given: Given, bytes: Uint8Array, format: string | null): boolean =>
    [given, ...given.pieces].some(
      ({ decoded, input }) =>
        decoded.format === format && Buffer.from(input.bytes.subarray(-bytes.length)).equals(bytes),
    );

  test.each(Object.entries(WRAPPERS))('%s', async (_, make) => {
    for (const { bytes, direct } of pieces) {
      if (loose.has(direct.format ?? '')) continue;
      expect([direct.format, holds(await decodeGiven(make(bytes), set), bytes, direct.format)]).toEqual([
        direct.format,
        true,
      ]);
    }
  });
});
