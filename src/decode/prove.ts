/** Checks what the bytes prove by themselves: signatures by keys in the evidence, and chains of its certificates. */
import { compareBindings } from './bindings.ts';
import { allBytes } from './bytes.ts';
import { proveChains, shortName } from './chains.ts';
import type { Piece } from './given.ts';
import { type Found, foundIn, openSentence, type Task } from './signed.ts';
import { algorithmOf, importKey, keyOf, verifies } from './subtle.ts';
import type { Decoded } from './types.ts';

/** More certificates and keys come with no evidence. */
const MOST = 32;

const UNPROVEN =
  'Signatures are compared with keys in this evidence. Whether such a key is the vendor’s is not checked unless the chain of its certificate ends at a root that you know.';

/** Bytes in the same input that may be a signature which comes apart. */
export interface Loose {
  bytes: Uint8Array;
  pointer?: string | undefined;
}

/** What is at hand to check a signature with. */
interface Pool {
  certificates: Found['certificates'];
  keys: Found['offers']['keys'];
  signatures: readonly Loose[];
}

/**
 * Adds to each result what its signatures and certificates show. The certificates, keys and signatures of all pieces
 * count, as they often come apart. Where the platform has no cryptography, all stays as not checked.
 */
export async function prove(
  pieces: readonly { decoded: Decoded; input?: Piece['input'] }[],
  loose: readonly Loose[] = [],
): Promise<void> {
  compareBindings(pieces);
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return;
  const known = pieces.flatMap(({ decoded, input }) => {
    const found = foundIn(decoded);
    return found ? [{ decoded, found, pointer: input?.pointer }] : [];
  });
  const certificates = known.flatMap(({ found }) => found.certificates).slice(0, MOST);
  const keys = known.flatMap(({ found }) => found.offers.keys).slice(0, MOST);
  const offered = known.flatMap(({ found }) => found.offers.signatures.map((bytes) => ({ bytes })));
  for (const { decoded, found, pointer } of known) {
    const before = decoded.checked.length;
    const signatures = [...offered, ...loose.filter((one) => besideEach(one.pointer, pointer))].slice(0, MOST);
    for (const task of found.tasks) await proveTask(subtle, decoded, task, { certificates, keys, signatures });
    await proveChains(subtle, decoded, found, certificates);
    if (decoded.checked.length > before) decoded.notes.push(UNPROVEN);
  }
}

/** Whether two values stand in one mapping of a document, or in no document at all. */
function besideEach(one: string | undefined, other: string | undefined): boolean {
  const holder = (pointer = ''): string => pointer.slice(0, pointer.lastIndexOf('/') + 1);
  return holder(one) === holder(other);
}

function settle(decoded: Decoded, task: Task, what: string, ok: boolean): void {
  decoded.notChecked = decoded.notChecked.filter((sentence) => sentence !== openSentence(task));
  decoded.checked.push({ what, ok });
  if (!ok) decoded.warnings.push(`This does not hold: ${what}.`);
}

async function proveTask(subtle: SubtleCrypto, decoded: Decoded, task: Task, pool: Pool): Promise<void> {
  if (task.key && task.signature) {
    const key = await subtle
      .importKey('raw', Uint8Array.from(task.key), algorithmOf(task), false, ['verify'])
      .catch(() => undefined);
    const ok = key !== undefined && (await verifies(subtle, key, task, task.signature));
    settle(decoded, task, `the signature over ${task.what} is made by the key in this evidence (${task.holder})`, ok);
    return;
  }
  let tried = false;
  for await (const { key, size, whose } of fitting(subtle, task, pool)) {
    const signatures = task.signature ? [task.signature] : pool.signatures.map(({ bytes }) => bytes);
    for (const signature of signatures.map((one) => withoutZeros(one, size))) {
      // What has another size is no signature of that key.
      if (signature.length !== size) continue;
      tried = true;
      if (!(await verifies(subtle, key, task, signature))) continue;
      settle(decoded, task, `the signature over ${task.what} is made by the key of ${whose}`, true);
      return;
    }
  }
  const whose =
    task.bare === 'none' ? 'the key of a certificate in this evidence' : 'any key that comes with this evidence';
  if (tried) settle(decoded, task, `the signature over ${task.what} is made by ${whose}`, false);
}

/** A number in a field that is larger than it needs. */
function withoutZeros(number: Uint8Array, size: number): Uint8Array {
  const spare = number.length - size;
  return spare > 0 && allBytes(number.subarray(0, spare), 0) ? number.subarray(spare) : number;
}

/** The keys at hand of the kind that a task needs, with the size of their signatures. */
async function* fitting(
  subtle: SubtleCrypto,
  task: Task,
  { certificates, keys }: Pool,
): AsyncGenerator<{ key: CryptoKey; size: number; whose: string }> {
  for (const { certificate } of task.bare === 'own' ? [] : certificates) {
    const key = await keyOf(subtle, certificate, algorithmOf(task));
    const whose = `a certificate in this evidence (${shortName(certificate.subject)})`;
    if (key) yield { key, size: sizeOf(task, key), whose };
  }
  for (const one of keys) {
    if (task.bare === 'none' || (task.bare === 'own') !== (one.scope === task.scope)) continue;
    const key = await importKey(subtle, one, task);
    if (key) yield { key, size: sizeOf(task, key), whose: `what comes with this evidence (${one.name})` };
  }
}

const COORDINATES = { 'P-256': 64, 'P-384': 96 } as const;

/** Bytes of a signature by a key. */
const sizeOf = ({ algorithm }: Task, key: CryptoKey): number =>
  'curve' in algorithm
    ? COORDINATES[algorithm.curve]
    : 'modulusLength' in key.algorithm
      ? Number(key.algorithm.modulusLength) / 8
      : 0;
