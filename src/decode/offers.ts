/** Keys and signatures in a piece that check, or belong to, other pieces: collected as layouts say. */
import { concatBytes, fromBase64, toInt } from './bytes.ts';
import { test } from './conditions.ts';
import { lookup, type Run, type Scope } from './run.ts';
import type { Format } from './types.ts';

type OfferedKey = NonNullable<NonNullable<Format['offers']>['keys']>[number];

/** A public key, what it is called, and the structure that offers it. */
export type Key = { name: string; scope: Scope } & (
  | { curve: 'P-256' | 'P-384'; point: Uint8Array }
  | { modulus: Uint8Array; exponent: Uint8Array }
  | { spki: Uint8Array }
);

export interface Offers {
  keys: Key[];
  signatures: Uint8Array[];
}

/** Bytes of a coordinate. */
export const SIZES = { 'P-256': 32, 'P-384': 48 } as const;

/** Indices that a list in a layout is tried for. */
const MOST = 16;

/** What all formats that took part offer. */
export function offersOf(run: Run): Offers {
  const out: Offers = { keys: [], signatures: [] };
  for (const scope of run.scopes) {
    for (const offered of scope.format.offers?.keys ?? []) {
      if (offered.when && test(run, scope, offered.when) !== true) continue;
      for (const index of indices(run, scope, holderOf(offered))) {
        const key = keyOf(run, scope, offered, index);
        if (key) out.keys.push(key);
      }
    }
    for (const { fields, endian, curve } of scope.format.offers?.signatures ?? []) {
      for (const index of indices(run, scope, fields[0] ?? '')) {
        const parts = fields.map((name) => held(run, scope, at(name, index), undefined, endian));
        const whole = parts.filter((part) => part !== undefined);
        if (whole.length < parts.length) continue;
        out.signatures.push(concatBytes(...(curve ? whole.map((part) => sized(part, SIZES[curve])) : whole)));
      }
    }
  }
  return out;
}

const at = (name: string, index: number): string => name.replace('[]', `[${index}]`);
const holderOf = ({ point, modulus, spki }: OfferedKey): string => point?.[0] ?? modulus ?? (spki ? 'key' : '');

/** Every index that a name with a list has; one for a name without. */
function indices(run: Run, scope: Scope, name: string): number[] {
  if (!name.includes('[]')) return [0];
  return Array.from({ length: MOST }, (_, index) => index).filter((index) => lookup(run, scope, at(name, index)));
}

/** Bytes of a field, the most significant first; those of a number from where it lies. */
function held(
  run: Run,
  scope: Scope,
  name: string,
  coding?: 'base64url',
  endian: 'little' | 'big' = 'big',
): Uint8Array | undefined {
  const slot = lookup(run, scope, name);
  if (!slot) return undefined;
  if (coding) return slot.text === undefined ? undefined : (fromBase64(slot.text) ?? undefined);
  const { offset, size } = slot.out;
  const own = offset === null || size === null ? undefined : run.bytes.subarray(offset, offset + size);
  const bytes = slot.bytes ?? own;
  return endian === 'little' ? bytes?.toReversed() : bytes;
}

function keyOf(run: Run, scope: Scope, offered: OfferedKey, index: number): Key | undefined {
  const read = (field: string): Uint8Array | undefined =>
    held(run, scope, at(field, index), offered.coding, offered.endian);
  const from = { name: scope.prefix + at(holderOf(offered), index), scope };
  if (offered.spki) return { ...from, spki: run.bytes.subarray(scope.start, scope.end) };
  if (offered.modulus) {
    const modulus = read(offered.modulus);
    const exponent = offered.exponent === undefined ? undefined : read(offered.exponent);
    // No exponent, or zero, stands for the usual one.
    const usual = exponent === undefined || toInt(exponent, 'big') === 0n;
    return modulus && { ...from, modulus: trimmed(modulus), exponent: usual ? USUAL : trimmed(exponent) };
  }
  const point = offered.curve && pointOf(offered.curve, (offered.point ?? []).map(read));
  return point && offered.curve ? { ...from, curve: offered.curve, point } : undefined;
}

const USUAL = Uint8Array.of(1, 0, 1);

/** A number without the zeros before it. */
const trimmed = (number: Uint8Array): Uint8Array =>
  number.subarray(
    Math.max(
      0,
      number.findIndex((byte) => byte !== 0),
    ),
  );

/** An uncompressed point of x and y, or of both one behind the other; undefined when the sizes are of no such point. */
export function pointOf(curve: keyof typeof SIZES, parts: readonly (Uint8Array | undefined)[]): Uint8Array | undefined {
  const size = SIZES[curve];
  const known = parts.filter((part) => part !== undefined);
  if (known.length !== parts.length) return undefined;
  const whole = concatBytes(...(known.length === 2 ? known.map((part) => sized(part, size)) : known));
  if (whole.length === size * 2 + 1 && whole[0] === 4) return whole;
  return whole.length === size * 2 ? concatBytes(Uint8Array.of(4), whole) : undefined;
}

/** A number of a coordinate's size: the zeros before it are cut off, or added. */
function sized(number: Uint8Array, size: number): Uint8Array {
  return number.length < size ? concatBytes(new Uint8Array(size - number.length), number) : number.subarray(-size);
}
