/** Collects what signatures in the evidence cover, and the certificates that come with it; `prove.ts` checks them. */
import { concatBytes } from './bytes.ts';
import { operandBytes, test } from './conditions.ts';
import { head } from './head.ts';
import { lookup, type Run, type Scope } from './run.ts';
import type { Decoded, Format } from './types.ts';
import type { Certificate } from './x509.ts';

type Signed = NonNullable<Format['signatures']>[number];

/** One signature to check. */
export interface Task {
  what: string;
  curve: Signed['curve'];
  hash: Signed['hash'];
  message: Uint8Array;
  /** r and s, big-endian, one behind the other. */
  signature: Uint8Array;
  /** The key as an uncompressed point; undefined for that of any certificate. */
  key?: Uint8Array;
  /** Name of the field that holds the key. */
  holder?: string;
}

export interface Found {
  tasks: Task[];
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

export const SIZES = { 'P-256': 32, 'P-384': 48 } as const;

/** What is said of a signature as long as nobody checked it. */
export const openSentence = ({ what }: Pick<Task, 'what'>): string => `The signature over ${what}.`;

/** The signatures of all formats that took part; what lacks a part is left out. */
export function signaturesOf(run: Run): Task[] {
  return run.scopes.flatMap((scope) =>
    (scope.format.signatures ?? []).flatMap((signed) => {
      if (signed.when && test(run, scope, signed.when) !== true) return [];
      return taskOf(run, scope, signed) ?? [];
    }),
  );
}

function taskOf(run: Run, scope: Scope, signed: Signed): Task | undefined {
  const size = SIZES[signed.curve];
  const message = signed.over
    ? joined(signed.over.map((operand) => operandBytes(run, scope, operand)))
    : structure(scope);
  const bytes = (names: readonly string[]): Uint8Array | undefined =>
    joined(
      names.map((name) => {
        const slot = lookup(run, scope, name);
        const value = slot?.bytes ?? slotBytes(run, slot?.out.offset, slot?.out.size);
        if (!value) return undefined;
        const number = signed.endian === 'little' ? value.toReversed() : value;
        return names.length === 2 ? number.subarray(-size) : number;
      }),
    );
  const signature = signed.signature
    ? bytes(signed.signature)
    : (scope.root?.child?.items?.[3]?.bytes ?? scope.root?.items?.[3]?.bytes);
  if (!message || !signature || signature.length !== size * 2) return undefined;
  const task: Task = {
    what: signed.what.replaceAll('{@}', scope.prefix),
    curve: signed.curve,
    hash: signed.hash,
    message,
    signature,
  };
  if (signed.key === 'certificates') return task;
  const point = bytes(signed.key);
  if (!point) return undefined;
  const holder = signed.key.map((name) => scope.prefix + name).join(' and ');
  if (point.length === size * 2 + 1 && point[0] === 4) return { ...task, key: point, holder };
  return point.length === size * 2 ? { ...task, key: concatBytes(Uint8Array.of(4), point), holder } : undefined;
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
