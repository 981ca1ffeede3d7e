/** Lays the fields of a struct or a format out as rows of bytes, to be drawn. */

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
