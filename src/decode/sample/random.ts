/** Random choices and the meeting of conditions, for making evidence. */
import { fromHex } from '../bytes.ts';
import { valueBytes } from '../conditions.ts';
import type { Cond, Endian } from '../types.ts';

/** Numbers from 0 (included) to 1 (excluded). */
export type Random = () => number;

/** A random source that a seed settles (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** An integer from 0 to n - 1. */
export function pick(random: Random, n: number): number {
  return Math.min(n - 1, Math.floor(random() * n));
}

/** One of the items. */
export function any<T>(random: Random, items: T[]): T {
  return items[pick(random, items.length)] as T;
}

/** Random bytes. */
export function randomBytes(random: Random, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, () => pick(random, 256));
}

/** What a condition asks for at an offset, or at a path of CBOR keys. */
export interface Demand {
  at?: number;
  path?: (string | number)[];
  bytes: Uint8Array;
  /** Bits of `bytes` that matter, when not all do. */
  mask?: Uint8Array;
  value?: number | string | boolean | null;
  present?: boolean;
}

/** One way to meet conditions, as far as they are about bytes or paths; of alternatives one is taken at random. */
export function demands(conds: Cond[], random: Random, endian: Endian): Demand[] {
  return conds.flatMap((c) => demand(c, random, endian));
}

function demand(cond: Cond, random: Random, endian: Endian): Demand[] {
  if (cond.all) return demands(cond.all, random, endian);
  if (cond.any) return demand(any(random, cond.any), random, endian);
  if (cond.path) {
    const value = cond.eq ?? (cond.in ? any(random, cond.in) : cond.startsWith);
    const out: Demand = { path: cond.path, bytes: new Uint8Array() };
    if (value !== undefined) out.value = value;
    if (cond.present !== undefined) out.present = cond.present;
    return [out];
  }
  if (cond.at === undefined) return [];
  const bytes = wanted(cond, random, endian);
  if (!bytes) return [];
  if (cond.mask === undefined) return [{ at: cond.at, bytes }];
  return [{ at: cond.at, bytes, mask: valueBytes(Number(cond.mask), cond, endian) }];
}

function wanted(cond: Cond, random: Random, endian: Endian): Uint8Array | undefined {
  const size = cond.type === undefined || cond.type === 'bytes' ? (cond.size ?? 1) : Number(cond.type.slice(1)) / 8;
  if (cond.zero === true) return new Uint8Array(size);
  if (cond.zero === false) return Uint8Array.from({ length: size }, () => 1 + pick(random, 255));
  const value = cond.in ? any(random, cond.in) : typeof cond.eq === 'boolean' || cond.eq === null ? undefined : cond.eq;
  if (value !== undefined) {
    return typeof value === 'string' ? fromHex(value) : valueBytes(value, cond, endian);
  }
  // A masked minimum asks for some of the masked bits; setting all of them is one way.
  if (cond.mask !== undefined) return valueBytes(Number(cond.mask), cond, endian);
  if (cond.min === undefined && cond.max === undefined) return undefined;
  const low = cond.min ?? 0;
  const high = cond.max ?? low + 0x3f;
  return valueBytes(low + pick(random, high - low + 1), cond, endian);
}
