/** Lays the fields of a struct or a format out as rows of bytes, to be drawn; and those of decoded evidence. */
import type { Decoded } from '../decode/index.ts';

export interface ByteField {
  name: string;
  /** In bytes from the start. */
  offset: number;
  /** In bytes. */
  size: number;
  /** Colour class, such as a role or a concept. */
  tone?: string;
  /** Hue in degrees, instead of a colour class. */
  hue?: number;
  href?: string;
}

/** A piece of a field in one row. */
export interface ByteSegment {
  field: ByteField | undefined;
  row: number;
  /** First byte and number of bytes within the row. */
  column: number;
  width: number;
  /** Whether the field's name stands in this piece. */
  label: boolean;
}

export interface ByteMap {
  columns: number;
  /** Offset at which each row starts; a row that stands for several has more bytes than columns. */
  rows: { offset: number; bytes: number }[];
  segments: ByteSegment[];
}

/**
 * `columns` bytes a row. A run of full rows of one field is drawn as a single row that stands for them. Of fields that
 * overlap (a union), the first and largest one is drawn. Bytes that no field covers are pieces without a field.
 */
export function byteMap(size: number, fields: readonly ByteField[], columns = 16): ByteMap {
  const drawn: ByteField[] = [];
  let end = 0;
  for (const field of [...fields].sort((a, b) => a.offset - b.offset || b.size - a.size)) {
    if (field.size <= 0 || field.offset < end || field.offset + field.size > size) continue;
    drawn.push(field);
    end = field.offset + field.size;
  }
  const pieces: { field: ByteField | undefined; offset: number; size: number }[] = [];
  let at = 0;
  for (const field of drawn) {
    if (field.offset > at) pieces.push({ field: undefined, offset: at, size: field.offset - at });
    pieces.push({ field, offset: field.offset, size: field.size });
    at = field.offset + field.size;
  }
  if (at < size) pieces.push({ field: undefined, offset: at, size: size - at });

  const rows: ByteMap['rows'] = [];
  const segments: ByteSegment[] = [];
  let row = -1;
  for (const piece of pieces) {
    let offset = piece.offset;
    let left = piece.size;
    const own: ByteSegment[] = [];
    while (left > 0) {
      const column = offset % columns;
      if (column === 0) {
        const full = Math.floor(left / columns);
        const bytes = full > 1 ? full * columns : columns;
        rows.push({ offset, bytes });
        row += 1;
        if (full > 1) {
          own.push({ field: piece.field, row, column: 0, width: columns, label: false });
          offset += bytes;
          left -= bytes;
          continue;
        }
      }
      const width = Math.min(left, columns - column);
      own.push({ field: piece.field, row, column, width, label: false });
      offset += width;
      left -= width;
    }
    const widest = own.reduce((best, segment) => (segment.width > best.width ? segment : best), own[0] as ByteSegment);
    widest.label = piece.field !== undefined;
    segments.push(...own);
  }
  return { columns, rows, segments };
}

/** A run of cells in one row of the grid of decoded evidence, in cells. */
export interface DecodedPiece {
  row: number;
  column: number;
  width: number;
}

interface DecodedSpan {
  name: string;
  offset: number;
  size: number;
  concept: string;
}

export interface DecodedMap {
  columns: number;
  /** Offset of the first byte of each row; gaps show folded rows. */
  rows: number[];
  /** Of a folded field the rows between have no piece. */
  fields: (DecodedSpan & { pieces: DecodedPiece[] })[];
}

/**
 * Byte map of decoded evidence, which settles sizes and places: each byte in its innermost field, CBOR strings where
 * they lie. Fields with more rows than `fold` are folded to their first and last row.
 */
export function decodedMap(result: Decoded, { columns, fold }: { columns: number; fold: number }): DecodedMap {
  const spans = innermost(
    result.fields.flatMap(({ name, offset, size, bits, concept }) =>
      bits === undefined && offset !== null && size ? [{ name, offset, size, concept }] : [],
    ),
  );
  const hidden = foldedRows(spans, columns, fold);
  const last = spans.reduce((n, s) => Math.max(n, s.offset + s.size), 0);
  const shownRows: number[] = [];
  const index = new Map<number, number>();
  for (let row = 0; row * columns < last; row++) {
    if (hidden.has(row)) continue;
    index.set(row, shownRows.length);
    shownRows.push(row * columns);
  }
  const fields = spans.map((span): DecodedMap['fields'][number] => {
    const pieces: DecodedPiece[] = [];
    const end = span.offset + span.size;
    for (let row = Math.floor(span.offset / columns); row * columns < end; row++) {
      const shown = index.get(row);
      if (shown === undefined) continue;
      const from = Math.max(span.offset, row * columns);
      const to = Math.min(end, (row + 1) * columns);
      pieces.push({ row: shown, column: from - row * columns, width: to - from });
    }
    return { ...span, pieces };
  });
  return { columns, rows: shownRows, fields };
}

/** Drops spans that others inside them cover in full, and one of two with the same range. */
function innermost(spans: DecodedSpan[]): DecodedSpan[] {
  const sorted = [...spans].sort((a, b) => a.offset - b.offset || b.size - a.size);
  return sorted.filter((span, i) => {
    const next = sorted[i + 1];
    return (
      !next ||
      next.offset >= span.offset + span.size ||
      next.offset < span.offset ||
      next.offset + next.size > span.offset + span.size
    );
  });
}

/** Rows that lie in the middle of one long field. */
function foldedRows(spans: DecodedSpan[], columns: number, fold: number): Set<number> {
  const hidden = new Set<number>();
  for (const { offset, size } of spans) {
    const first = Math.ceil(offset / columns);
    const end = Math.floor((offset + size) / columns);
    if (end - first <= fold) continue;
    for (let row = first + 1; row < end - 1; row++) hidden.add(row);
  }
  return hidden;
}
