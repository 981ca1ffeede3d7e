import type { RowKind } from './fields.ts';

/** Values of some fields. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** What a record says from one kernel on, until its next span. */
export interface Span {
  /** Index into the kernels. */
  from: number;
  fields: Fields;
}

/** One thing that a query can find. Plain data, so that it can be sent to a browser. */
export interface QueryRecord {
  kind: RowKind;
  id: string;
  title: string;
  url: string;
  /** What holds in every kernel. A field that is left out does not exist for the record. */
  fields: Fields;
  /** What depends on the kernel; `there` holds `yes` where the thing is available. */
  spans?: readonly Span[];
  /** Lower case. */
  text: string;
}

/** Each value once, in order; undefined ones left out. */
export const unique = (list: Iterable<string | undefined>): string[] =>
  [...new Set(list)].filter((item) => item !== undefined);
/** The searched text of a record: every string among the parts, one a line, in lower case. */
export const textOf = (...parts: readonly unknown[]): string =>
  unique(parts.flat(3).filter((part) => typeof part === 'string'))
    .join('\n')
    .toLowerCase();

/** Merges the values of all kernels into spans; equal neighbours are one. */
export function spansOf(kernels: readonly string[], at: (kernel: string) => Fields): Span[] {
  const spans: Span[] = [];
  let last = '';
  kernels.forEach((kernel, from) => {
    const fields = at(kernel);
    const text = JSON.stringify(fields);
    if (text !== last) spans.push({ from, fields });
    last = text;
  });
  return spans;
}
