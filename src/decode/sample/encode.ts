/**
 * Makes evidence from a layout: for tests and for the examples on the pages. Values come from the caller, from what the
 * layout fixes, or from a random source; lengths, counts and offsets are set to what they describe, and bindings hold.
 */

import { decodeArea, decodeLeaf } from '../binary.ts';
import { fromGuid, fromHex, fromInt, intValue, toHex, toInt } from '../bytes.ts';
import { bindingOf } from '../checks.ts';
import { derive, test } from '../conditions.ts';
import { bitRange } from '../layouts.ts';
import { formatOf, lookup, newRun, type Run, type Scope } from '../run.ts';
import type { Expr, Field, Format, FormatSet, JsonValue } from '../types.ts';
import { encodeCbor } from './encode-cbor.ts';
import { encodeJson } from './encode-json.ts';
import { encodeProtobuf } from './encode-protobuf.ts';
import { any, demands, pick, type Random, randomBytes } from './random.ts';

/** A value for a field: number, hex or text (by the field's type), or bytes. */
export type GivenValue = number | bigint | string | Uint8Array;

export interface EncodeOptions {
  /** Numbers from 0 to 1, as Math.random gives; without it everything that is free is zero. */
  random?: Random;
  /** Values by full field name; for CBOR also null. */
  values?: Record<string, GivenValue | null>;
  /** Formats by full field name, where a field may hold several. */
  formats?: Record<string, string>;
  /** False leaves bindings (hashes, sizes of the whole) as they fall. */
  bind?: boolean;
}

export interface Encoded {
  bytes: Uint8Array;
  /** Values as decoding prints them, by field name; for CBOR by key path. Before bindings were set. */
  values: Map<string, JsonValue>;
}

const CAPACITY = 1 << 17;

/** What encoding one piece of evidence carries along. */
export interface Encoder {
  run: Run;
  options: EncodeOptions;
  random: Random;
  pinned: Set<number>;
  end: number;
  later: (() => void)[];
}

/** Evidence of a format. Throws Error when the layout cannot be met, for instance by given values. */
export function encode(format: Format, set: FormatSet, options: EncodeOptions = {}): Encoded {
  const random = options.random ?? (() => 0);
  if (format.encoding === 'cbor') {
    const { bytes, values } = encodeCbor(format, set, options, random);
    if (options.bind !== false) bind(format, set, bytes);
    return { bytes, values };
  }
  // A certificate is made by a key, and not by a layout.
  if (format.encoding === 'x509') return { bytes: new Uint8Array(), values: new Map() };
  if (format.encoding === 'json') return { bytes: encodeJson(format, random), values: new Map() };
  if (format.encoding === 'protobuf') {
    const inside = (inner: Format): Uint8Array => encode(inner, set, { random }).bytes;
    return { bytes: encodeProtobuf(format, set, random, inside), values: new Map() };
  }
  const run = newRun(new Uint8Array(CAPACITY), set);
  const enc: Encoder = { run, options, random, pinned: new Set(), end: 0, later: [] };
  enc.end = area(enc, format, 0, '', null);
  // What pointers lead to lies behind everything else; pointers inside that follow in turn.
  while (enc.later.length > 0) enc.later.shift()?.();
  const bytes = run.bytes.slice(0, enc.end);
  if (options.bind !== false) bind(format, set, bytes);
  const values = new Map<string, JsonValue>(run.slots.map(({ out }) => [out.name, out.value]));
  return { bytes, values };
}

/** Sets what bindings demand, in place; several rounds, as one binding may cover another's field. */
function bind(format: Format, set: FormatSet, bytes: Uint8Array): void {
  for (let round = 0; round < 4; round++) {
    const run = newRun(bytes, set);
    decodeArea(run, format, 0, bytes.length, '', null);
    let changed = false;
    for (const { scope, check } of run.pending) {
      const found = bindingOf(run, scope, check);
      if (!found || found.ok || found.target.out.offset === null) continue;
      const { offset, size, endian } = found.target.out;
      const value = check.extent
        ? fromInt(BigInt(scope.end - scope.start), size as number, endian ?? 'little')
        : found.digest.subarray(0, size as number);
      bytes.set(value, offset);
      changed = true;
    }
    if (!changed) return;
  }
}

function area(enc: Encoder, format: Format, start: number, prefix: string, parent: Scope | null): number {
  const { run, random } = enc;
  const scope: Scope = { format, prefix, parent, start, end: CAPACITY, keys: [], derived: new Map() };
  for (let i = 0; i < (format.size ?? 0); i++) {
    if (!enc.pinned.has(start + i)) write(enc, start + i, randomBytes(random, 1));
  }
  for (const demand of demands(
    [...(format.detect?.all ?? []), ...chosenCases(enc, format)],
    random,
    format.endian ?? 'little',
  )) {
    if (demand.at === undefined) continue;
    for (const [i, wanted] of demand.bytes.entries()) {
      const byte = start + demand.at + i;
      const mask = demand.mask?.[i] ?? 0xff;
      write(enc, byte, Uint8Array.of(((run.bytes[byte] as number) & ~mask) | (wanted & mask)));
      enc.pinned.add(byte);
    }
  }
  derive(run, scope);
  run.scopes.push(scope);
  let at = start;
  for (const field of format.fields ?? []) {
    if (field.pos) {
      enc.later.push(() => pointer(enc, scope, field));
      continue;
    }
    if (field.when && test(run, scope, field.when) !== true) continue;
    at = one(enc, scope, field, at);
  }
  return at;
}

function chosenCases(enc: Encoder, format: Format) {
  return (format.derive ?? []).flatMap((d) => (d.cases?.length ? [any(enc.random, d.cases).when] : []));
}

function one(enc: Encoder, scope: Scope, field: Field, at: number): number {
  if (field.type === 'array') return array(enc, scope, field, at);
  if (field.type === 'struct') return struct(enc, scope, field, at);
  const fixed = fixedSize(enc, scope, field);
  const bytes = leafBytes(enc, scope, field, at, fixed);
  write(enc, at, bytes);
  if (fixed === undefined) patch(enc, scope, field.size, bytes.length);
  decodeLeaf(enc.run, scope, field, at, bytes.length);
  return at + bytes.length;
}

/** The size that the layout fixes; undefined when an earlier field will be set to it. */
function fixedSize(enc: Encoder, scope: Scope, field: Field): number | undefined {
  if (typeof field.size === 'number') return field.size;
  if (field.size === undefined) return formatOf(enc.run.set, field.format ?? '')?.size;
  const referred = typeof field.size === 'object' && !field.size.from ? field.size.field : undefined;
  if (referred === undefined) return undefined;
  const slot = lookup(enc.run, scope, referred);
  // What a mark of the format fixes stays as it is.
  const marked = typeof slot?.out.offset === 'number' && enc.pinned.has(slot.out.offset);
  return marked || scope.prefix + referred in (enc.options.values ?? {}) ? Number(slot?.int ?? 0n) : undefined;
}

function leafBytes(enc: Encoder, scope: Scope, field: Field, at: number, size: number | undefined): Uint8Array {
  const given = enc.options.values?.[scope.prefix + field.name];
  const endian = field.endian ?? scope.format.endian ?? 'little';
  if (given !== undefined && given !== null) return givenBytes(field, given, size, endian);
  if (size === undefined) return freeBytes(enc, field);
  // Where the area was filled before, keep its bytes: conditions on them have already been decided.
  const bytes = scope.format.size ? enc.run.bytes.slice(at, at + size) : randomBytes(enc.random, size);
  const pinned = [...bytes.keys()].some((i) => enc.pinned.has(at + i));
  if (pinned) for (const i of bytes.keys()) if (enc.pinned.has(at + i)) bytes[i] = enc.run.bytes[at + i] as number;
  if (pinned) return bytes;
  if (field.type === 'reserved' && field.must !== 'any') bytes.fill(field.must === 'one' ? 0xff : 0);
  if (field.enum?.length && (field.closed || pick(enc.random, 2) === 0))
    return givenBytes(field, any(enc.random, field.enum).value, size, endian);
  if (field.type === 'bits') return bitBytes(enc, field, bytes, endian);
  if (field.type === 'text') return bytes.map((b) => 0x61 + (b % 26));
  return bytes;
}

/** Content of a field that is as long as it likes. */
function freeBytes(enc: Encoder, field: Field): Uint8Array {
  const { random } = enc;
  const word = toHex(randomBytes(random, 1 + pick(random, 24)));
  const layout = field.type === 'json' ? formatOf(enc.run.set, field.format ?? '') : undefined;
  if (layout) return encodeJson(layout, random);
  if (field.type === 'json') return new TextEncoder().encode(JSON.stringify({ keys: [{ kid: word }] }));
  if (field.type === 'text') return new TextEncoder().encode(word);
  if (field.type === 'pem') {
    const blocks = Array.from({ length: 1 + pick(random, 3) }, () => {
      const base64 = btoa(String.fromCharCode(...randomBytes(random, 30)));
      return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
    });
    return new TextEncoder().encode(blocks.join(''));
  }
  if (field.type === 'reserved') return new Uint8Array(pick(random, 40));
  if (typeof field.size === 'object' && field.size.from) return randomBytes(random, any(random, [0, 16]));
  return randomBytes(random, pick(random, 40));
}

function bitBytes(enc: Encoder, field: Field, bytes: Uint8Array, endian: 'little' | 'big'): Uint8Array {
  const format = formatOf(enc.run.set, field.format ?? '');
  let word = toInt(bytes, endian);
  const width = bytes.length * 8;
  for (const bit of format?.bits ?? []) {
    if (bit.must !== 'zero' && bit.must !== 'one') continue;
    const [low, high] = bitRange(bit);
    const shift = BigInt(format?.bitOrder === 'msb0' ? width - 1 - high : low);
    const mask = ((1n << BigInt(high - low + 1)) - 1n) << shift;
    word = bit.must === 'one' ? word | mask : word & ~mask;
  }
  return fromInt(word, bytes.length, endian);
}

function givenBytes(field: Field, given: GivenValue, size: number | undefined, endian: 'little' | 'big'): Uint8Array {
  let bytes: Uint8Array;
  if (given instanceof Uint8Array) bytes = given;
  else if (typeof given === 'number' || typeof given === 'bigint') bytes = fromInt(BigInt(given), size ?? 4, endian);
  else if (field.type === 'guid') bytes = fromGuid(given, field.guid ?? 'rfc4122');
  else if (field.type === 'text' || field.type === 'json' || field.type === 'pem')
    bytes = new TextEncoder().encode(given);
  else if (given.startsWith('0x')) bytes = fromInt(BigInt(given), size ?? 8, endian);
  else bytes = fromHex(given);
  if (size === undefined || bytes.length === size) return bytes;
  if (bytes.length > size) throw new Error(`${field.name} has ${size} bytes, but ${bytes.length} were given`);
  const padded = new Uint8Array(size);
  padded.set(bytes);
  return padded;
}

function struct(enc: Encoder, scope: Scope, field: Field, at: number): number {
  const name = scope.prefix + field.name;
  const chosen = choose(enc, scope, field);
  const fixed = fixedSize(enc, scope, field);
  let end: number;
  if (!chosen) {
    const bytes = randomBytes(enc.random, fixed ?? pick(enc.random, 32));
    write(enc, at, bytes);
    end = at + bytes.length;
    if (fixed === undefined) patch(enc, scope, field.size, bytes.length);
    decodeLeaf(enc.run, scope, { ...field, type: 'bytes' }, at, end - at);
    return end;
  }
  const before = enc.run.slots.length;
  end = area(enc, chosen, at, field.inline ? scope.prefix : `${name}.`, scope);
  if (fixed !== undefined) {
    if (end > at + fixed) throw new Error(`${name} has ${fixed} bytes, too few for ${chosen.id}`);
    for (let i = end; i < at + fixed; i++) enc.run.bytes[i] = 0;
    end = at + fixed;
  } else patch(enc, scope, field.size, end - at);
  if (!field.inline) {
    decodeLeaf(enc.run, scope, { ...field, type: 'bytes' }, at, end - at);
    // The whole comes before its parts, as in decoding.
    enc.run.slots.splice(before, 0, ...enc.run.slots.splice(-1));
  }
  return end;
}

function choose(enc: Encoder, scope: Scope, field: Field): Format | undefined {
  const wanted = enc.options.formats?.[scope.prefix + field.name];
  if (wanted) return formatOf(enc.run.set, wanted);
  if (field.format) return formatOf(enc.run.set, field.format);
  for (const { when, format } of field.cases ?? []) {
    if (test(enc.run, scope, when) === true) return formatOf(enc.run.set, format);
  }
  const room = typeof field.size === 'number' ? field.size : undefined;
  const fitting = (field.formats ?? [])
    .map((id) => formatOf(enc.run.set, id))
    .filter((f) => f !== undefined)
    .filter((f) => room === undefined || (f.size !== undefined && f.size <= room));
  return fitting.length ? any(enc.random, fitting) : undefined;
}

function array(enc: Encoder, scope: Scope, field: Field, at: number): number {
  const element = formatOf(enc.run.set, field.format ?? '');
  if (!element) throw new Error(`${field.name}: no format for the elements`);
  const wanted = Object.keys(enc.options.values ?? {}).filter((k) => k.startsWith(`${scope.prefix}${field.name}[`));
  const least = wanted.reduce((n, k) => Math.max(n, Number(/\[(\d+)\]/.exec(k)?.[1] ?? -1) + 1), 0);
  const count = Math.max(least, 1 + pick(enc.random, 3));
  let cursor = at;
  for (let i = 0; i < count; i++) {
    const end = area(enc, element, cursor, `${scope.prefix}${field.name}[${i}].`, scope);
    cursor = element.size === undefined ? end : cursor + element.size;
  }
  patch(enc, scope, field.repeat?.count, count);
  return cursor;
}

function pointer(enc: Encoder, scope: Scope, field: Field): void {
  const from = field.pos?.from;
  const origin = from === 'input' ? 0 : from === 'parent' ? (scope.parent?.start ?? 0) : scope.start;
  const at = enc.end;
  const before = enc.run.slots.length;
  set(enc, scope, field.pos?.field ?? '', BigInt(at - origin));
  enc.end = one(enc, scope, field, at);
  if (enc.end > at) return;
  // Nothing to point to: decoding will not show the field.
  set(enc, scope, field.pos?.field ?? '', 0n);
  enc.run.slots.length = before;
}

/** Sets the field that an expression refers to, so that the expression gives `value`. */
function patch(enc: Encoder, scope: Scope, expr: Expr | undefined, value: number): void {
  if (typeof expr !== 'object' || expr.from) return;
  if (scope.prefix + expr.field in (enc.options.values ?? {})) return;
  set(enc, scope, expr.field, BigInt(Math.floor((value - (expr.plus ?? 0)) / (expr.times ?? 1))));
}

function set(enc: Encoder, scope: Scope, name: string, value: bigint): void {
  if (scope.prefix + name in (enc.options.values ?? {})) return;
  const slot = lookup(enc.run, scope, name);
  if (slot?.out.offset == null || slot.out.size === null) throw new Error(`${name} is not there to be set`);
  const bytes = fromInt(value, slot.out.size, slot.out.endian ?? 'little');
  write(enc, slot.out.offset, bytes);
  slot.int = value;
  slot.out.value = intValue(value);
  slot.out.raw = toHex(bytes);
}

function write(enc: Encoder, at: number, bytes: Uint8Array): void {
  if (at + bytes.length > CAPACITY) throw new Error('the evidence grows too large');
  enc.run.bytes.set(bytes, at);
}
