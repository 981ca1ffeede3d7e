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

/** Concepts that the picture of a format has hues for, each once, in the order of the fields. */
export function drawnConcepts(id: string): { id: string; name: string; hue: number }[] {
  const drawn = new Map(
    fieldsOf(id)
      .filter((field) => field.bits === undefined && typeof field.offset === 'number' && field.size !== null)
      .map(({ concept }) => [concept, conceptHue(concept)]),
  );
  return [...drawn].flatMap(([concept, hue]) => {
    const name = findConcept(concept)?.name;
    return hue === undefined || name === undefined ? [] : [{ id: concept, name, hue }];
  });
}

const carrying = (format: string, concept: string): readonly FlatField[] =>
  fieldsOf(format).filter((field) => field.concept === concept);

/** Fields of a format that carry a concept, those of one name as one: with its places, or in how many alternatives. */
export function carriedBy(format: string, concept: string): { name: string; where: string }[] {
  const fields = carrying(format, concept);
  return [...new Set(fields.map((field) => field.name))].map((name) => {
    const same = fields.filter((field) => field.name === name);
    const places = [...new Set(same.map((field) => `${place(field)}${field.size ? `, ${field.size} bytes` : ''}`))];
    const times = same.length > 1 ? `in each of ${same.length} alternatives: ` : '';
    return { name, where: `${times}${places.slice(0, 3).join('; ')}${places.length > 3 ? ' …' : ''}` };
  });
}

/** Bytes of a format; of one whose size varies, those whose place is fixed. */
export const extentOf = (format: Format): number =>
  typeof format.size === 'number'
    ? format.size
    : drawnFields(format.id).reduce((end, field) => Math.max(end, field.offset + field.size), 1);

/** Where the fields lie that carry a concept, as far as their place is fixed; of nested ones the outermost. */
export function litIn(format: string, concept: string): { offset: number; size: number }[] {
  const spans = carrying(format, concept).flatMap((field) =>
    field.bits === undefined && typeof field.offset === 'number' && field.size
      ? [{ offset: field.offset, size: field.size }]
      : [],
  );
  return spans.filter(
    (one, index) =>
      !spans.some(
        (other, at) =>
          other.offset <= one.offset &&
          other.offset + other.size >= one.offset + one.size &&
          (other.size > one.size || at < index),
      ),
  );
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
  protobuf: 'Protocol Buffers',
  x509: 'X.509',
  bits: 'bits of one word',
};
