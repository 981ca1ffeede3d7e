/** Flattens a layout into the list of its fields, without evidence. */
import { describe } from './conditions.ts';
import { dotted } from './layouts.ts';
import { isTree } from './root.ts';
import { formatOf } from './run.ts';
import type { Bit, EnumItem, Expr, Field, Format, FormatSet, Node } from './types.ts';

/** A field of the flattened list. Binary formats have offset, CBOR formats have key; null where it is not fixed. */
export interface FlatField {
  name: string;
  offset?: number | null;
  key?: string;
  size: number | null;
  type: string;
  endian?: 'little' | 'big';
  bits?: string;
  concept: string;
  meaning?: string;
  trust?: string;
  /** Condition in words under which the field exists. */
  when?: string;
  /** Where the size comes from, when it is not fixed. */
  sizeFrom?: string;
  /** Formats that describe what is inside. */
  formats?: string[];
  values?: EnumItem[];
  optional?: true;
  /** Id of the format whose file defines the field. */
  in: string;
}

interface Flat {
  set: FormatSet;
  out: FlatField[];
  depth: number;
}

/** The fields of a format in order, nested ones with dotted names. `set` must hold the formats that it refers to. */
export function formatFields(format: Format, set: FormatSet): FlatField[] {
  const flat: Flat = { set, out: [], depth: 0 };
  if (format.encoding === 'bits') bits(flat, format, { offset: 0 }, '', {});
  else if (isTree(format)) {
    if (format.root) node(flat, format, format.root, '', [], {});
  } else binary(flat, format, 0, '', {});
  return flat.out;
}

interface Context {
  when?: string;
}

/** Returns the offset after the format, or null when it is not fixed. */
function binary(flat: Flat, format: Format, start: number | null, prefix: string, context: Context): number | null {
  if (flat.depth > 12) return null;
  if (isTree(format)) {
    // A text inside: its values have keys, and no offsets.
    if (format.root) node(flat, format, format.root, prefix.replace(/\.$/, ''), [], context);
    return null;
  }
  flat.depth++;
  let at = start;
  for (const field of format.fields ?? []) {
    const conditions = [context.when, field.when && describe(field.when)].filter((c) => c !== undefined);
    const inner: Context = conditions.length ? { when: conditions.join(' and ') } : {};
    const offset = field.pos ? null : at;
    const size = fixedSize(flat, field);
    const next = offset === null || size === null ? null : offset + size;
    const name = prefix + field.name;
    const options = [field.format, ...(field.cases?.map((c) => c.format) ?? []), ...(field.formats ?? [])].filter(
      (f) => f !== undefined,
    );
    if (field.type === 'struct' && field.inline) {
      inlineStruct(flat, format, field, offset, prefix, inner);
      at = field.pos ? at : next;
      continue;
    }
    const entry: FlatField = {
      name,
      offset,
      size,
      type: field.type,
      concept: field.concept ?? 'none',
      in: field.from ?? format.id,
    };
    if (field.type === 'uint' || field.type === 'bits') entry.endian = field.endian ?? format.endian ?? 'little';
    more(entry, field, inner);
    if (field.size !== undefined && size === null) entry.sizeFrom = sizeText(field.size);
    if (field.pos) entry.sizeFrom = [entry.sizeFrom, `at the offset in ${field.pos.field}`].filter(Boolean).join(', ');
    if (options.length) entry.formats = options;
    if (field.type !== 'array') flat.out.push(entry);
    const only = field.format ? formatOf(flat.set, field.format) : undefined;
    if (only && field.type === 'bits') bits(flat, only, { offset, size }, `${name}.`, inner);
    if (only && (field.type === 'struct' || field.type === 'json')) binary(flat, only, offset, `${name}.`, inner);
    if (only && field.type === 'array') binary(flat, only, offset, `${name}[].`, inner);
    at = field.pos ? at : field.when ? null : next;
  }
  flat.depth--;
  return at;
}

function inlineStruct(
  flat: Flat,
  format: Format,
  field: Field,
  offset: number | null,
  prefix: string,
  context: Context,
): void {
  const cases = field.format ? [{ format: field.format, when: undefined }] : (field.cases ?? []);
  for (const { format: id, when } of cases) {
    const inner = formatOf(flat.set, id);
    if (!inner || inner.id === format.id) continue;
    const conditions = [context.when, when && describe(when)].filter((c) => c !== undefined);
    binary(flat, inner, offset, prefix, conditions.length ? { when: conditions.join(' and ') } : {});
  }
}

function more(entry: FlatField, def: { meaning?: string; trust?: string; enum?: EnumItem[] }, context: Context): void {
  if (def.meaning) entry.meaning = def.meaning;
  if (def.trust) entry.trust = def.trust;
  if (def.enum) entry.values = def.enum;
  if (context.when) entry.when = context.when;
}

function fixedSize(flat: Flat, field: Field): number | null {
  if (field.type === 'array') return null;
  if (typeof field.size === 'number') return field.size;
  if (field.size !== undefined) return null;
  return formatOf(flat.set, field.format ?? '')?.size ?? null;
}

function sizeText(expr: Expr): string {
  if (typeof expr === 'number') return String(expr);
  if (expr === 'rest') return 'what is left';
  const value = `${expr.field}${expr.times ? ` × ${expr.times}` : ''}${expr.plus ? ` + ${expr.plus}` : ''}`;
  return expr.from === 'rest' ? `what is left but ${value}` : value;
}

function bits(
  flat: Flat,
  format: Format,
  word: { offset: number | null; size?: number | null },
  prefix: string,
  context: Context,
): void {
  for (const bit of format.bits ?? []) {
    const entry: FlatField = {
      name: prefix + bit.name,
      offset: word.offset,
      size: word.size ?? format.size ?? null,
      type: bit.must ? 'reserved' : bit.bits ? 'uint' : 'flag',
      bits: bitText(bit, format),
      concept: bit.concept ?? 'none',
      in: bit.from ?? format.id,
    };
    more(entry, bit, context);
    flat.out.push(entry);
  }
}

/** Bit numbers as the vendor writes them: "19", "7:0", or "6:63" when counted from the most significant bit. */
export function bitText(bit: Bit, format: Format): string {
  if (!bit.bits) return String(bit.bit);
  const [low, high] = bit.bits;
  return format.bitOrder === 'msb0' ? `${low}:${high}` : `${high}:${low}`;
}

function node(flat: Flat, format: Format, def: Node, name: string, keys: string[], context: Context): void {
  if (flat.depth > 24) return;
  flat.depth++;
  const key = keys.join('/');
  if (def.tagName) {
    const tags = (def.tags ?? []).join(' or ');
    flat.out.push({
      name: name ? `${name}.${def.tagName}` : def.tagName,
      key: key ? `${key}#tag` : '#tag',
      size: null,
      type: 'tag',
      concept: 'format-version',
      meaning: `CBOR tag ${tags}${def.tagOptional ? ', which may be left out' : ''}.`,
      in: def.from ?? format.id,
    });
  }
  const container = def.type === 'map' || def.type === 'array';
  if (name && !def.hidden && (!container || (!def.entries && !def.items && !def.others))) {
    const entry: FlatField = {
      name,
      key,
      size: def.sizes?.length === 1 ? (def.sizes[0] as number) : null,
      type: def.type,
      concept: def.concept ?? 'none',
      in: def.from ?? format.id,
    };
    more(entry, def, context);
    if (def.sizes && def.sizes.length > 1) entry.sizeFrom = `${def.sizes.join(', ')} bytes`;
    if (def.optional) entry.optional = true;
    flat.out.push(entry);
  }
  for (const child of def.entries ?? []) {
    const range = child.keyRange ? `${child.keyRange[0]}..${child.keyRange[1]}` : undefined;
    const step = range ?? String(child.key ?? child.index ?? '');
    const local = child.inline ? name : dotted(name, range ?? child.name);
    node(flat, format, child, local, [...keys, step], context);
  }
  if (def.items) node(flat, format, def.items, `${name}[]`, [...keys, '*'], context);
  if (def.others && def.others.type !== 'any')
    node(flat, format, def.others, dotted(name, '*'), [...keys, '*'], context);
  if (def.embedded) node(flat, format, def.embedded, name, keys, context);
  const ids = [def.format, ...(def.formats ?? [])].filter((f) => f !== undefined);
  for (const id of ids) {
    const inner = formatOf(flat.set, id);
    if (!inner?.root) continue;
    node(flat, inner, inner.root, name, keys, ids.length > 1 ? { when: `the content is ${inner.name}` } : context);
  }
  flat.depth--;
}
