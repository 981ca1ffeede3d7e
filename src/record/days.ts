import type { Catalog } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import { postingsOf } from './versions.ts';

/** Days as YYYY-MM-DD or YYYY-MM, as entries write them. A month counts as its first day: the silence after it is longer. */
const firstDay = (date: string): string => (date.length === 7 ? `${date}-01` : date);

/** Whole days from one to the other; negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(firstDay(to)) - Date.parse(firstDay(from))) / 86_400_000);

/** Whether `a` is certainly earlier than `b`, to the precision that both have. */
export function isEarlier(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

/** The newest of some dates; undefined when there is none. */
export const newestOf = (dates: Iterable<string | undefined>): string | undefined => {
  let newest: string | undefined;
  for (const date of dates) if (date !== undefined && (newest === undefined || newest < date)) newest = date;
  return newest;
};

/**
 * The date of the data: the newest day that the record or a release bears. States of topics are computed against it, so
 * that the same data always gives the same states, whatever the clock says. Days that lie ahead by their nature (a
 * meeting that is announced, the end of a comment period) do not count.
 */
export const dataDay = perCatalog((catalog: Catalog): string => {
  const newest = newestOf([
    ...catalog.kernels.map(({ released }) => (released === 'unknown' ? undefined : released)),
    ...catalog.topics.flatMap(({ events, looked }) => [looked?.to, ...events.map(({ date }) => date)]),
    ...catalog.series.flatMap((series) => [series.outcome.date, ...postingsOf(series).map(({ date }) => date)]),
    ...catalog.meetings.filter(({ state }) => state === 'held').map(({ date }) => date),
    ...catalog.decisions.map(({ date }) => date),
    ...catalog.documents.map((document) => document['as-of']),
    ...catalog.consultations.map(({ opened }) => opened),
  ]);
  return firstDay(newest ?? '1970-01-01');
});
