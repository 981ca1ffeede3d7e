/** Collects what signatures in the evidence cover, and the certificates that come with it; `prove.ts` checks them. */
import { concatBytes } from './bytes.ts';
import type { Binding } from './checks.ts';
import { operandBytes, test } from './conditions.ts';
import { head } from './head.ts';
import { type Offers, pointOf, SIZES } from './offers.ts';
import { lookup, type Run, type Scope } from './run.ts';
import type { Decoded, Format } from './types.ts';
import type { Certificate } from './x509.ts';

type Signed = NonNullable<Format['signatures']>[number];
type Detached = NonNullable<Format['detached']>[number];

/** One signature to check. */
export interface Task {
  what: string;
  /** Curve of the key, or the padding of RSA. */
  algorithm: { curve: keyof typeof SIZES } | { rsa: 'pkcs1' | 'pss' };
  hash: Signed['hash'];
  message: Uint8Array;
  /** r and s, or the number of RSA, big-endian; undefined for one that comes apart. */
  signature?: Uint8Array;
  /** The key as an uncompressed point; undefined for any that is at hand. */
  key?: Uint8Array;
  /** Name of the field that holds the key. */
  holder?: string;
  /** Which keys that come without a certificate count: none, those of this structure, or those of others. */
  bare: 'none' | 'own' | 'others';
  scope: Scope;
}

export interface Found {
  tasks: Task[];
  offers: Offers;
  /** What fields of other pieces must hold. */
  bindings: Binding[];
  certificates: { name: string; certificate: Certificate }[];
  /** Roots of vendors, by the fingerprint of their certificate. */
  roots: Map<string, NonNullable<Format['roots']>[number]>;
}

const store = new WeakMap<Decoded, Found>();

/** What can be checked of a result. */
export const foundIn = (decoded: Decoded): Found | undefined => store.get(decoded);

export const keepFound = (decoded: Decoded, found: Found): void => {
  store.set(decoded, found);
};

/** What is said of a signature as long as nobody checked it. */
export const openSentence = ({ what }: Pick<Task, 'what'>): string => `The signature over ${what}.`;

/** The signatures of all formats that took part; what lacks a part is left out. */
export function signaturesOf(run: Run): Task[] {
  return run.scopes.flatMap((scope) =>
    [...(scope.format.signatures ?? []), ...(scope.format.detached ?? [])].flatMap((signed) => {
      if (signed.when && test(run, scope, signed.when) !== true) return [];
      return taskOf(run, scope, signed) ?? [];
    }),
  );
}

function taskOf(run: Run, scope: Scope, signed: Signed | Detached): Task | undefined {
  const size = signed.curve === undefined ? undefined : SIZES[signed.curve];
  const message = signed.over
    ? joined(signed.over.map((operand) => operandBytes(run, scope, operand)))
    : structure(scope);
  const parts = (names: readonly string[]): (Uint8Array | undefined)[] =>
    names.map((name) => {
      const slot = lookup(run, scope, name);
      const value = slot?.bytes ?? slotBytes(run, slot?.out.offset, slot?.out.size);
      const number = signed.endian === 'little' ? value?.toReversed() : value;
      return names.length === 2 && size !== undefined ? number?.subarray(-size) : number;
    });
  if (!message) return undefined;
  const what = signed.what.replaceAll('{@}', scope.prefix);
  const key = 'key' in signed ? signed.key : undefined;
  const bare = key !== undefined ? 'none' : 'own' in signed ? 'own' : 'others';
  const rsa = ('rsa' in signed ? signed.rsa : undefined) ?? 'pkcs1';
  const algorithm = signed.curve === undefined ? { rsa } : { curve: signed.curve };
  const task: Task = { what, algorithm, hash: signed.hash, message, bare, scope };
  if (signed.signature || !signed.over) {
    const signature = signed.signature
      ? joined(parts(signed.signature))
      : (scope.root?.child?.items?.[3]?.bytes ?? scope.root?.items?.[3]?.bytes);
    if (!signature || (size !== undefined && signature.length !== size * 2)) return undefined;
    task.signature = signature;
  }
  if (key === undefined || key === 'certificates') return task;
  const point = signed.curve && pointOf(signed.curve, parts(key));
  return point && { ...task, key: point, holder: key.map((name) => scope.prefix + name).join(' and ') };
}

const joined = (parts: readonly (Uint8Array | undefined)[]): Uint8Array | undefined => {
  const whole = parts.filter((part) => part !== undefined);
  return whole.length === parts.length ? concatBytes(...whole) : undefined;
};

/** Bytes of a number, which a slot keeps as such. */
const slotBytes = (run: Run, offset?: number | null, size?: number | null): Uint8Array | undefined =>
  typeof offset === 'number' && typeof size === 'number' ? run.bytes.subarray(offset, offset + size) : undefined;

/** What a COSE_Sign1 token signs: a list of a word, the protected header, nothing, and the payload. */
function structure({ root }: Scope): Uint8Array | undefined {
  const items = root?.child?.items ?? root?.items;
  const [header, payload] = [items?.[0]?.bytes, items?.[2]?.bytes];
  if (!header || !payload) return undefined;
  const word = new TextEncoder().encode('Signature1');
  const string = (value: Uint8Array): Uint8Array => concatBytes(head(2, BigInt(value.length)), value);
  return concatBytes(
    Uint8Array.of(0x84),
    head(3, BigInt(word.length)),
    word,
    string(header),
    Uint8Array.of(0x40),
    string(payload),
  );
}
