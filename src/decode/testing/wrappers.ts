/** What bytes come wrapped in, made of any bytes. */
import { deflateSync, gzipSync } from 'node:zlib';
import { head } from '../sample/encode-cbor.ts';
import { base64 } from './forms.ts';

const join = (...parts: (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const text = (word: string): Uint8Array => join(head(3, BigInt(word.length)), Buffer.from(word));
const string = (bytes: Uint8Array): Uint8Array => join(head(2, BigInt(bytes.length)), bytes);
const url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const little = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, i) => (value >> (8 * i)) & 255);
const big = (value: number, size: number): number[] => little(value, size).reverse();
/** The length of a vector in SCALE, which numbers in two or four bytes. */
const compact = (value: number): number[] =>
  value < 64 ? [value << 2] : value < 1 << 14 ? little((value << 2) | 1, 2) : little((value << 2) | 2, 4);
/** A number in groups of seven bits, as protobuf has it. */
const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)]);
const tail = Buffer.from('{"event":"app-id"} and more of the same document behind it');

/** Every wrapper by its name. */
export const WRAPPERS: Readonly<Record<string, (bytes: Uint8Array) => string | Uint8Array>> = {
  gzip: (b) => gzipSync(b),
  zlib: (b) => deflateSync(b),
  'gzip in base64': (b) => base64(gzipSync(b)),
  'gzip in hex': (b) => gzipSync(b).toString('hex'),
  'gzip of hex': (b) => gzipSync(Buffer.from(b).toString('hex')),
  'gzip of JSON': (b) => gzipSync(JSON.stringify({ quote: base64(b) })),
  'gzip in gzip': (b) => gzipSync(gzipSync(b)),
  'gzip in base64 in JSON': (b) => JSON.stringify({ body: base64(gzipSync(b)) }),
  'zlib in base64 in JSON': (b) => JSON.stringify({ body: base64(deflateSync(b)) }),
  JWT: (b) => `${url({ alg: 'none' })}.${url({ evidence: base64(b) })}.c2ln`,
  'JWT in JSON': (b) => JSON.stringify({ token: `${url({ alg: 'none' })}.${url({ evidence: base64(b) })}.c2ln` }),
  'JWT behind a scheme': (b) => `Authorization: Bearer ${url({ alg: 'none' })}.${url({ evidence: base64(b) })}.c2ln`,
  'JWT with JSON in base64': (b) =>
    `${url({ alg: 'none' })}.${url({ tee: base64(JSON.stringify({ quote: base64(b) })) })}.c2ln`,
  'CBOR byte string': string,
  'CBOR map': (b) => join(head(5, 2n), text('provider'), text('x_guest'), text('outblob'), string(b)),
  'CBOR array': (b) => join(head(4, 2n), text('quote'), string(b)),
  'CBOR tag': (b) => join(head(6, 600n), string(b)),
  'CBOR byte string in a byte string': (b) => string(string(b)),
  'CBOR map in hex': (b) => Buffer.from(join(head(5, 1n), text('outblob'), string(b))).toString('hex'),
  'CBOR map in base64 in JSON': (b) =>
    JSON.stringify({ evidence: base64(join(head(5, 1n), text('report'), string(b))) }),
  'CBOR with base64 as text': (b) => join(head(5, 1n), text('report'), text(base64(b))),
  'CMW in JSON': (b) => JSON.stringify(['application/octet-stream', Buffer.from(b).toString('base64url')]),
  'CMW in CBOR': (b) => join(head(4, 2n), text('application/octet-stream'), string(b)),
  'CMW in a CMW': (b) =>
    JSON.stringify({
      __cmwc_t: 'tag:host.example,2026:x',
      tee: [
        'application/eat-ucs+json',
        Buffer.from(JSON.stringify(['application/x', Buffer.from(b).toString('base64url')])).toString('base64url'),
      ],
    }),
  'CMW of CBOR in JSON': (b) =>
    JSON.stringify({
      tee: [
        'application/cmw+cbor',
        Buffer.from(join(head(4, 2n), text('application/x'), string(b))).toString('base64url'),
      ],
    }),
  'SCALE, one vector': (b) => join(compact(b.length), b),
  'SCALE, an enum with vectors': (b) => join([0, 1], compact(b.length), b, compact(tail.length), tail),
  'SCALE, behind a string': (b) =>
    join([1], compact(12), Buffer.from('attestation0'), compact(b.length), b, compact(tail.length), tail),
  'bincode, length of 8 bytes': (b) => join(little(3, 4), little(b.length, 8), b, little(tail.length, 8), tail),
  'length of 4 bytes, big-endian': (b) => join(big(b.length, 4), b),
  'length of 4 bytes, little-endian, with more behind': (b) =>
    join(little(b.length, 4), b, little(tail.length, 4), tail),
  protobuf: (b) => join([0x0a], varint(4), [1, 2, 3, 4], [0x12], varint(b.length), b, [0x18, 1]),
  'protobuf in protobuf': (b) => {
    const inner = join([0x0a], varint(b.length), b);
    return join([0x08, 1, 0x12], varint(inner.length), inner);
  },
  'protobuf in base64 in JSON': (b) => JSON.stringify({ attestation: base64(join([0x12], varint(b.length), b)) }),
  PEM: (b) => `-----BEGIN QUOTE-----\n${base64(b)}\n-----END QUOTE-----\n`,
  'PEM behind text': (b) =>
    `subject: me\n-----BEGIN QUOTE-----\n${base64(b).replace(/.{64}/g, '$&\n')}\n-----END QUOTE-----\nbye\n`,
  'base64 in JSON in base64 in JSON': (b) => JSON.stringify({ e: base64(JSON.stringify({ quote: base64(b) })) }),
  'hex in JSON in a string': (b) => JSON.stringify({ e: JSON.stringify({ quote: Buffer.from(b).toString('hex') }) }),
  'lists of numbers in JSON in base64': (b) => base64(JSON.stringify({ quote: [...b] })),
};
