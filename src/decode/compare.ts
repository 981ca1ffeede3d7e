/** Compares two decoded pieces of Evidence: field by field within one family, concept by concept across vendors. */
import { align } from './align.ts';
import type { Decoded, DecodedField } from './types.ts';

export interface ComparedRow {
  /** Name of the field, or id of the concept. */
  name: string;
  state: 'equal' | 'different' | 'only-first' | 'only-second';
  first: DecodedField[];
  second: DecodedField[];
  /** Whether a component of a TCB version is higher or lower in the second piece; for others absent. */
  direction?: 'higher' | 'lower';
}

export interface Comparison {
  /** What stands in a row. */
  by: 'field' | 'concept';
  /** Whether every row is equal. */
  equal: boolean;
  rows: ComparedRow[];
}

const written = ({ value, raw }: DecodedField): string => raw ?? JSON.stringify(value);

function stateOf(first: readonly DecodedField[], second: readonly DecodedField[]): ComparedRow['state'] {
  if (second.length === 0) return 'only-first';
  if (first.length === 0) return 'only-second';
  return first.map(written).join() === second.map(written).join() ? 'equal' : 'different';
}

/** Vendors count security versions upwards, so that the direction says which platform is patched further. */
function directionOf([first]: readonly DecodedField[], [second]: readonly DecodedField[]): ComparedRow['direction'] {
  if (first?.concept !== 'tcb-version' || first.type !== 'uint' || typeof first.value !== 'number') return undefined;
  if (typeof second?.value !== 'number' || second.value === first.value) return undefined;
  return second.value > first.value ? 'higher' : 'lower';
}

function row(name: string, first: DecodedField[], second: DecodedField[]): ComparedRow {
  const direction = directionOf(first, second);
  return { name, state: stateOf(first, second), first, second, ...(direction ? { direction } : {}) };
}

/** Rows in the order of the first piece, then what only the second has. */
export function compare(first: Decoded, second: Decoded): Comparison {
  const related = first.format === second.format || (first.family !== undefined && first.family === second.family);
  const rows = related
    ? byName(first, second)
    : align([first, second]).map(({ concept, fields: [a = [], b = []] }) => row(concept, a, b));
  return { by: related ? 'field' : 'concept', equal: rows.every(({ state }) => state === 'equal'), rows };
}

function byName(first: Decoded, second: Decoded): ComparedRow[] {
  const index = ({ fields }: Decoded) => new Map(fields.map((field) => [`${field.name} ${field.key ?? ''}`, field]));
  const [a, b] = [index(first), index(second)];
  return [...new Set([...a.keys(), ...b.keys()])].map((key) => {
    const [one, other] = [a.get(key), b.get(key)];
    return row((one ?? other)?.name ?? '', one ? [one] : [], other ? [other] : []);
  });
}
