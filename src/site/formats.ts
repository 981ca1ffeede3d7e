import type { Concept, Format } from '../catalog/types.ts';
import { conceptMatrix, type FlatField, formatFields, formatSet } from '../decode/index.ts';
import type { ByteField } from './bytemap.ts';
import { getCatalog, memo, memoBy } from './catalog.ts';
import { nearestHue } from './hues.ts';

/** The layouts ready for use: includes expanded, by id. */
export const layouts = memo((catalog) => formatSet(catalog.formats));

/** Fields of a format, nested ones with dotted names. */
export const fieldsOf = memoBy((id: string): readonly FlatField[] => {
  const layout = layouts().byId.get(id);
  return layout ? formatFields(layout, layouts()) : [];
});

/** Formats that stand alone, and those that occur only inside others. */
export const wholeFormats = (): readonly Format[] => getCatalog().formats.filter((format) => !format.part);
export const partFormats = (): readonly Format[] => getCatalog().formats.filter((format) => format.part);

export const findFormat = (id: string): Format | undefined => getCatalog().formats.find((format) => format.id === id);

/** Formats whose layout uses this one. */
export const usersOf = (id: string): readonly Format[] =>
  getCatalog().formats.filter(
    (format) => format.id !== id && fieldsOf(format.id).some((field) => field.in === id || field.formats?.includes(id)),
  );

const conceptIndex = memo(
  (catalog) => new Map(catalog.concepts.map((concept, index) => [concept.id, { concept, index }])),
);
export const findConcept = (id: string): Concept | undefined => conceptIndex().get(id)?.concept;

/** Hue of a concept in pictures, one of HUES: neighbours in the list lie far apart on the circle. Undefined for none. */
export function conceptHue(id: string): number | undefined {
  const found = conceptIndex().get(id);
  return found && !found.concept.structural ? nearestHue(found.index * 137.5) : undefined;
}

/** Which fields of which formats carry a concept. */
export const carriers = memo((catalog) => {
  const matrix = conceptMatrix(layouts(), catalog.concepts);
  return new Map(matrix.map((row) => [row.concept, new Map(row.cells.map((cell) => [cell.format, cell.fields]))]));
});

/** Fields of fixed place, for the picture of a layout; of nested ones the picture keeps the outermost. */
export function drawnFields(id: string): ByteField[] {
  return fieldsOf(id)
    .filter((field) => field.bits === undefined && typeof field.offset === 'number' && field.size !== null)
    .map((field) => ({
      name: field.name,
      offset: field.offset as number,
      size: field.size as number,
      hue: conceptHue(field.concept),
    }));
}

/** The part of a field's name that tells it apart: the last one, with the one before it when that is a number. */
export function shortName(name: string): string {
  const parts = name.split('.');
  const last = parts.at(-1) ?? name;
  return /^\d+$/.test(last) ? parts.slice(-2).join('.') : last;
}

/** Where a field lies: its offset in hexadecimal, its key path, or that it follows what comes before. */
export function place(field: FlatField): string {
  if (field.bits !== undefined) return `bit ${field.bits}`;
  if (field.key !== undefined) return field.key;
  return typeof field.offset === 'number' ? `0x${field.offset.toString(16)}` : 'follows';
}

export const ENCODING: Readonly<Record<Format['encoding'], string>> = {
  binary: 'binary',
  cbor: 'CBOR',
  json: 'JSON',
  x509: 'X.509',
  bits: 'bits of one word',
};
