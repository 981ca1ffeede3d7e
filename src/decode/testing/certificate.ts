/** Makes X.509 certificates for tests, signed with ECDSA. */
const { subtle } = globalThis.crypto;

const der = (tag: number, ...parts: Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Uint8Array.from([tag, ...length, ...content]);
};
const oid = (hex: string): Uint8Array => der(6, Buffer.from(hex, 'hex'));
const name = (word: string): Uint8Array => der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from(word)))));
const number = (bytes: Uint8Array): Uint8Array =>
  der(2, (bytes[0] ?? 0) > 127 ? Uint8Array.from([0, ...bytes]) : bytes);

export type Curve = 'P-256' | 'P-384';
export const newKey = (curve: Curve): Promise<CryptoKeyPair> =>
  subtle.generateKey({ name: 'ECDSA', namedCurve: curve }, true, ['sign', 'verify']) as Promise<CryptoKeyPair>;

/** x and y of a key, one behind the other. */
export const pointOf = async ({ publicKey }: CryptoKeyPair): Promise<Uint8Array> =>
  new Uint8Array(await subtle.exportKey('raw', publicKey)).subarray(1);

export const hashOf = (curve: Curve): string => (curve === 'P-256' ? 'SHA-256' : 'SHA-384');

/** r and s, one behind the other. */
export const sign = async (key: CryptoKeyPair, curve: Curve, data: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await subtle.sign({ name: 'ECDSA', hash: hashOf(curve) }, key.privateKey, Uint8Array.from(data)));

/** The certificate of a key; `issuer` signs, the key itself when it is a root. */
export async function certify(
  subject: { name: string; key: CryptoKeyPair },
  issuer: { name: string; key: CryptoKeyPair },
  curve: Curve,
): Promise<Uint8Array> {
  const algorithm = der(0x30, oid(curve === 'P-256' ? '2a8648ce3d040302' : '2a8648ce3d040303'));
  const time = (text: string): Uint8Array => der(0x17, Buffer.from(text));
  // An extension of a vendor: a list of numbered values.
  const fmspc = der(0x30, oid('2a864886f84d010d0104'), der(4, Buffer.from('00806f050000', 'hex')));
  const extension = der(0x30, oid('2a864886f84d010d01'), der(4, der(0x30, fmspc)));
  const signed = der(
    0x30,
    der(0xa0, der(2, Uint8Array.of(2))),
    der(2, Uint8Array.of(7)),
    algorithm,
    name(issuer.name),
    der(0x30, time('260102030405Z'), time('491231235959Z')),
    name(subject.name),
    new Uint8Array(await subtle.exportKey('spki', subject.key.publicKey)),
    der(0xa3, der(0x30, extension)),
  );
  const raw = await sign(issuer.key, curve, signed);
  const half = raw.length / 2;
  const trim = (part: Uint8Array): Uint8Array =>
    part.subarray(
      Math.max(
        0,
        part.findIndex((byte) => byte !== 0),
      ),
    );
  const signature = der(0x30, number(trim(raw.subarray(0, half))), number(trim(raw.subarray(half))));
  return der(0x30, signed, algorithm, der(3, Uint8Array.of(0), signature));
}
