import { buildQueryIndex, type QueryIndex, runQuery } from '../query/index.ts';
import catalog from './held.ts';

/** A thing that was found. `id` is unique within its kind; `url` is a path of the site. */
export interface Found {
  kind: string;
  id: string;
  title: string;
  url: string;
  kernel?: string | undefined;
  platforms?: readonly string[] | undefined;
  functions?: readonly string[] | undefined;
  of?: string | undefined;
  state?: string | undefined;
  level?: string | undefined;
  since?: string | undefined;
  note?: string | undefined;
}

export interface Answer {
  kernel: string;
  rows: Found[];
}

/** What is wrong with a query, and from which column on, counted from 1. */
export class QueryError extends Error {
  readonly column: number;
  readonly suggestion: string | undefined;
  constructor(message: string, column: number, suggestion: string | undefined) {
    super(message);
    this.name = 'QueryError';
    this.column = column;
    this.suggestion = suggestion;
  }
}

let index: QueryIndex | undefined;

/** Asks in the query language of the site. Throws a QueryError for a query that is none. */
export function query(expression: string, options: { kernel?: string | undefined } = {}): Answer {
  index ??= buildQueryIndex(catalog);
  const answer = runQuery(index, expression, options.kernel === undefined ? {} : { kernel: options.kernel });
  if (answer.fault) throw new QueryError(answer.fault.message, answer.fault.column, answer.fault.suggestion);
  return { kernel: answer.kernel, rows: answer.rows };
}
