import {
  buildQueryIndex,
  type QueryIndex,
  type QueryRecord,
  type QueryRow,
  recordsOfNames,
  runQuery,
} from '../../query/index.ts';
import { memo } from '../catalog.ts';

/** The index with every record, for answers that are rendered with the page. */
const whole = memo((catalog): QueryIndex => buildQueryIndex(catalog));

/** What the query page loads on first use: the index without the names of the headers, which make most of it. */
export interface SentQueryIndex extends QueryIndex {
  /** Short codes of the platforms by id. */
  codes: Readonly<Record<string, string>>;
}

export const sentIndex = memo(
  (): SentQueryIndex => ({
    ...whole(),
    records: whole().records.filter((record) => record.kind !== 'name'),
    codes: codes(),
  }),
);

/** The records that the first file leaves out. */
export const sentNames = memo((catalog): readonly QueryRecord[] => recordsOfNames(catalog));

export const codes = memo(
  (catalog): Readonly<Record<string, string>> =>
    Object.fromEntries(catalog.platforms.map((platform) => [platform.id, platform.code])),
);

/** The answer to a query that is known to be sound. Throws for one with a fault. */
export function answerOf(query: string): { rows: readonly QueryRow[]; kernel: string } {
  const answer = runQuery(whole(), query);
  if (answer.fault) throw new Error(`The query "${query}" has a fault: ${answer.fault.message}`);
  return answer;
}
