import { NAME_KINDS } from '../../../query/fields.ts';
import type { QueryRecord } from '../../../query/record.ts';
import { mentions } from '../../../query/run.ts';
import type { QueryNode } from '../../../query/syntax.ts';
import type { SentQueryIndex } from '../../query/index.ts';

/** What is asked: the index, and the names of the headers when a query is about them. Each is loaded once. */

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The index could not be loaded (${response.status}).`);
  return (await response.json()) as T;
}

/** Loads on the first call; a call after a failure tries again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let held: Promise<T> | undefined;
  return () => {
    held ??= load().catch((error: unknown) => {
      held = undefined;
      throw error;
    });
    return held;
  };
}

export interface Source {
  index(names: boolean): Promise<SentQueryIndex>;
}

export function source(indexUrl: string, namesUrl: string): Source {
  const index = once(() => json<SentQueryIndex>(indexUrl));
  const whole = once(async () => {
    const [known, names] = await Promise.all([index(), json<QueryRecord[]>(namesUrl)]);
    return { ...known, records: [...known.records, ...names] };
  });
  return { index: (names) => (names ? whole() : index()) };
}

/** Kinds under which names of the headers are found. */
const KINDS: readonly string[] = ['name', 'ioctl', ...NAME_KINDS];

/** Whether a query asks for a header or for a kind that names have, so that it needs them. */
export const concernsNames = (query: QueryNode): boolean =>
  mentions(
    query,
    ({ field, values }) =>
      field === 'header' || (field === 'kind' && values.some(({ text }) => KINDS.includes(text.toLowerCase()))),
  );
