/** Geometry of byte maps: which cells of a grid a field covers. Drawing is the page's business. */
import { formatFields } from './fields.ts';
import type { Decoded, Format, FormatSet } from './types.ts';

/** A run of cells in one row of the grid, in cells. */
export interface MapPiece {
  row: number;
  column: number;
  width: number;
}

export interface MapField {
  name: string;
  offset: number;
  size: number;
  concept: string;
  type: string;
  pieces: MapPiece[];
  /** First byte of the shown part when a long field is folded: the rows between are left out. */
  folded?: number;
}

export interface ByteMap {
  columns: number;
  /** Offset of the first byte of each row; gaps show folded rows. */
  rows: number[];
  fields: MapField[];
  /** Bytes in all, null when the format's size varies. */
  size: number | null;
}

export interface ByteMapOptions {
  /** Bytes in a row. */
  columns?: number;
  /** Fields with more rows than this are folded to their first and last row. */
  fold?: number;
}

interface Span {
  name: string;
  offset: number;
  size: number;
  concept: string;
  type: string;
}

/** Byte map of a layout: the fields whose place is fixed, each byte in its innermost field. Empty for CBOR. */
export function byteMap(format: Format, set: FormatSet, options: ByteMapOptions = {}): ByteMap {
  const spans: Span[] = [];
  for (const f of formatFields(format, set)) {
    if (f.bits !== undefined || f.name.includes('[]') || typeof f.offset !== 'number' || !f.size) continue;
    spans.push({ name: f.name, offset: f.offset, size: f.size, concept: f.concept, type: f.type });
  }
  return layout(spans, format.size ?? null, options);
}

/** Byte map of decoded evidence, which settles sizes and places. CBOR strings appear where they lie. */
export function byteMapOf(result: Decoded, options: ByteMapOptions = {}): ByteMap {
  const spans: Span[] = [];
  for (const f of result.fields) {
    if (f.bits !== undefined || f.offset === null || !f.size) continue;
    spans.push({ name: f.name, offset: f.offset, size: f.size, concept: f.concept, type: f.type });
  }
  return layout(spans, result.size, options);
}

function layout(all: Span[], size: number | null, options: ByteMapOptions): ByteMap {
  const columns = options.columns ?? 16;
  const spans = innermost(all);
  const hidden = foldedRows(spans, columns, options.fold ?? 4);
  const last = spans.reduce((n, s) => Math.max(n, s.offset + s.size), 0);
  const shownRows: number[] = [];
  const index = new Map<number, number>();
  for (let row = 0; row * columns < last; row++) {
    if (hidden.has(row)) continue;
    index.set(row, shownRows.length);
    shownRows.push(row * columns);
  }
  const fields = spans.map((span): MapField => {
    const pieces: MapPiece[] = [];
    let folded: number | undefined;
    const end = span.offset + span.size;
    for (let row = Math.floor(span.offset / columns); row * columns < end; row++) {
      const shown = index.get(row);
      if (shown === undefined) {
        folded ??= row * columns;
        continue;
      }
      const from = Math.max(span.offset, row * columns);
      const to = Math.min(end, (row + 1) * columns);
      pieces.push({ row: shown, column: from - row * columns, width: to - from });
    }
    return folded === undefined ? { ...span, pieces } : { ...span, pieces, folded };
  });
  return { columns, rows: shownRows, fields, size };
}

/** Drops spans that others inside them cover in full, and one of two with the same range. */
function innermost(spans: Span[]): Span[] {
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
function foldedRows(spans: Span[], columns: number, fold: number): Set<number> {
  const hidden = new Set<number>();
  for (const { offset, size } of spans) {
    const first = Math.ceil(offset / columns);
    const end = Math.floor((offset + size) / columns);
    if (end - first <= fold) continue;
    for (let row = first + 1; row < end - 1; row++) hidden.add(row);
  }
  return hidden;
}
