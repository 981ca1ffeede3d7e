import type { Knowledge, KnownStruct } from './knowledge.ts';
import { layoutOf } from './layout.ts';
import type { AddedName } from './names.ts';
import { termsOf } from './terms.ts';

/** Two structs field by field; a side that has no such field is undefined. */
export interface StructPair {
  added: string;
  path: string;
  line: number;
  /** Of the added one, in bytes; undefined when a type is not known. */
  size?: number;
  known: string;
  interface: string;
  header: string;
  knownSize?: number;
  /** From 0 to 1: the part of the fields that have a counterpart. */
  likeness: number;
  rows: { added?: string; known?: string }[];
}

const PADDING = /^_*(?:pad|padding|rsvd|reserved|resv|mbz)\d*$/i;
const keyOf = (name: string): string => termsOf(name).join(' ') || name.toLowerCase();
type Key = (name: string) => string;

/** Known structs that are like the added ones, the likest first; at most two of each, and none that shares little. */
export function structPairs(names: readonly AddedName[], { structs }: Knowledge): StructPair[] {
  // The same names are compared with one another again and again.
  const kept = new Map<string, string>();
  const key: Key = (name) => {
    const there = kept.get(name) ?? keyOf(name);
    kept.set(name, there);
    return there;
  };
  return names.flatMap((added) => {
    if (added.kind !== 'struct' || added.extended || !added.members) return [];
    const pairs = structs
      .filter((known) => known.name !== added.name && known.fields.length > 0)
      .map((known) => pairOf(added, known, key))
      .filter(({ likeness, rows }) => likeness >= 0.34 && rows.filter((row) => row.added && row.known).length >= 2);
    return pairs.sort((a, b) => b.likeness - a.likeness).slice(0, 2);
  });
}

function pairOf(added: AddedName, known: KnownStruct, key: Key): StructPair {
  const theirs = known.fields.filter(({ name }) => !name.includes('.'));
  const left = new Set(theirs.map(({ name }) => name));
  const rows: StructPair['rows'] = (added.members ?? []).map(({ name, type, count }) => {
    const twin = PADDING.test(name) ? undefined : [...left].find((other) => key(other) === key(name));
    if (twin) left.delete(twin);
    const shown = `${type} ${name}${count === undefined ? '' : `[${count}]`}`;
    const field = theirs.find((one) => one.name === twin);
    return { added: shown, ...(field ? { known: fieldText(field) } : {}) };
  });
  const shared = rows.filter((row) => row.known !== undefined).length;
  const own = (added.members ?? []).filter(({ name }) => !PADDING.test(name)).length;
  const others = theirs.filter(({ name }) => !PADDING.test(name)).length;
  rows.push(...theirs.filter(({ name }) => left.has(name)).map((field) => ({ known: fieldText(field) })));
  const layout = layoutOf(added.members ?? [], 64);
  return {
    added: added.name,
    path: added.path,
    line: added.line,
    ...(layout ? { size: layout.size } : {}),
    known: known.name,
    interface: known.interface,
    header: known.header,
    ...(known.size === undefined ? {} : { knownSize: known.size }),
    likeness: own + others === 0 ? 0 : (2 * shared) / (own + others),
    rows,
  };
}

const fieldText = ({ name, offset, size }: KnownStruct['fields'][number]): string => `${name} (${size} at ${offset})`;
