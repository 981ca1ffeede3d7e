import type { SchemaDocument } from '../schemas.ts';

export type Json = Record<string, unknown>;

export const isObject = (data: unknown): data is Json =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

export const typeOf = (data: unknown): string => {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'array';
  if (typeof data === 'number') return Number.isInteger(data) ? 'integer' : 'number';
  return typeof data;
};

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a mapping of keys to values',
  array: 'a list',
  null: 'empty',
};

export const typeWord = (type: string): string => TYPE_WORDS[type] ?? type;
export const accepts = (type: string, actual: string): boolean =>
  type === actual || (type === 'number' && actual === 'integer');

export const quote = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
};

export const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

export const scalarText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The Message-ID in the address of a message's page; undefined when there is none. */
export const messageId = (address: string): string | undefined => /\/([^/<>\s]+@[^/<>\s]+?)\/?$/.exec(address)?.[1];

/** Characters of a text; counted one by one only where the bounds are near. */
export function lengthOf(node: SchemaDocument, data: string): number {
  const most = typeof node.maxLength === 'number' ? node.maxLength : Number.POSITIVE_INFINITY;
  const least = typeof node.minLength === 'number' ? node.minLength : 0;
  return data.length <= most && data.length >= 2 * least ? data.length : [...data].length;
}

/** Groups of keys of which exactly one is needed, when a schema's oneOf says only that. */
export const choiceOf = (node: SchemaDocument): string[][] | undefined => groupsOf(node.oneOf);

/** The groups of keys that branches demand, when they say nothing else. */
export function groupsOf(branches: unknown): string[][] | undefined {
  if (!Array.isArray(branches)) return undefined;
  const groups: string[][] = [];
  for (const branch of branches as SchemaDocument[]) {
    if (Object.keys(branch).length !== 1 || !Array.isArray(branch.required)) return undefined;
    groups.push(branch.required as string[]);
  }
  return groups;
}

/** What the group that is nearest to complete still lacks; every key when all groups are single keys. */
export function fewestMissing(groups: readonly (readonly string[])[], lacks: (key: string) => boolean): string[] {
  if (groups.every((group) => group.length === 1)) return groups.flat();
  const begun = groups.filter((group) => group.some((key) => !lacks(key)));
  return (begun.length > 0 ? begun : groups)
    .map((group) => group.filter(lacks))
    .reduce((a, b) => (b.length < a.length ? b : a));
}

/** Data as a text that is the same for equal data, in whatever order their keys were written. */
export function keyOfData(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1))) : value,
  );
}

/** Whether two data are equal. */
export const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && keyOfData(a) === keyOfData(b));

/** As deep as entries nest. */
export const DEEPEST = 16;

/** Whether a text is written as a date, of a day that no calendar has. */
export function isNoDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day);
}
