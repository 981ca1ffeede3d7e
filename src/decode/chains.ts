/** Checks chains of certificates: each signed by the next, to the root that the evidence carries. */
import { SIZES } from './offers.ts';
import type { Found } from './signed.ts';
import { CURVES, HASHES, keyOf } from './subtle.ts';
import type { Decoded } from './types.ts';
import type { Certificate } from './x509.ts';

/** Hashes of signatures by their algorithm: ECDSA, and RSA of the older kind. */
const ALGORITHMS: Readonly<Record<string, { name: 'ECDSA' | 'RSASSA-PKCS1-v1_5' | 'RSA-PSS'; hash?: string }>> = {
  '1.2.840.10045.4.3.2': { name: 'ECDSA', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { name: 'ECDSA', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { name: 'ECDSA', hash: 'SHA-512' },
  '1.2.840.113549.1.1.11': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
  '1.2.840.113549.1.1.10': { name: 'RSA-PSS' },
};
/** More certificates come with no evidence. */
const MOST = 32;

/** The common name, where there is one. */
export const shortName = (name: string): string => /CN=([^,]+)/.exec(name)?.[1] ?? (name || 'a subject without a name');

/** Each chain from a certificate that signs no other, as far as its issuers are there. */
export async function proveChains(
  subtle: SubtleCrypto,
  decoded: Decoded,
  found: Pick<Found, 'certificates' | 'roots'>,
  pool: Found['certificates'],
): Promise<void> {
  const all = pool.map(({ certificate }) => certificate);
  const own = found.certificates.slice(0, MOST).map(({ certificate }) => certificate);
  const leaves = own.filter((one) => !own.some((other) => other !== one && other.issuer === one.subject));
  for (const leaf of leaves) {
    const chain = [leaf];
    let last = leaf;
    let ok = true;
    while (ok && last.issuer !== last.subject && chain.length < 8) {
      const issuers = all.filter(({ subject }) => subject === last.issuer);
      if (issuers.length === 0) break;
      const signer = await firstOf(issuers, (issuer) => isSignedBy(subtle, last, issuer));
      ok = signer !== undefined;
      last = signer ?? (issuers[0] as Certificate);
      chain.push(last);
    }
    if (ok && last.issuer === last.subject) ok = await isSignedBy(subtle, last, last);
    if (chain.length > 1 || last.issuer === last.subject) {
      const what = `the certificates from ${shortName(leaf.subject)} to ${shortName(last.subject)} are each signed by the next`;
      decoded.checked.push({ what, ok });
      if (!ok) decoded.warnings.push(`This does not hold: ${what}.`);
    }
    if (!ok) continue;
    const root = found.roots.get(last.fingerprint);
    if (last.issuer !== last.subject)
      decoded.notChecked.push(
        `Who signed the certificate of ${shortName(last.subject)}: its issuer, ${shortName(last.issuer)}, is not in this evidence.`,
      );
    else if (root)
      decoded.notes.push(
        `The chain ends at ${root.name}: the SHA-256 of that certificate is the one of ${root.source}.`,
      );
    else
      decoded.notChecked.push(
        `Whether the root ${shortName(last.subject)} is the vendor’s: compare its SHA-256, ${last.fingerprint}, with what the vendor publishes.`,
      );
  }
}

async function firstOf<T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<T | undefined> {
  for (const item of items) if (await holds(item)) return item;
  return undefined;
}

async function isSignedBy(subtle: SubtleCrypto, one: Certificate, issuer: Certificate): Promise<boolean> {
  const algorithm = ALGORITHMS[one.signatureAlgorithm];
  const hash = algorithm?.hash ?? HASHES[one.hash];
  if (!algorithm || !hash) return false;
  const data = Uint8Array.from(one.signed);
  if (algorithm.name === 'ECDSA') {
    const curve = CURVES[issuer.curve];
    const signature = curve && rawSignature(one.signature, SIZES[curve]);
    const key = curve && (await keyOf(subtle, issuer, { name: 'ECDSA', namedCurve: curve }));
    return key && signature ? subtle.verify({ name: 'ECDSA', hash }, key, signature, data).catch(() => false) : false;
  }
  const key = await keyOf(subtle, issuer, { name: algorithm.name, hash });
  const saltLength = Number(hash.slice(4)) / 8;
  const how = algorithm.name === 'RSA-PSS' ? { name: 'RSA-PSS', saltLength } : { name: algorithm.name };
  return key ? subtle.verify(how, key, Uint8Array.from(one.signature), data).catch(() => false) : false;
}

/** r and s of a signature in DER, each of so many bytes, one behind the other; undefined when it is none. */
function rawSignature(der: Uint8Array, size: number): Uint8Array<ArrayBuffer> | undefined {
  if (der[0] !== 0x30 || der[2] !== 2) return undefined;
  const first = der[3] ?? 0;
  const r = der.subarray(4, 4 + first);
  if (der[4 + first] !== 2) return undefined;
  const s = der.subarray(6 + first, 6 + first + (der[5 + first] ?? 0));
  const out = new Uint8Array(size * 2);
  for (const [index, number] of [r, s].entries()) {
    const plain = number.subarray(Math.max(0, number.length - size));
    out.set(plain, size * (index + 1) - plain.length);
  }
  return out;
}
