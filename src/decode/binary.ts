/** Walks the layout of a binary format over the bytes. */
import { allBytes, fromBase64, intParts, toGuid, toHex, toInt, toText } from './bytes.ts';
import { decodeCborArea } from './cbor-walk.ts';
import { derive, evaluate, test } from './conditions.ts';
import { matches } from './detect.ts';
import { bitRange } from './layouts.ts';
import { isTree, itemsAt } from './root.ts';
import {
  DecodeStop,
  emit,
  formatOf,
  hexValue,
  LIMITS,
  label,
  lookup,
  type Run,
  type Scope,
  type Slot,
  trailing,
  warn,
} from './run.ts';
import type { DecodedField, Field, Format } from './types.ts';

/**
 * Decodes `format` in the area from `start` to `end` (exclusive). Returns where the fields that follow one another
 * ended. Throws DecodeStop when a field or a length does not fit.
 */
export function decodeArea(
  run: Run,
  format: Format,
  start: number,
  end: number,
  prefix: string,
  parent: Scope | null,
): number {
  if (isTree(format)) return decodeCborArea(run, format, start, end, prefix, parent);
  const depth = depthOf(parent);
  if (depth > LIMITS.depth) throw new DecodeStop('formats are nested too deep');
  const scope: Scope = { format, prefix, parent, start, end, keys: [], derived: new Map() };
  run.scopes.push(scope);
  derive(run, scope);
  for (const check of format.checks ?? []) run.pending.push({ scope, check });
  let cursor = start;
  for (const field of format.fields ?? []) {
    if (field.when && test(run, scope, field.when) !== true) continue;
    if (field.pos) {
      decodePointer(run, scope, field);
      continue;
    }
    cursor = decodeField(run, scope, field, cursor);
  }
  return cursor;
}

function depthOf(scope: Scope | null): number {
  let n = 0;
  for (let s = scope; s; s = s.parent) n++;
  return n;
}

function cutOff(name: string, at: number, size: number, end: number): string {
  const left = Math.max(0, end - at);
  return `${name} needs ${size} bytes from offset ${at}, but only ${left} ${left === 1 ? 'is' : 'are'} left`;
}

function decodePointer(run: Run, scope: Scope, field: Field): void {
  const pos = field.pos as NonNullable<Field['pos']>;
  const slot = lookup(run, scope, pos.field);
  const origin = pos.from === 'input' ? 0 : pos.from === 'parent' ? (scope.parent?.start ?? 0) : scope.start;
  const end =
    pos.from === 'input'
      ? run.bytes.length
      : pos.from === 'parent'
        ? (scope.parent?.end ?? run.bytes.length)
        : scope.end;
  const at = origin + Number(slot?.int ?? 0n);
  const size = evaluate(run, scope, field.size ?? 'rest', end - at);
  if (at > end || at + size > end) {
    throw new DecodeStop(
      `${scope.prefix}${field.name} lies at offset ${at} with ${size} bytes, outside the ${end} bytes there are`,
    );
  }
  decodeField(run, { ...scope, end: at + size }, field, at);
}

function decodeField(run: Run, scope: Scope, field: Field, at: number): number {
  if (field.type === 'array') return decodeArray(run, scope, field, at);
  if (field.type === 'struct') return decodeStruct(run, scope, field, at);
  const size = evaluate(
    run,
    scope,
    field.size ?? formatOf(run.set, field.format ?? '')?.size ?? 'rest',
    scope.end - at,
  );
  if (at + size > scope.end) {
    if (at < scope.end) emitCut(run, scope, field, at);
    throw new DecodeStop(cutOff(scope.prefix + field.name, at, size, scope.end));
  }
  decodeLeaf(run, scope, field, at, size);
  return at + size;
}

/** Shows what there is of a field that is cut off. */
function emitCut(run: Run, scope: Scope, field: Field, at: number): void {
  const bytes = run.bytes.subarray(at, scope.end);
  const place = { name: scope.prefix + field.name, offset: at, size: bytes.length, type: 'bytes' };
  const origin = { concept: field.concept ?? 'none', in: field.from ?? scope.format.id };
  emit(run, { out: { ...place, ...hexValue(bytes), ...origin, truncated: true }, bytes });
}

function decodeStruct(run: Run, scope: Scope, field: Field, at: number): number {
  const chosen = chooseFormat(run, scope, field, at);
  const left = scope.end - at;
  const sized = field.size ?? (chosen?.size !== undefined ? chosen.size : undefined);
  const size = sized === undefined ? left : evaluate(run, scope, sized, left);
  const name = scope.prefix + field.name;
  if (size > left) {
    if (left > 0 && !field.inline) emitCut(run, scope, field, at);
    if (left > 0 && chosen) decodeArea(run, chosen, at, scope.end, field.inline ? scope.prefix : `${name}.`, scope);
    throw new DecodeStop(cutOff(name, at, size, scope.end));
  }
  if (!chosen) {
    decodeLeaf(run, scope, { ...field, type: 'bytes' }, at, size);
    if (size > 0) warn(run, field.otherwise ?? `${name}: none of the known layouts fits, so it is shown as bytes.`);
    return at + size;
  }
  const prefix = field.inline ? scope.prefix : `${name}.`;
  if (!field.inline) {
    decodeLeaf(run, scope, { ...field, type: 'bytes' }, at, size);
    if (!field.format) run.nested.push({ name, format: chosen.id, offset: at });
  }
  if (chosen.size !== undefined && size < chosen.size) {
    decodeShort(run, scope, chosen, at, at + size, prefix);
    return at + size;
  }
  const used = decodeArea(run, chosen, at, at + size, prefix, scope);
  if (sized === undefined) return used;
  trailing(run, chosen, prefix, name, used, at + size);
  return at + size;
}

/** A part that its surroundings say is shorter than its layout: what fits is shown, and what follows is read all the same. */
function decodeShort(run: Run, scope: Scope, format: Format, at: number, end: number, prefix: string): void {
  const missing = (format.size as number) - (end - at);
  warn(run, `${prefix.slice(0, -1) || format.name} has ${missing} bytes fewer than its layout (${format.name}).`);
  try {
    decodeArea(run, format, at, end, prefix, scope);
  } catch (stop) {
    if (!(stop instanceof DecodeStop)) throw stop;
  }
}

function chooseFormat(run: Run, scope: Scope, field: Field, at: number): Format | undefined {
  if (field.format) return formatOf(run.set, field.format);
  for (const { when, format } of field.cases ?? [])
    if (test(run, scope, when) === true) return formatOf(run.set, format);
  for (const id of field.formats ?? []) {
    const format = formatOf(run.set, id);
    if (format && matches(run, format, at, scope.end, scope) === true) return format;
  }
  return undefined;
}

function decodeArray(run: Run, scope: Scope, field: Field, at: number): number {
  const repeat = field.repeat ?? { max: 0 };
  const element = formatOf(run.set, field.format ?? '');
  if (!element) throw new DecodeStop(`${field.name}: the layout gives no format for the elements`);
  const step = element.size;
  const count =
    repeat.count === undefined ? Number.POSITIVE_INFINITY : evaluate(run, scope, repeat.count, scope.end - at);
  if (repeat.count !== undefined && count > repeat.max) {
    throw new DecodeStop(
      `${scope.prefix}${field.name}: ${count} elements announced, more than the ${repeat.max} that make sense`,
    );
  }
  let cursor = at;
  for (let i = 0; i < count; i++) {
    if (repeat.toEnd && scope.end - cursor < (step ?? 1)) break;
    if (repeat.until && test(run, { ...scope, start: cursor }, repeat.until) !== false) break;
    const name = `${scope.prefix}${field.name}[${i}]`;
    if (step !== undefined && cursor + step > scope.end) throw new DecodeStop(cutOff(name, cursor, step, scope.end));
    if (repeat.untilZero && step !== undefined) {
      run.onRead?.(`@${cursor}+${step}`);
      if (allBytes(run.bytes.subarray(cursor, cursor + step), 0)) break;
    }
    if (i >= repeat.max)
      throw new DecodeStop(`${scope.prefix}${field.name} has more than ${repeat.max} elements and no end`);
    const end = step === undefined ? scope.end : cursor + step;
    const used = decodeArea(run, element, cursor, end, `${name}.`, scope);
    // An element of no size would be read for ever.
    if (step === undefined && used === cursor) break;
    cursor = step === undefined ? used : end;
  }
  return cursor;
}

/** Adds the field that holds these bytes, and the fields inside it: bits, certificates of a PEM text. */
export function decodeLeaf(run: Run, scope: Scope, field: Field, at: number, size: number): void {
  const name = scope.prefix + field.name;
  const bytes = run.bytes.subarray(at, at + size);
  const out: DecodedField = {
    name,
    offset: at,
    size,
    type: field.type,
    value: null,
    concept: field.concept ?? 'none',
    in: field.from ?? scope.format.id,
  };
  const slot: Slot = { out, bytes };
  const endian = field.endian ?? scope.format.endian ?? 'little';
  switch (field.type) {
    case 'uint':
    case 'bits':
      slot.int = toInt(bytes, endian);
      Object.assign(out, intParts(slot.int));
      out.raw = toHex(bytes);
      out.endian = endian;
      break;
    case 'guid':
      slot.text = toGuid(bytes, field.guid ?? 'rfc4122');
      out.value = slot.text;
      out.raw = toHex(bytes);
      break;
    case 'text':
    case 'json':
    case 'pem': {
      const text = toText(bytes);
      slot.text = text ?? undefined;
      out.value = text ?? toHex(bytes);
      if (text === null) warn(run, `${name} should be text but is not UTF-8; it is shown as hex.`);
      else if (field.type === 'json' && !isJson(text)) warn(run, `${name} should be JSON but cannot be read as such.`);
      break;
    }
    default:
      Object.assign(out, hexValue(bytes));
  }
  label(run, slot, field);
  emit(run, slot);
  if (field.type === 'reserved') mustBe(run, name, field.must ?? 'zero', bytes);
  if (field.type === 'bits') decodeBits(run, scope, field, slot);
  if ((field.type === 'json' || field.type === 'bytes') && field.format) decodeText(run, scope, field, at, at + size);
  if (field.type === 'pem') decodePem(run, scope, field, slot);
}

/** What a JSON text or a certificate says, by a layout of its own; bytes that are none are shown as they are. */
function decodeText(run: Run, scope: Scope, field: Field, start: number, end: number): void {
  const format = formatOf(run.set, field.format ?? '');
  if (!format || typeof itemsAt(run, format, start, end) === 'string') return;
  decodeArea(run, format, start, end, `${scope.prefix}${field.name}.`, scope);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/\0+$/, ''));
    return true;
  } catch {
    return false;
  }
}

function mustBe(run: Run, name: string, must: string, bytes: Uint8Array): void {
  if (must === 'zero' && !allBytes(bytes, 0)) warn(run, `${name} is reserved and should be zero, but is not.`);
  if (must === 'one' && !allBytes(bytes, 0xff)) warn(run, `${name} is reserved and should be all ones, but is not.`);
}

function decodeBits(run: Run, scope: Scope, field: Field, word: Slot): void {
  const format = formatOf(run.set, field.format ?? '');
  if (!format?.bits) return;
  const width = (word.out.size as number) * 8;
  const inner: Scope = { ...scope, format, prefix: `${word.out.name}.`, parent: scope, derived: new Map() };
  run.scopes.push(inner);
  for (const bit of format.bits) {
    const [low, high] = bitRange(bit);
    const count = BigInt(high - low + 1);
    const shift = format.bitOrder === 'msb0' ? width - 1 - high : low;
    const value = ((word.int as bigint) >> BigInt(shift)) & ((1n << count) - 1n);
    const out: DecodedField = {
      name: `${word.out.name}.${bit.name}`,
      offset: word.out.offset,
      size: word.out.size,
      bits: low === high ? String(low) : format.bitOrder === 'msb0' ? `${low}:${high}` : `${high}:${low}`,
      type: bit.must ? 'reserved' : low === high ? 'flag' : 'uint',
      ...intParts(value),
      concept: bit.concept ?? 'none',
      row: bit.name,
      in: bit.from ?? format.id,
    };
    const slot: Slot = { out, int: value };
    label(run, slot, bit);
    emit(run, slot);
    const at = low === high ? `bit ${low}` : `bits ${out.bits}`;
    if (bit.must === 'zero' && value !== 0n)
      warn(run, `${out.name} (${at}) is reserved and should be zero, but is not.`);
    if (bit.must === 'one' && value !== (1n << count) - 1n) warn(run, `${out.name} (${at}) should be one, but is not.`);
  }
}

const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g;

/** The blocks of a PEM text as fields of their own, with the DER bytes as value. */
function decodePem(run: Run, scope: Scope, field: Field, slot: Slot): void {
  let index = 0;
  for (const match of slot.text?.matchAll(PEM) ?? []) {
    if (index >= 32) {
      warn(run, `${slot.out.name} has more than 32 PEM blocks; the rest is not taken apart.`);
      return;
    }
    const der = fromBase64(match[2] as string);
    // The text is ASCII where it matters; a block's offset in characters is its offset in bytes.
    emit(run, {
      bytes: der ?? undefined,
      out: {
        name: `${slot.out.name}[${index}]`,
        offset: (slot.out.offset as number) + match.index,
        size: match[0].length,
        type: 'certificate',
        value: der ? toHex(der) : match[0],
        label: match[1] as string,
        concept: field.concept ?? 'none',
        in: field.from ?? scope.format.id,
      },
    });
    if (der && field.format) {
      // What the text holds lies nowhere in the input as it is.
      decodeText({ ...run, bytes: der }, scope, { ...field, name: `${field.name}[${index}]` }, 0, der.length);
    }
    index++;
  }
  if (index === 0) warn(run, `${slot.out.name} should hold PEM blocks, but has none.`);
}
