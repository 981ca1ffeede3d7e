/** Strings in a CBOR document that is no Evidence by itself but holds some, such as a map of blobs. */
import { toPointer } from '../catalog/pointer.ts';
import { CborError, type CborItem, cborBudget, keyText, parseCbor, untag } from './cbor.ts';
import type { ParsedInput } from './input.ts';

/** Shorter strings hold no Evidence; deeper ones and more of them nobody wraps. */
const LIMITS = { bytes: 60, depth: 4, readings: 16 } as const;

/** Readings of the strings inside; none when the bytes are no CBOR as a whole. */
export function cborReadings({ bytes, pointer }: ParsedInput): ParsedInput[] {
  const [first = 0] = bytes;
  // A byte string, an array, a map or a tag.
  const holder = (first >= 0x58 && first <= 0x5b) || (first >= 0x80 && first < 0xe0);
  if (!holder || bytes.length < LIMITS.bytes) return [];
  const root = whole(bytes);
  const readings: ParsedInput[] = [];
  const visit = (outer: CborItem, path: readonly string[]): void => {
    const { item } = untag(outer);
    if (readings.length >= LIMITS.readings || path.length > LIMITS.depth) return;
    const content = item.kind === 'text' ? new TextEncoder().encode(item.text) : item.bytes;
    if (content && content.length >= LIMITS.bytes) {
      const inside = `CBOR ${toPointer([...path])}`;
      readings.push({
        bytes: content,
        encoding: 'binary',
        pointer: pointer === undefined ? inside : `${pointer} → ${inside}`,
      });
    }
    for (const [index, one] of (item.items ?? []).entries()) visit(one, [...path, String(index)]);
    for (const { key, value } of item.entries ?? []) visit(value, [...path, keyText(key)]);
  };
  if (root) visit(root, []);
  return readings;
}

function whole(bytes: Uint8Array): CborItem | undefined {
  try {
    const { item, used } = parseCbor(bytes, null, cborBudget());
    return used === bytes.length ? item : undefined;
  } catch (error) {
    if (error instanceof CborError) return undefined;
    throw error;
  }
}
