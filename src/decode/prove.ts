/** Checks what the bytes prove by themselves: signatures by keys in the evidence, and chains of its certificates. */
import type { Piece } from './given.ts';
import { type Found, foundIn, openSentence, SIZES, type Task } from './signed.ts';
import type { Decoded } from './types.ts';
import type { Certificate } from './x509.ts';

const HASHES: Readonly<Record<string, string>> = {
  'sha-256': 'SHA-256',
  'sha-384': 'SHA-384',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
/** Hashes of signatures by their algorithm: ECDSA, and RSA of the older kind. */
const ALGORITHMS: Readonly<Record<string, { name: 'ECDSA' | 'RSASSA-PKCS1-v1_5' | 'RSA-PSS'; hash?: string }>> = {
  '1.2.840.10045.4.3.2': { name: 'ECDSA', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { name: 'ECDSA', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { name: 'ECDSA', hash: 'SHA-512' },
  '1.2.840.113549.1.1.11': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
  '1.2.840.113549.1.1.10': { name: 'RSA-PSS' },
};
const CURVES: Readonly<Record<string, keyof typeof SIZES>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
};
/** More certificates come with no evidence. */
const MOST = 32;

const UNPROVEN =
  'Signatures are compared with keys in this evidence. Whether such a key is the vendor’s is not checked unless the chain of its certificate ends at a root that you know.';

/**
 * Adds to each result what its signatures and certificates show. The certificates of all pieces count, as reports and
 * certificates often come apart. Where the platform has no cryptography, all stays as not checked.
 */
export async function prove(pieces: readonly Pick<Piece, 'decoded'>[]): Promise<void> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return;
  const known = pieces.flatMap(({ decoded }) => {
    const found = foundIn(decoded);
    return found ? [{ decoded, found }] : [];
  });
  const pool = known.flatMap(({ found }) => found.certificates).slice(0, MOST);
  for (const { decoded, found } of known) {
    const before = decoded.checked.length;
    for (const task of found.tasks) await proveTask(subtle, decoded, task, pool);
    await proveChains(subtle, decoded, found, pool);
    if (decoded.checked.length > before) decoded.notes.push(UNPROVEN);
  }
}

function settle(decoded: Decoded, task: Task, what: string, ok: boolean): void {
  decoded.notChecked = decoded.notChecked.filter((sentence) => sentence !== openSentence(task));
  decoded.checked.push({ what, ok });
  if (!ok) decoded.warnings.push(`This does not hold: ${what}.`);
}

async function proveTask(
  subtle: SubtleCrypto,
  decoded: Decoded,
  task: Task,
  pool: Found['certificates'],
): Promise<void> {
  if (task.key) {
    const key = await subtle
      .importKey('raw', Uint8Array.from(task.key), { name: 'ECDSA', namedCurve: task.curve }, false, ['verify'])
      .catch(() => undefined);
    const ok = key !== undefined && (await verifies(subtle, key, task));
    settle(decoded, task, `the signature over ${task.what} is made by the key in this evidence (${task.holder})`, ok);
    return;
  }
  const fitting = pool.filter(({ certificate }) => CURVES[certificate.curve] === task.curve);
  if (fitting.length === 0) return;
  for (const { certificate } of fitting) {
    const key = await keyOf(subtle, certificate, { name: 'ECDSA', namedCurve: task.curve });
    if (!key || !(await verifies(subtle, key, task))) continue;
    const what = `the signature over ${task.what} is made by the key of a certificate in this evidence (${shortName(certificate.subject)})`;
    settle(decoded, task, what, true);
    return;
  }
  settle(decoded, task, `the signature over ${task.what} is made by the key of a certificate in this evidence`, false);
}

const verifies = (subtle: SubtleCrypto, key: CryptoKey, { hash, signature, message }: Task): Promise<boolean> =>
  subtle
    .verify({ name: 'ECDSA', hash: HASHES[hash] ?? '' }, key, Uint8Array.from(signature), Uint8Array.from(message))
    .catch(() => false);

const keyOf = (
  subtle: SubtleCrypto,
  { key }: Certificate,
  algorithm: EcKeyImportParams | RsaHashedImportParams,
): Promise<CryptoKey | undefined> =>
  subtle.importKey('spki', Uint8Array.from(key), algorithm, false, ['verify']).catch(() => undefined);

/** The common name, where there is one. */
const shortName = (name: string): string => /CN=([^,]+)/.exec(name)?.[1] ?? (name || 'a subject without a name');

/** Each chain from a certificate that signs no other, as far as its issuers are there. */
async function proveChains(
  subtle: SubtleCrypto,
  decoded: Decoded,
  found: Found,
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
