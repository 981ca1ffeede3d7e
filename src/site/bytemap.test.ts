import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../decode/decode.ts';
import { loadFormats } from '../decode/load.ts';
import { encode } from '../decode/sample/encode.ts';
import { seeded } from '../decode/sample/random.ts';
import type { Format } from '../decode/types.ts';
import { byteMap, decodedMap } from './bytemap.ts';

describe('byteMap', () => {
  it('draws a field of many rows as one row that stands for them', () => {
    const map = byteMap(96, [
      { name: 'user_data', offset: 0, size: 64 },
      { name: 'vmpl', offset: 64, size: 4 },
      { name: 'rsvd', offset: 68, size: 28 },
    ]);
    expect(map.rows).toEqual([
      { offset: 0, bytes: 64 },
      { offset: 64, bytes: 16 },
      { offset: 80, bytes: 16 },
    ]);
    expect(map.segments.filter((segment) => segment.label).map((segment) => segment.field?.name)).toEqual([
      'user_data',
      'vmpl',
      'rsvd',
    ]);
  });

  it('shows padding as a piece without a field, and only the outer one of overlapping fields', () => {
    const map = byteMap(16, [
      { name: 'version', offset: 0, size: 1 },
      { name: 'error', offset: 8, size: 8 },
      { name: 'low', offset: 8, size: 4 },
    ]);
    expect(map.segments.map((segment) => [segment.field?.name, segment.column, segment.width])).toEqual([
      ['version', 0, 1],
      [undefined, 1, 7],
      ['error', 8, 8],
    ]);
  });

  it('covers every byte exactly once, whatever the fields', () => {
    const field = fc.record({ offset: fc.nat(200), size: fc.integer({ min: 1, max: 150 }), name: fc.constant('f') });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.array(field, { maxLength: 12 }), (size, fields) => {
        const map = byteMap(size, fields);
        let covered = 0;
        for (const segment of map.segments) {
          const row = map.rows[segment.row];
          if (!row) throw new Error('a piece lies in no row');
          covered += row.bytes > map.columns ? row.bytes : segment.width;
          if (segment.column + segment.width > map.columns) throw new Error('a piece leaves its row');
        }
        expect(covered).toBe(size);
      }),
    );
  });
});

describe('decodedMap', () => {
  const set = loadFormats();
  const mapOf = (id: string, fold: number) => {
    const { bytes } = encode(set.byId.get(id) as Format, set, { random: seeded(1) });
    return { map: decodedMap(decode(bytes, set), { columns: 32, fold }), size: bytes.length };
  };

  it('covers every byte of a binary layout once', () => {
    for (const id of ['snp-report-v5', 'tdreport-1-0', 'tdreport-1-5']) {
      const { map, size } = mapOf(id, Number.POSITIVE_INFINITY);
      const cells = map.fields.flatMap((field) => field.pieces.map((piece) => piece.width));
      expect(
        cells.reduce((a, b) => a + b, 0),
        id,
      ).toBe(size);
      expect(map.rows).toHaveLength(Math.ceil(size / 32));
    }
  });

  it('folds long fields, and keeps pieces inside their rows', () => {
    const { map, size } = mapOf('snp-report-v2', 4);
    expect(map.rows.length).toBeLessThan(size / 32);
    for (const field of map.fields) {
      expect(field.pieces.length, field.name).toBeGreaterThan(0);
      for (const piece of field.pieces) expect(piece.column + piece.width).toBeLessThanOrEqual(32);
    }
  });
});
