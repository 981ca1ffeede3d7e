import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, detect } from './decode.ts';
import { loadFormats } from './load.ts';
import { encode } from './sample/encode.ts';
import { seeded } from './sample/random.ts';
import type { DecodedField, Format } from './types.ts';

const set = loadFormats();
const formats = [...set.byId.values()].filter((f) => f.encoding !== 'bits' && f.encoding !== 'json');
const seed = fc.integer({ min: 1, max: 2 ** 31 });
/** The entry for unknown body types must not get a known one. */
const values = { BODY_TYPE: 9 };
const fixed = (id: string) =>
  id === 'tdx-quote-v5' ? { values } : id === 'tdx-quote-buffer' ? { formats: { data: 'tdx-quote-v4' } } : {};

describe.each(formats.map((f) => [f.id, f] as const))('%s', (_, format) => {
  test('random values encoded by the layout are decoded again', () => {
    fc.assert(
      fc.property(seed, (s) => {
        const made = encode(format, set, { random: seeded(s), bind: false, ...fixed(format.id) });
        if (made.bytes.length === 0) return;
        const result = decode(made.bytes, set, { format: format.id });
        expect(result.error).toBeUndefined();
        const found = new Map(result.fields.map((f) => [format.encoding === 'cbor' ? f.key : f.name, f.value]));
        for (const [name, value] of made.values) expect([name, found.get(name)]).toEqual([name, value]);
        if (format.detect && !format.part)
          expect(detect(made.bytes, set)[0]).toEqual({ format: format.id, complete: true });
      }),
      { numRuns: 25 },
    );
  });

  test('bindings that the encoder sets hold', () => {
    fc.assert(
      fc.property(seed, (s) => {
        const { bytes } = encode(format, set, { random: seeded(s), ...fixed(format.id) });
        if (bytes.length === 0) return;
        expect(decode(bytes, set, { format: format.id }).checked.filter((c) => !c.ok)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('changing a byte changes exactly the fields that cover it', () => {
    fc.assert(
      fc.property(seed, fc.nat(), fc.integer({ min: 1, max: 255 }), (s, at, mask) => {
        const { bytes } = encode(format, set, { random: seeded(s), bind: false, ...fixed(format.id) });
        if (bytes.length === 0) return;
        const read = new Set<string>();
        const before = decode(bytes, set, { format: format.id, onRead: (name) => read.add(name) });
        const offset = at % bytes.length;
        if (steers(before.fields, read, offset, mask) || (isKeyed(format) && !insideBytes(before.fields, offset)))
          return;
        const changed = bytes.slice();
        changed[offset] = (changed[offset] as number) ^ mask;
        const after = decode(changed, set, { format: format.id });
        expect(after.error).toBeUndefined();
        const values = new Map(after.fields.map((f) => [f.name, f.value]));
        // The blocks of a PEM text are found by its content, and may come and go with it.
        // The values of a JSON text lie at no place of their own.
        const stable = (f: DecodedField) =>
          (f.type !== 'certificate' || f.key !== undefined) && (isKeyed(format) || f.offset !== null);
        const touched = before.fields.filter((f) => stable(f) && values.get(f.name) !== f.value).map((f) => f.name);
        const covering = before.fields.filter((f) => stable(f) && covers(f, offset, mask)).map((f) => f.name);
        expect(touched).toEqual(covering);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether a change decides about the structure: it touches a length, a discriminator, a condition, or a bit that is one. */
function steers(fields: DecodedField[], read: Set<string>, offset: number, mask: number): boolean {
  for (const entry of read) {
    const probe = /^@(\d+)\+(\d+)$/.exec(entry);
    if (probe && offset >= Number(probe[1]) && offset < Number(probe[1]) + Number(probe[2])) return true;
  }
  return fields.some((f) => read.has(f.name) && covers(f, offset, mask));
}

/** Whether items stand behind heads that say what they are. */
const isKeyed = ({ encoding }: Format): boolean => encoding === 'cbor' || encoding === 'protobuf';

/** There only the content of plain byte strings is free to change. */
function insideBytes(fields: DecodedField[], offset: number): boolean {
  const covering = fields.filter((f) => inRange(f, offset));
  const [only] = covering;
  if (!only || covering.length > 1 || !['bytes', 'hash', 'certificate'].includes(only.type)) return false;
  return !fields.some((f) => f.key?.startsWith(`${only.key}/`));
}

function inRange(f: DecodedField, offset: number): boolean {
  return f.offset !== null && f.size !== null && offset >= f.offset && offset < f.offset + f.size;
}

function covers(f: DecodedField, offset: number, mask: number): boolean {
  if (!inRange(f, offset)) return false;
  if (f.bits === undefined) return true;
  const [a, b] = f.bits.split(':').map(Number) as [number, number | undefined];
  const msb0 = set.byId.get(f.in)?.bitOrder === 'msb0';
  const size = f.size as number;
  const at = offset - (f.offset as number);
  for (let bit = 0; bit < 8; bit++) {
    if (!(mask & (1 << bit))) continue;
    // Number of the bit in the word, from the least significant: the big-endian words are those counted from the top.
    const lsb = msb0 ? (size - 1 - at) * 8 + bit : at * 8 + bit;
    const number = msb0 ? size * 8 - 1 - lsb : lsb;
    if (number >= Math.min(a, b ?? a) && number <= Math.max(a, b ?? a)) return true;
  }
  return false;
}
