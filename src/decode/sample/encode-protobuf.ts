/** Makes messages of Protocol Buffers from a layout. */
import { concatBytes, fromHex } from '../bytes.ts';
import type { Format, FormatSet, Node } from '../types.ts';
import { any, demands, pick, type Random, randomBytes } from './random.ts';

const varint = (value: bigint): Uint8Array => {
  const out: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 128n) return Uint8Array.from([...out, Number(rest)]);
    out.push(Number(rest & 127n) | 128);
  }
};
const tagged = (number: number, wire: number, ...parts: Uint8Array[]): Uint8Array =>
  concatBytes(varint(BigInt(number * 8 + wire)), ...parts);
const string = (number: number, content: Uint8Array): Uint8Array =>
  tagged(number, 2, varint(BigInt(content.length)), content);

/** The message as bytes; `inside` makes what a field holds of another format. */
export function encodeProtobuf(format: Format, set: FormatSet, random: Random, inside: Inside): Uint8Array {
  const wanted = new Map(
    demands(format.detect?.all ?? [], random, 'little').flatMap(({ path, value }) =>
      path && value !== undefined ? [[path.join('/'), value] as const] : [],
    ),
  );
  const field = (node: Node, number: number, path: readonly (string | number)[]): Uint8Array => {
    const demand = wanted.get(path.join('/'));
    switch (node.type) {
      case 'map':
        return string(number, body(node, path));
      case 'array':
        return node.items ? field(node.items, number, [...path, 0]) : new Uint8Array();
      case 'uint':
      case 'int':
      case 'bool': {
        const named = node.enum && any(random, node.enum).value;
        const value = demand ?? named ?? pick(random, node.type === 'bool' ? 2 : 1000);
        return tagged(number, 0, varint(BigInt(value)));
      }
      case 'text':
        return string(number, new TextEncoder().encode(String(demand ?? `text ${pick(random, 1000)}`)));
      default: {
        const inner = node.format === undefined ? undefined : set.byId.get(node.format);
        const content = inner ? inside(inner) : randomBytes(random, node.sizes?.[0] ?? 1 + pick(random, 40));
        return string(number, typeof demand === 'string' && !inner ? fromHex(demand) : content);
      }
    }
  };
  const body = (node: Node, path: readonly (string | number)[]): Uint8Array =>
    concatBytes(...(node.entries ?? []).map((entry) => field(entry, Number(entry.key), [...path, Number(entry.key)])));
  return format.root ? body(format.root, []) : new Uint8Array();
}

export type Inside = (format: Format) => Uint8Array;
