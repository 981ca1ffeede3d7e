/** Makes JSON evidence from a layout. */
import { toHex } from '../bytes.ts';
import type { Format, Node } from '../types.ts';
import { any, demands, pick, type Random, randomBytes } from './random.ts';

/** The document as bytes; values that the layout leaves free are at random. */
export function encodeJson(format: Format, random: Random): Uint8Array {
  const wanted = new Map(
    demands(format.detect?.all ?? [], random, 'little').flatMap(({ path, value }) =>
      path && value !== undefined ? [[path.join('/'), value] as const] : [],
    ),
  );
  const make = (node: Node, path: readonly (string | number)[]): unknown => {
    const demand = wanted.get(path.join('/'));
    if (demand !== undefined) return demand;
    switch (node.type) {
      case 'map':
        return Object.fromEntries(
          (node.entries ?? []).map((entry) => [entry.key, make(entry, [...path, entry.key ?? ''])]),
        );
      case 'array':
        return [make(node.items ?? { name: '', type: 'text' }, [...path, 0])];
      case 'bool':
        return pick(random, 2) === 1;
      case 'uint':
      case 'int':
        return pick(random, 1000);
      default:
        return node.enum ? any(random, node.enum).value : toHex(randomBytes(random, 16));
    }
  };
  return new TextEncoder().encode(JSON.stringify(format.root ? make(format.root, []) : {}));
}
