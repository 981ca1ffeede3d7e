/** Lays fields of different vendors side by side by the concept that they carry. */

import type { Concept } from '../catalog/types.ts';
import { formatFields } from './fields.ts';
import type { Decoded, DecodedField, Format, FormatSet } from './types.ts';

export interface AlignedRow {
  concept: string;
  /** One list for each result, in the order given; empty where that evidence has nothing of the kind. */
  fields: DecodedField[][];
}

/**
 * Rows by concept over several decoded pieces of evidence. Words that are taken apart appear as their bits where the
 * bits carry the concept. Concepts come in the order in which they first occur.
 */
export function align(results: Decoded[]): AlignedRow[] {
  const rows = new Map<string, AlignedRow>();
  for (const [i, result] of results.entries()) {
    for (const field of result.fields) {
      if (field.concept === 'none') continue;
      let row = rows.get(field.concept);
      if (!row) {
        row = { concept: field.concept, fields: results.map(() => []) };
        rows.set(field.concept, row);
      }
      row.fields[i]?.push(field);
    }
  }
  return [...rows.values()];
}

export interface ConceptCell {
  format: string;
  /** Names of the fields that carry the concept; empty means none. */
  fields: string[];
}

/** For every concept: which fields of which formats carry it. Parts of formats are counted where they are used. */
export function conceptMatrix(
  set: FormatSet,
  concepts: readonly Concept[],
  formats?: Format[],
): { concept: string; cells: ConceptCell[] }[] {
  const shown = formats ?? [...set.byId.values()].filter((f) => !f.part);
  const lists = shown.map((format) => ({ format, fields: formatFields(format, set) }));
  return concepts.map(({ id }) => ({
    concept: id,
    cells: lists.map(({ format, fields }) => ({
      format: format.id,
      fields: fields.filter((f) => f.concept === id).map((f) => f.name),
    })),
  }));
}
