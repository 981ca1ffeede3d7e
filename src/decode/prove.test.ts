import { beforeAll, describe, expect, test } from 'vitest';
import { loadFormats } from './load.ts';
import { decodeGiven } from './packed.ts';
import { encode } from './sample/encode.ts';
import { seeded } from './sample/random.ts';
import { certify, newKey, pointOf, sign } from './testing/certificate.ts';
import type { Decoded } from './types.ts';

const set = loadFormats();
const make = (id: string, values: Record<string, number | Uint8Array> = {}): Uint8Array => {
  const format = set.byId.get(id);
  if (!format) throw new Error(`no format ${id}`);
  return encode(format, set, { random: seeded(8), values }).bytes;
};
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const about = ({ checked }: Decoded, words: RegExp) => checked.filter(({ what }) => words.test(what));
const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const out = bytes.slice();
  out[at] = (out[at] ?? 0) ^ 1;
  return out;
};

describe('a quote with its key', () => {
  let quote: Uint8Array;

  beforeAll(async () => {
    const key = await newKey('P-256');
    quote = make('tdx-quote-v4', { ATT_KEY_TYPE: 2, ATTEST_PUB_KEY: await pointOf(key) });
    const at = (await decodeGiven(quote, set)).decoded.fields.find(({ name }) => name === 'ECDSA_SIG')?.offset ?? 0;
    quote.set(await sign(key, 'P-256', quote.subarray(0, 632)), at);
  });

  test('is signed by that key', async () => {
    const { decoded } = await decodeGiven(quote, set);
    expect(about(decoded, /signature over header and body/)).toEqual([
      {
        what: 'the signature over header and body of the quote is made by the key in this evidence (ATTEST_PUB_KEY)',
        ok: true,
      },
    ]);
    expect(decoded.notes.join()).toMatch(/Whether such a key is the vendor’s is not checked/);
    expect(decoded.notChecked.join()).not.toMatch(/signature over header/);
  });

  test.each([0x30, 0x178, 0x1ff, 0x277])('with a flipped bit at %i is not', async (at) => {
    const { decoded } = await decodeGiven(flipped(quote, at), set);
    expect(about(decoded, /signature over header and body/)).toMatchObject([{ ok: false }]);
    expect(decoded.warnings.join()).toMatch(/This does not hold: the signature over header and body/);
  });
});

describe('a report with certificates beside it', () => {
  let report: Uint8Array;
  let chain: Uint8Array[];

  beforeAll(async () => {
    const [chip, root] = [
      { name: 'chip', key: await newKey('P-384') },
      { name: 'root', key: await newKey('P-384') },
    ];
    chain = [await certify(chip, root, 'P-384'), await certify(root, root, 'P-384')];
    report = make('snp-report-v5');
    const raw = await sign(chip.key, 'P-384', report.subarray(0, 672));
    report.fill(0, 672);
    report.set(raw.subarray(0, 48).toReversed(), 672);
    report.set(raw.subarray(48).toReversed(), 744);
  });
  const bundle = (first: Uint8Array, ...rest: Uint8Array[]): string =>
    JSON.stringify({ report: base64(first), certificates: rest.map(base64) });

  test('is signed by the key of one of them', async () => {
    const { decoded, pieces } = await decodeGiven(bundle(report, ...chain), set);
    expect(about(decoded, /signature over the report/)).toEqual([
      {
        what: 'the signature over the report is made by the key of a certificate in this evidence (chip)',
        ok: true,
      },
    ]);
    const [leaf] = pieces;
    expect(leaf?.decoded.format).toBe('x509-certificate');
    expect(about(leaf?.decoded as Decoded, /each signed by the next/)).toMatchObject([{ ok: true }]);
    expect(leaf?.decoded.notChecked.join()).toMatch(/Whether the root root is the vendor’s: compare its SHA-256/);
  });

  test('with a flipped bit is not', async () => {
    const { decoded } = await decodeGiven(bundle(flipped(report, 0x90), ...chain), set);
    expect(about(decoded, /signature over the report/)).toMatchObject([{ ok: false }]);
  });

  test('without any certificate is not checked, and that is said', async () => {
    const { decoded } = await decodeGiven(report, set);
    expect(about(decoded, /signature/)).toEqual([]);
    expect(decoded.notChecked).toContain('The signature over the report.');
  });

  test('a chain with a flipped bit does not hold', async () => {
    const [leaf, root] = chain as [Uint8Array, Uint8Array];
    const { decoded, pieces } = await decodeGiven(bundle(report, flipped(leaf, leaf.length - 4), root), set);
    expect(about(decoded, /signature over the report/)).toMatchObject([{ ok: true }]);
    expect(pieces.flatMap((piece) => about(piece.decoded, /from chip to root/))).toMatchObject([{ ok: false }]);
  });

  test('without its issuer is told so', async () => {
    const { decoded } = await decodeGiven(chain[0] ?? '', set);
    expect(decoded).toMatchObject({ format: 'x509-certificate', warnings: [] });
    expect(decoded.notChecked.join()).toMatch(/its issuer, root, is not in this evidence/);
    const values = Object.fromEntries(decoded.fields.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      subject: 'CN=chip',
      notBefore: '2026-01-02T03:04:05Z',
      FMSPC: '00806f050000',
    });
  });
});
