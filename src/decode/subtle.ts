/** What the cryptography of the platform calls the algorithms, and how it takes keys. */
import { toBase64Url } from './bytes.ts';
import type { Key, SIZES } from './offers.ts';
import type { Task } from './signed.ts';
import type { Certificate } from './x509.ts';

export const HASHES: Readonly<Record<string, string>> = {
  'sha-256': 'SHA-256',
  'sha-384': 'SHA-384',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
export const CURVES: Readonly<Record<string, keyof typeof SIZES>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
};

/** The key of a certificate; undefined when it is no such key. */
export const keyOf = (
  subtle: SubtleCrypto,
  { key }: Pick<Certificate, 'key'>,
  algorithm: EcKeyImportParams | RsaHashedImportParams,
): Promise<CryptoKey | undefined> =>
  subtle.importKey('spki', Uint8Array.from(key), algorithm, false, ['verify']).catch(() => undefined);

const NAMES = { pkcs1: 'RSASSA-PKCS1-v1_5', pss: 'RSA-PSS' } as const;

/** What a key for a task is imported as. */
export const algorithmOf = ({ algorithm, hash }: Pick<Task, 'algorithm' | 'hash'>) =>
  'curve' in algorithm
    ? { name: 'ECDSA', namedCurve: algorithm.curve }
    : { name: NAMES[algorithm.rsa], hash: HASHES[hash] ?? '' };

/** A key that comes without a certificate, for a task; undefined when it is of another kind. */
export async function importKey(subtle: SubtleCrypto, key: Key, task: Task): Promise<CryptoKey | undefined> {
  const as = algorithmOf(task);
  if ('spki' in key) return keyOf(subtle, { key: key.spki }, as);
  if ('point' in key) {
    if (!('curve' in task.algorithm) || task.algorithm.curve !== key.curve) return undefined;
    return subtle.importKey('raw', Uint8Array.from(key.point), as, false, ['verify']).catch(() => undefined);
  }
  if ('curve' in task.algorithm) return undefined;
  const jwk = { kty: 'RSA', n: toBase64Url(key.modulus), e: toBase64Url(key.exponent) };
  return subtle.importKey('jwk', jwk, as, false, ['verify']).catch(() => undefined);
}

/** Whether a signature is over the message of a task, and made by a key. */
export function verifies(subtle: SubtleCrypto, key: CryptoKey, task: Task, signature: Uint8Array): Promise<boolean> {
  const hash = HASHES[task.hash] ?? '';
  const how =
    'curve' in task.algorithm
      ? { name: 'ECDSA', hash }
      : task.algorithm.rsa === 'pss'
        ? { name: 'RSA-PSS', saltLength: Number(hash.slice(4)) / 8 }
        : { name: NAMES.pkcs1 };
  return subtle.verify(how, key, Uint8Array.from(signature), Uint8Array.from(task.message)).catch(() => false);
}
