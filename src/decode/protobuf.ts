/**
 * Protocol Buffers as the tree that layouts walk. The bytes do not say what is a message, a text or a list, so that the
 * layout does; fields that it does not know stay numbers or bytes.
 */
import { toInt, toText } from './bytes.ts';
import { type CborBudget, CborError, type CborItem } from './cbor.ts';
import type { Node } from './types.ts';

const fault = (): never => {
  throw new CborError('it is no such message of Protocol Buffers');
};

/** The message that the bytes are as a whole. `base` is where they lie in the input. Throws CborError. */
export function parseProtobuf(bytes: Uint8Array, base: number, budget: CborBudget, root: Node): CborItem {
  return message(bytes, base, budget, root, budget.depth);
}

function message(bytes: Uint8Array, base: number, budget: CborBudget, def: Node, depth: number): CborItem {
  if (depth <= 0 || bytes.length === 0) fault();
  const entries: { key: CborItem; value: CborItem }[] = [];
  const lists = new Map<number, CborItem[]>();
  for (let at = 0; at < bytes.length; ) {
    if (--budget.items < 0) fault();
    const start = at;
    const tag = varint(bytes, at);
    const [number, wire] = [Number(tag.value >> 3n), Number(tag.value & 7n)];
    if (number === 0 || number > 1 << 20) fault();
    const node = def.entries?.find(({ key }) => key === number);
    const one = node?.type === 'array' ? node.items : node;
    const read = value(bytes, tag.end, wire, base, budget, one, depth);
    at = read.end;
    const key: CborItem = { ...place(base + start, base + tag.end), kind: 'int', int: BigInt(number) };
    if (node?.type !== 'array') {
      entries.push({ key, value: read.item });
      continue;
    }
    const list = lists.get(number);
    if (list) list.push(read.item);
    else {
      const items = [read.item];
      lists.set(number, items);
      entries.push({ key, value: { ...NOWHERE, kind: 'array', items } });
    }
  }
  return { ...place(base, base + bytes.length), kind: 'map', entries };
}

const NOWHERE = { start: null, end: null, content: null } as const;
const place = (start: number, end: number) => ({ start, end, content: null });

function varint(bytes: Uint8Array, from: number): { value: bigint; end: number } {
  let value = 0n;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[from + i] ?? fault();
    value |= BigInt(byte & 127) << BigInt(7 * i);
    if (byte < 128) return { value, end: from + i + 1 };
  }
  return fault();
}

function value(
  bytes: Uint8Array,
  from: number,
  wire: number,
  base: number,
  budget: CborBudget,
  node: Node | undefined,
  depth: number,
): { item: CborItem; end: number } {
  if (wire === 0) {
    const { value: int, end } = varint(bytes, from);
    if (node?.type === 'bool')
      return { item: { ...place(base + from, base + end), kind: 'bool', scalar: int !== 0n }, end };
    return { item: { ...place(base + from, base + end), kind: 'int', int }, end };
  }
  if (wire === 1 || wire === 5) {
    const end = from + (wire === 1 ? 8 : 4);
    if (end > bytes.length) fault();
    const int = toInt(bytes.subarray(from, end), 'little');
    return { item: { ...place(base + from, base + end), kind: 'int', int }, end };
  }
  if (wire !== 2) fault();
  const size = varint(bytes, from);
  const end = size.end + Number(size.value);
  if (end > bytes.length) fault();
  const content = bytes.subarray(size.end, end);
  const at = base + size.end;
  if (node?.type === 'map') return { item: message(content, at, budget, node, depth - 1), end };
  const range = { start: base + from, end: base + end, content: [at, base + end] as [number, number] };
  const text = node?.type === 'text' ? toText(content) : null;
  return { item: text === null ? { ...range, kind: 'bytes', bytes: content } : { ...range, kind: 'text', text }, end };
}
