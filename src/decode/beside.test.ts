import { createHash, createSign, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { loadFormats } from './load.ts';
import { decodeBoth, decodeGiven } from './packed.ts';
import { encode } from './sample/encode.ts';
import { seeded } from './sample/random.ts';
import type { Decoded, Format } from './types.ts';

const set = loadFormats();
const make = (id: string, values: Record<string, number | string | Uint8Array> = {}): Uint8Array =>
  encode(set.byId.get(id) as Format, set, { random: seeded(8), values }).bytes;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const text = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const out = bytes.slice();
  out[at] = (out[at] ?? 0) ^ 1;
  return out;
};
const about = (words: RegExp, ...all: readonly Decoded[]): boolean[] =>
  all.flatMap(({ checked }) => checked.filter(({ what }) => words.test(what)).map(({ ok }) => ok));

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const raw = (data: Uint8Array, key: KeyObject): Uint8Array =>
  signBytes('sha384', data, { key, dsaEncoding: 'ieee-p1363' });

describe('the quote of a TPM, its signature and its key', () => {
  const quote = make('tpm-quote');
  const signature = createSign('sha256').update(quote).sign(rsa.privateKey);
  const { n, e } = rsa.publicKey.export({ format: 'jwk' });
  const runtime = { keys: [{ kid: 'HCLAkPub', kty: 'RSA', n, e }], 'vm-configuration': {} };
  const document = (message: Uint8Array): string =>
    JSON.stringify({
      runtime: base64(text(runtime)),
      tpm_quote: { message: base64(message), signature: base64(signature) },
    });
  const told = async (message: Uint8Array): Promise<boolean[]> => {
    const given = await decodeGiven(document(message), set);
    return about(/body of the TPM quote/, ...[given, ...given.pieces].map(({ decoded }) => decoded));
  };

  test('in one document', async () => {
    expect(await told(quote)).toEqual([true]);
    for (const at of [8, 40, quote.length - 1]) expect(await told(flipped(quote, at))).toEqual([false]);
  });

  test('with a key in DER and the structure of the signature', async () => {
    const key = new Uint8Array(rsa.publicKey.export({ format: 'der', type: 'spki' }));
    const tpmt = Uint8Array.from([0, 0x14, 0, 0xb, 1, 0, ...signature]);
    const bundle = (message: Uint8Array) => text({ key: base64(key), quote: base64(message), signature: base64(tpmt) });
    for (const [message, ok] of [
      [quote, true],
      [flipped(quote, 20), false],
    ] as const) {
      const given = await decodeGiven(bundle(message), set);
      expect(about(/body of the TPM quote/, ...[given, ...given.pieces].map(({ decoded }) => decoded))).toEqual([ok]);
    }
  });

  test('without a key is left open', async () => {
    const { decoded } = await decodeGiven(quote, set);
    expect(decoded.checked).toEqual([]);
    expect(decoded.warnings).toEqual([]);
  });
});

describe('what the owner of a guest expects', () => {
  const point = ec.publicKey.export({ format: 'jwk' });
  const little = (bytes: Uint8Array, size: number): Uint8Array => {
    const out = new Uint8Array(size);
    out.set(bytes.toReversed());
    return out;
  };
  const coordinate = (value: string | undefined): Uint8Array =>
    little(new Uint8Array(Buffer.from(value ?? '', 'base64url')), 72);
  const block = make('snp-id-block');
  const auth = make('snp-id-auth', { AUTHOR_KEY_ALGO: 0 });
  auth.set(coordinate(point.x), 0x240 + 4);
  auth.set(coordinate(point.y), 0x240 + 4 + 72);
  const signature = raw(block, ec.privateKey);
  auth.fill(0, 0x40, 0x40 + 144);
  auth.set(signature.subarray(0, 48).toReversed(), 0x40);
  auth.set(signature.subarray(48).toReversed(), 0x40 + 72);

  test('the ID block is signed by the key in the authentication information, given apart', async () => {
    const [first] = await decodeBoth([block, auth], set);
    expect(about(/the ID block/, first.decoded)).toEqual([true]);
    const [other] = await decodeBoth([flipped(block, 5), auth], set);
    expect(about(/the ID block/, other.decoded)).toEqual([false]);
  });

  test('the report has the digest of the key', async () => {
    const digest = createHash('sha384')
      .update(auth.subarray(0x240, 0x240 + 1028))
      .digest();
    const report = (value: Uint8Array) => make('snp-report-v5', { ID_KEY_DIGEST: value });
    const [, good] = await decodeBoth([report(digest), auth], set);
    expect(about(/ID_KEY_DIGEST/, good.decoded)).toEqual([true]);
    const [, bad] = await decodeBoth([report(flipped(digest, 3)), auth], set);
    expect(about(/ID_KEY_DIGEST/, bad.decoded)).toEqual([false]);
    expect(bad.decoded.warnings.join()).toMatch(/This does not hold: ID_KEY_DIGEST/);
  });
});

test('a platform token is signed by a key that is given beside it', async () => {
  const token = make('cca-collection-legacy');
  const key = text(ec.publicKey.export({ format: 'jwk' }));
  const [first, second] = await decodeBoth([token, key], set);
  expect(second.decoded.format).toBe('json-web-key');
  // The token is made up, so that no key fits: that is said, and only because there is a key.
  const told = about(/platform token/, first.decoded);
  expect(told.every((ok) => !ok)).toBe(true);
  expect(about(/platform token/, (await decodeGiven(token, set)).decoded)).toEqual([]);
});
