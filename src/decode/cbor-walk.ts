/** Walks the layout of a CBOR format over the items. */

import { decodeArea } from './binary.ts';
import { intParts, toHex } from './bytes.ts';
import { CborError, type CborItem, embedded, keyText, untag } from './cbor.ts';
import { derive } from './conditions.ts';
import { matches, matchesItem } from './detect.ts';
import { dotted } from './layouts.ts';
import { isTree, itemsAt } from './root.ts';
import { DecodeStop, emit, formatOf, LIMITS, label, type Run, type Scope, type Slot, trailing, warn } from './run.ts';
import type { Format, Node } from './types.ts';

/** Decodes the CBOR item at the start of an area. Returns where it ended. Throws DecodeStop. */
export function decodeCborArea(
  run: Run,
  format: Format,
  start: number,
  end: number,
  prefix: string,
  parent: Scope | null,
): number {
  const found = itemsAt(run, format, start, end);
  if (typeof found === 'string') throw new DecodeStop(found);
  if (found.certificate) run.certificates.push({ name: prefix.replace(/\.$/, ''), certificate: found.certificate });
  // Keys count from the beginning of a certificate or a text; those of CBOR go on from what is around it.
  const keys = format.encoding === 'cbor' ? (parent?.keys ?? []) : [];
  decodeCborItem(run, format, found.item, prefix, keys, parent);
  if (found.cut !== undefined) throw new DecodeStop(found.cut);
  return start + found.used;
}

function decodeCborItem(
  run: Run,
  format: Format,
  item: CborItem,
  prefix: string,
  keys: string[],
  parent: Scope | null,
): void {
  const scope: Scope = {
    format,
    prefix,
    parent,
    start: item.start ?? 0,
    end: item.end ?? 0,
    root: item,
    keys,
    derived: new Map(),
  };
  if (keys.length > LIMITS.depth) throw new DecodeStop('formats are nested too deep');
  run.scopes.push(scope);
  derive(run, scope);
  for (const check of format.checks ?? []) run.pending.push({ scope, check });
  if (format.root) walk({ run, scope }, format.root, item, prefix.replace(/\.$/, ''), keys);
}

interface At {
  run: Run;
  scope: Scope;
}

const KINDS: Record<string, string[]> = {
  map: ['map'],
  array: ['array'],
  bytes: ['bytes'],
  hash: ['bytes'],
  certificate: ['bytes'],
  text: ['text'],
  uint: ['int'],
  int: ['int'],
  bool: ['bool'],
};

/** `name` is the full name without a final dot, empty at the top. */
function walk(at: At, def: Node, outer: CborItem, name: string, keys: string[]): void {
  const { item, tags } = untag(outer);
  const node = choose(def, item);
  checkTags(at, node, outer, tags, name, keys);
  if (item.kind === 'null' && node.nullable) {
    leaf(at, node, item, name, keys);
    return;
  }
  const kinds = KINDS[node.type];
  if (kinds && !kinds.includes(item.kind)) {
    warn(
      at.run,
      `${name || at.scope.format.name} should be ${article(node.type)}, but is ${article(item.kind)}; it is shown as it is.`,
    );
    unknown(at, item, name || 'document', keys);
    return;
  }
  switch (node.type) {
    case 'map':
      walkMap(at, node, item, name, keys);
      break;
    case 'array':
      walkArray(at, node, item, name, keys);
      break;
    case 'any':
      unknown(at, item, name, keys, node);
      break;
    default:
      leaf(at, node, item, name, keys);
      if (item.kind === 'bytes') inner(at, node, item, name, keys);
  }
}

/** The alternative whose kind is the item's; the node itself when it has none. */
function choose(def: Node, item: CborItem): Node {
  const found = def.alternatives?.find((a) => KINDS[a.type]?.includes(item.kind));
  return found ? { ...def, ...found, name: def.name, inline: found.inline ?? def.inline ?? false } : def;
}

function article(kind: string): string {
  const word = kind === 'hash' || kind === 'certificate' || kind === 'bytes' ? 'byte string' : kind;
  return /^[aeiu]/.test(word) ? `an ${word}` : `a ${word}`;
}

function checkTags(at: At, def: Node, outer: CborItem, tags: number[], name: string, keys: string[]): void {
  const shown = name || at.scope.format.name;
  const wanted = def.tags ?? [];
  const extra = tags.filter((t) => !wanted.includes(t));
  if (extra.length > 0) warn(at.run, `${shown} has CBOR tag ${extra.join(', ')}, which its layout does not know.`);
  if (wanted.length > 0 && !def.tagOptional && !tags.some((t) => wanted.includes(t))) {
    warn(
      at.run,
      `${shown} should have CBOR tag ${wanted.join(' or ')}, but has ${tags.length ? tags.join(', ') : 'none'}.`,
    );
  }
  if (!def.tagName || tags.length === 0) return;
  let tagged: CborItem | undefined = outer;
  for (const tag of tags) {
    const end = tagged?.child?.start ?? null;
    emit(at.run, {
      int: BigInt(tag),
      out: {
        name: name ? `${name}.${def.tagName}` : def.tagName,
        offset: tagged?.start ?? null,
        size: end === null || tagged?.start == null ? null : end - tagged.start,
        type: 'tag',
        value: tag,
        key: keys.length ? `${keys.join('/')}#tag` : '#tag',
        concept: 'format-version',
        in: at.scope.format.id,
      },
    });
    tagged = tagged?.child;
  }
}

function walkMap(at: At, def: Node, item: CborItem, name: string, keys: string[]): void {
  const seen = new Set<string>();
  for (const { key, value } of item.entries ?? []) {
    const text = keyText(key);
    const path = [...keys, text];
    const id = `${key.kind}:${text}`;
    if (seen.has(id))
      warn(
        at.run,
        `${name ? `${name}: ` : ''}key ${text} appears more than once; readers disagree about which one counts.`,
      );
    const again = seen.has(id);
    seen.add(id);
    const entry = def.entries?.find((e) => keyMatches(e, key)) ?? def.others;
    if (!entry) {
      warn(
        at.run,
        `${name ? `${name}: ` : ''}key ${text} is not in the layout ${at.scope.format.id}; its value is shown as it is.`,
      );
      unknown(at, value, dotted(name, text), path);
      continue;
    }
    const local = entry.inline ? name : dotted(name, entry.keyRange || entry === def.others ? text : entry.name);
    walk(at, entry, value, again ? `${local}(again)` : local, path);
  }
  for (const entry of def.entries ?? []) {
    if (entry.optional || entry.key === undefined) continue;
    if (!item.entries?.some(({ key }) => keyMatches(entry, key))) {
      warn(at.run, `${dotted(name, entry.name)} (key ${entry.key}) is missing.`);
    }
  }
}

function keyMatches(def: Node, key: CborItem): boolean {
  if (def.keyRange) {
    const [low, high] = def.keyRange;
    return key.kind === 'int' && (key.int as bigint) >= BigInt(low) && (key.int as bigint) <= BigInt(high);
  }
  if (typeof def.key === 'number') return key.kind === 'int' && key.int === BigInt(def.key);
  return key.kind === 'text' && key.text === def.key;
}

function walkArray(at: At, def: Node, item: CborItem, name: string, keys: string[]): void {
  const items = item.items ?? [];
  const fixed = def.entries?.length;
  const shown = name || at.scope.format.name;
  if (fixed && items.length !== fixed) warn(at.run, `${shown} should have ${fixed} elements, but has ${items.length}.`);
  if (def.count !== undefined && items.length !== def.count) {
    warn(at.run, `${shown} should have ${def.count} elements, but has ${items.length}.`);
  }
  for (const [i, value] of items.entries()) {
    const path = [...keys, String(i)];
    const entry = def.entries?.find((e) => e.index === i) ?? def.items;
    if (!entry) unknown(at, value, `${name}[${i}]`, path);
    else if (def.entries) walk(at, entry, value, entry.inline ? name : dotted(name, entry.name), path);
    else walk(at, entry, value, `${name}[${i}]`, path);
  }
}

/** What a byte string holds inside: CBOR described in place, or another format that recognises it. */
function inner(at: At, def: Node, item: CborItem, name: string, keys: string[]): void {
  if (!def.embedded && !def.format && !def.formats) return;
  const bytes = item.bytes as Uint8Array;
  if (def.embedded) {
    if (bytes.length === 0) return;
    const opened = open(at, item, name);
    if (!opened) return;
    const kinds = KINDS[def.embedded.type];
    if (kinds && !kinds.includes(untag(opened).item.kind)) {
      warn(at.run, `${name} should hold ${article(def.embedded.type)} in CBOR, but does not; it is shown as bytes.`);
      return;
    }
    walk(at, def.embedded, opened, name, keys);
    return;
  }
  const ids = def.format ? [def.format] : (def.formats ?? []);
  for (const id of ids) {
    const format = formatOf(at.run.set, id);
    if (!format) continue;
    if (format.encoding !== 'cbor') {
      if (!item.content) continue;
      if (isTree(format) && typeof itemsAt(at.run, format, ...item.content) === 'string') continue;
      const [start, end] = item.content;
      if (!def.format && matches(at.run, format, start, end) !== true) continue;
      at.run.nested.push({ name, format: format.id, offset: start });
      const used = decodeArea(at.run, format, start, end, name ? `${name}.` : '', at.scope);
      trailing(at.run, format, name ? `${name}.` : '', name, used, end);
      return;
    }
    const opened = open(at, item, name, ids.length > 1);
    if (!opened) continue;
    if (!def.format && !matchesItem(at.run, format, opened)) continue;
    at.run.nested.push({ name, format: format.id, offset: item.content?.[0] ?? null });
    decodeCborItem(at.run, format, opened, name ? `${name}.` : '', keys, at.scope);
    return;
  }
  if (def.otherwise) warn(at.run, def.otherwise);
  // Bytes of another encoding are no CBOR, even if they can be read as such.
  const opened = def.formats && at.scope.format.encoding === 'cbor' ? open(at, item, name, true) : undefined;
  const fallback = formatOf(at.run.set, def.fallback ?? '');
  if (opened && fallback) {
    at.run.nested.push({ name, format: fallback.id, offset: item.content?.[0] ?? null });
    decodeCborItem(at.run, fallback, opened, name ? `${name}.` : '', keys, at.scope);
  } else if (opened) unknown(at, opened, name, keys);
  else if (def.hidden) leaf(at, { ...def, hidden: false }, item, dotted(name, def.name), keys);
}

function open(at: At, item: CborItem, name: string, quiet = false): CborItem | undefined {
  try {
    const { item: found, used } = embedded(item, at.run.budget);
    const size = (item.bytes as Uint8Array).length;
    if (used < size && !quiet) warn(at.run, `${name}: ${size - used} bytes follow the CBOR item inside.`);
    return found;
  } catch (error) {
    if (!(error instanceof CborError)) throw error;
    if (!quiet) warn(at.run, `${name || at.scope.format.name} should hold CBOR but does not: ${error.message}.`);
    return undefined;
  }
}

/** Adds the field of a scalar item. Hidden ones stand for their content and add none. */
function leaf(at: At, def: Node, item: CborItem, name: string, keys: string[], known = true): void {
  if (def.hidden && known) return;
  const whole = item.start === null || item.end === null ? null : [item.start, item.end];
  // A string that comes in chunks lies at no one place.
  const range = item.kind === 'bytes' || item.kind === 'text' ? item.content : whole;
  const slot: Slot = {
    int: item.int,
    bytes: item.bytes,
    text: item.text,
    out: {
      name,
      offset: range ? (range[0] as number) : null,
      size: range ? (range[1] as number) - (range[0] as number) : null,
      type: known && item.kind !== 'null' ? def.type : item.kind,
      value: null,
      key: keys.join('/'),
      concept: def.concept ?? 'none',
      in: def.from ?? at.scope.format.id,
    },
  };
  if (!known) slot.out.known = false;
  if (item.int !== undefined) Object.assign(slot.out, intParts(item.int));
  else if (item.text !== undefined) slot.out.value = item.text;
  else if (item.bytes) {
    if (item.bytes.length > LIMITS.value) slot.out.truncated = true;
    slot.out.value = toHex(item.bytes.subarray(0, LIMITS.value));
  } else if (item.scalar !== undefined) slot.out.value = item.scalar;
  label(at.run, slot, def);
  if (def.sizes && item.bytes && !def.sizes.includes(item.bytes.length)) {
    warn(at.run, `${name} has ${item.bytes.length} bytes; the layout knows ${def.sizes.join(', ')}.`);
  }
  emit(at.run, slot);
}

/** Shows an item that no layout describes: every scalar in it becomes a field. */
function unknown(at: At, outer: CborItem, name: string, keys: string[], def?: Node): void {
  const { item, tags } = untag(outer);
  const base: Node = { name, type: 'any', concept: def?.concept ?? 'none', ...(def?.from ? { from: def.from } : {}) };
  if (tags.length > 0 && !def) warn(at.run, `${name} has CBOR tag ${tags.join(', ')}.`);
  if (item.kind === 'array' && item.items?.length) {
    for (const [i, value] of item.items.entries()) unknown(at, value, `${name}[${i}]`, [...keys, String(i)], def);
    return;
  }
  if (item.kind === 'map' && item.entries?.length) {
    for (const { key, value } of item.entries) {
      const text = keyText(key);
      unknown(at, value, dotted(name, text), [...keys, text], def);
    }
    return;
  }
  leaf(at, base, item, name, keys, def !== undefined);
}
