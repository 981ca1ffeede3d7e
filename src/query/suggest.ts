import { QUERY_FIELDS } from './fields.ts';
import type { QueryIndex } from './rows.ts';
import type { QueryFault } from './syntax.ts';

/** Something that could be written at the cursor. */
export interface Completion {
  /** Replaces the text from `from` to `to` (counted from 0). */
  insert: string;
  /** What it stands for, in a few words. */
  about: string;
  from: number;
  to: number;
}

const LIMIT = 12;

const quote = (text: string): string => (/[\s(),":]/.test(text) ? `"${text}"` : text);

/** Completions for the word before the cursor: fields, or values of the field that it begins with. Never more than 12. */
export function suggest(index: QueryIndex, text: string, cursor: number = text.length): Completion[] {
  const before = text.slice(0, cursor);
  // An odd number of quotation marks: inside a text, where nothing can be completed.
  if ((before.split('"').length - 1) % 2 === 1) return [];
  const word = /[^\s()"]*$/.exec(before)?.[0].replace(/^-/, '') ?? '';
  const field = /^([A-Za-z][A-Za-z-]*):(.*)$/.exec(word);
  if (!field) return suggestStart(index, word, cursor);
  const part = (field[2] as string).split(',').at(-1) as string;
  const from = cursor - part.length;
  const wanted = part.toLowerCase();
  return candidates(index, (field[1] as string).toLowerCase())
    .map((item) => ({ ...item, rank: rankOf(item, wanted) }))
    .filter((item) => item.rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, LIMIT)
    .map(({ value, about }) => ({ insert: quote(value), about, from, to: cursor }));
}

interface Candidate {
  value: string;
  about: string;
  /** Other names that find it, lower case. */
  names?: readonly string[];
}

/** 0: it begins so; 1: another name begins so; 2: it contains it; -1: no match. */
function rankOf(item: Candidate, wanted: string): number {
  const value = item.value.toLowerCase();
  if (value.startsWith(wanted)) return 0;
  if (item.names?.some((name) => name.startsWith(wanted))) return 1;
  return wanted !== '' && value.includes(wanted) ? 2 : -1;
}

function candidates(index: QueryIndex, field: string): Candidate[] {
  switch (field) {
    case 'platform':
      return index.platforms.map((item) => ({ value: item.id, about: item.name, names: item.names }));
    case 'function':
      return index.functions.map((item) => ({ value: item.id, about: item.name, names: item.names }));
    case 'kernel':
    case 'since':
      return [...index.kernels].reverse().map((kernel) => ({ value: kernel, about: `Linux ${kernel}` }));
    case 'kconfig':
    case 'header':
    case 'errno':
    case 'distribution':
      return index.words[field].map((value) => ({ value, about: '' }));
    default:
      return (QUERY_FIELDS.find((item) => item.name === field)?.values ?? []).map((value) => ({ value, about: '' }));
  }
}

function suggestStart(index: QueryIndex, word: string, cursor: number): Completion[] {
  const wanted = word.toLowerCase();
  const place = { from: cursor - word.length, to: cursor };
  const fields = QUERY_FIELDS.filter((field) => field.name.startsWith(wanted)).map((field) => ({
    insert: `${field.name}:`,
    about: field.about,
    ...place,
  }));
  if (wanted.length < 2) return fields.slice(0, LIMIT + 2);
  const named = (['platform', 'function'] as const).flatMap((field) =>
    candidates(index, field)
      .filter((item) => rankOf(item, wanted) >= 0)
      .map((item) => ({ insert: `${field}:${item.value}`, about: item.about, ...place })),
  );
  return [...fields, ...named].slice(0, LIMIT);
}

/** The query with a fault's suggestion put in its place, or undefined when the fault has none. */
export function corrected(source: string, fault: QueryFault): string | undefined {
  if (fault.suggestion === undefined) return undefined;
  const before = source.slice(0, fault.column - 1);
  const after = source.slice(fault.column - 1 + fault.length);
  // A suggestion may repeat the field that stands before the place, or bring the colon that stands after it.
  const [, field, rest] = /^([a-z]+:)(.+)$/.exec(fault.suggestion) ?? [];
  let insert = field !== undefined && rest !== undefined && before.endsWith(field) ? rest : fault.suggestion;
  if (insert.endsWith(':') && after.startsWith(':')) insert = insert.slice(0, -1);
  return before + (insert.includes(':') ? insert : quote(insert)) + after;
}
