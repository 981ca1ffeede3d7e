/** Makes CBOR evidence from a layout. */
import { concatBytes, fromHex, intValue, toHex } from '../bytes.ts';
import { head } from '../head.ts';
import { dotted } from '../layouts.ts';
import { formatOf } from '../run.ts';
import type { Format, FormatSet, JsonValue, Node } from '../types.ts';
import { type EncodeOptions, encode } from './encode.ts';
import { any, type Demand, demands, pick, type Random, randomBytes } from './random.ts';

interface Maker {
  set: FormatSet;
  options: EncodeOptions;
  random: Random;
  values: Map<string, JsonValue>;
  /** Set while a value is inside a byte string of another format. */
  demands: Map<string, Demand>;
}

/** Evidence of a CBOR format, and its values by key path. */
export function encodeCbor(
  format: Format,
  set: FormatSet,
  options: EncodeOptions,
  random: Random,
): { bytes: Uint8Array; values: Map<string, JsonValue> } {
  const maker: Maker = { set, options, random, values: new Map(), demands: new Map() };
  const bytes = ofFormat(maker, format, '', []);
  return { bytes, values: maker.values };
}

function ofFormat(maker: Maker, format: Format, name: string, keys: string[]): Uint8Array {
  if (!format.root) return new Uint8Array();
  const conds = [...(format.detect?.all ?? [])];
  for (const d of format.derive ?? []) {
    const sure = d.cases?.filter((c) => c.when.eq !== undefined) ?? [];
    if (sure.length) conds.push(any(maker.random, sure).when);
  }
  for (const demand of demands(conds, maker.random, 'big')) {
    const id = [...keys, ...(demand.path ?? [])].join('/');
    maker.demands.set(id, { ...maker.demands.get(id), ...demand });
  }
  return node(maker, format.root, name, keys);
}

function node(maker: Maker, base: Node, name: string, keys: string[]): Uint8Array {
  const { random } = maker;
  const alternative = base.alternatives?.length && pick(random, 2) === 1 ? any(random, base.alternatives) : undefined;
  const def: Node = alternative ? { ...base, ...alternative, name: base.name } : base;
  const inner = content(maker, def, name, keys);
  const tag = def.tags?.length && (!def.tagOptional || pick(random, 2) === 1) ? any(random, def.tags) : undefined;
  if (tag === undefined) return inner;
  if (def.tagName) maker.values.set(keys.length ? `${keys.join('/')}#tag` : '#tag', tag);
  return concatBytes(head(6, BigInt(tag)), inner);
}

function content(maker: Maker, def: Node, name: string, keys: string[]): Uint8Array {
  const { random, values } = maker;
  const key = keys.join('/');
  const given = maker.options.values?.[name];
  if (given === null || (given === undefined && def.nullable && pick(random, 3) === 0)) {
    values.set(key, null);
    return Uint8Array.of(0xf6);
  }
  switch (def.type) {
    case 'map':
      return map(maker, def, name, keys);
    case 'array': {
      const items = def.entries
        ? def.entries.map((e, i) => node(maker, e, e.inline ? name : dotted(name, e.name), [...keys, String(i)]))
        : Array.from({ length: def.count ?? 1 + pick(random, 3) }, (_, i) =>
            node(maker, def.items ?? { name: '', type: 'any' }, `${name}[${i}]`, [...keys, String(i)]),
          );
      return concatBytes(head(4, BigInt(items.length)), ...items);
    }
    case 'bytes':
    case 'hash':
    case 'certificate': {
      const bytes = given === undefined ? inside(maker, def, name, keys) : toBytes(given);
      if (!def.hidden) values.set(key, toHex(bytes));
      return concatBytes(head(2, BigInt(bytes.length)), bytes);
    }
    case 'text': {
      const wanted = given ?? maker.demands.get(key)?.value ?? (def.enum ? any(random, def.enum).value : undefined);
      const text = String(wanted ?? toHex(randomBytes(random, 1 + pick(random, 12))));
      values.set(key, text);
      const bytes = new TextEncoder().encode(text);
      return concatBytes(head(3, BigInt(bytes.length)), bytes);
    }
    case 'bool': {
      const value = given === undefined ? pick(random, 2) === 1 : Boolean(given);
      values.set(key, value);
      return Uint8Array.of(value ? 0xf5 : 0xf4);
    }
    default: {
      const wanted = given ?? maker.demands.get(key)?.value ?? (def.enum ? any(random, def.enum).value : undefined);
      const free = def.type === 'int' ? pick(random, 200) - 100 : pick(random, 1 << 30);
      const value = BigInt(typeof wanted === 'number' || typeof wanted === 'bigint' ? wanted : free);
      values.set(key, intValue(value));
      return value < 0n ? head(1, -1n - value) : head(0, value);
    }
  }
}

function map(maker: Maker, def: Node, name: string, keys: string[]): Uint8Array {
  const { random } = maker;
  const parts: Uint8Array[] = [];
  const add = (key: number | string, child: Node, childName: string): void => {
    const path = [...keys, String(key)];
    const bytes = typeof key === 'string' ? new TextEncoder().encode(key) : new Uint8Array();
    const major = typeof key === 'string' ? 3 : key < 0 ? 1 : 0;
    const argument = typeof key === 'string' ? BigInt(bytes.length) : BigInt(key < 0 ? -1 - key : key);
    parts.push(concatBytes(head(major, argument), bytes, node(maker, child, childName, path)));
  };
  for (const entry of def.entries ?? []) {
    if (entry.keyRange) {
      const [low, high] = entry.keyRange;
      for (let k = low; k <= high; k++) if (pick(random, 4) === 0) add(k, entry, dotted(name, String(k)));
      continue;
    }
    if (entry.key === undefined) continue;
    const demand = maker.demands.get([...keys, String(entry.key)].join('/'));
    if (demand?.present === false) continue;
    const local = entry.inline ? name : dotted(name, entry.name);
    const wanted = demand !== undefined || hasValue(maker, local);
    if (entry.optional && !wanted && pick(random, 2) === 0) continue;
    add(entry.key, entry, local);
  }
  if (def.others && def.others.type !== 'any') {
    for (const k of ['first', 'second']) add(k, def.others, dotted(name, k));
  }
  return concatBytes(head(5, BigInt(parts.length)), ...parts);
}

function hasValue(maker: Maker, name: string): boolean {
  return Object.keys(maker.options.values ?? {}).some(
    (k) => k === name || k.startsWith(`${name}.`) || k.startsWith(`${name}[`),
  );
}

function inside(maker: Maker, def: Node, name: string, keys: string[]): Uint8Array {
  const { random, options, set } = maker;
  if (def.embedded) return node(maker, def.embedded, name, keys);
  const ids = def.format ? [def.format] : def.formats;
  // A token and its payload may share a name; the wish is for the one that has a choice.
  const wanted = options.formats?.[name];
  const id = wanted && ids?.includes(wanted) ? wanted : ids && any(random, ids);
  const format = id === undefined ? undefined : formatOf(set, id);
  if (!format || format.encoding === 'x509')
    return randomBytes(random, def.sizes ? any(random, def.sizes) : 1 + pick(random, 40));
  if (format.encoding === 'cbor') return ofFormat(maker, format, name, keys);
  return encode(format, set, { ...options, bind: false }).bytes;
}

function toBytes(given: unknown): Uint8Array {
  return given instanceof Uint8Array ? given : fromHex(String(given));
}
