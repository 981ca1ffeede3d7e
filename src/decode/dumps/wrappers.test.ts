import { expect, test } from 'vitest';
import { toHex } from '../bytes.ts';
import { decodeInput } from '../given.ts';
import { loadFormats } from '../load.ts';
import { encode } from '../sample/encode.ts';
import { seeded } from '../sample/random.ts';

const set = loadFormats();
const format = set.byId.get('snp-report-v5');
if (!format) throw new Error('no format snp-report-v5');
const { bytes } = encode(format, set, { random: seeded(14) });
const coded = (text: string) => Buffer.from(text).toString('base64');
const inner = JSON.stringify({ report: Buffer.from(bytes).toString('base64') });

test.each([
  ['JSON in a string of JSON', JSON.stringify({ a: inner }), '/a → /report'],
  [
    'JSON in base64 in JSON',
    JSON.stringify({ list: [{ evidence: coded(inner) }] }),
    '/list/0/evidence → base64 → /report',
  ],
  ['JSON in base64', coded(inner), '/report'],
  ['JSON with hex in base64', coded(JSON.stringify([toHex(bytes)])), '/0'],
  [
    'JWT',
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(inner).toString('base64url')}.c2ln`,
    '/report',
  ],
])('%s is opened', (_, text, pointer) => {
  const { decoded, input } = decodeInput(text, set);
  expect(decoded.format).toBe('snp-report-v5');
  expect(input.pointer).toBe(pointer);
  expect(Buffer.from(input.bytes).equals(bytes)).toBe(true);
});

test('wrappers are opened to a bounded depth', () => {
  let text = inner;
  for (let i = 0; i < 6; i++) text = JSON.stringify({ a: text });
  expect(decodeInput(text, set).decoded.format).toBeNull();
});
