import type { Catalog } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import type { Decision, DocumentEntry, Forum, Meeting, Series, Topic } from '../catalog/types.ts';

const byId = <T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((entry) => [entry.id, entry]));

/** Entries of the record by id. */
export const seriesById = perCatalog((catalog): ReadonlyMap<string, Series> => byId(catalog.series));
export const forumById = perCatalog((catalog): ReadonlyMap<string, Forum> => byId(catalog.forums));
export const meetingById = perCatalog((catalog): ReadonlyMap<string, Meeting> => byId(catalog.meetings));
export const topicById = perCatalog((catalog): ReadonlyMap<string, Topic> => byId(catalog.topics));

/** What the record holds of a topic beside its own file. */
export const seriesOf = (catalog: Catalog, topic: Topic): Series[] =>
  [...new Set(topic.strands.flatMap(({ series }) => series ?? []))]
    .map((id) => seriesById(catalog).get(id))
    .filter((series) => series !== undefined);

export const decisionsOf = (catalog: Catalog, topic: string): Decision[] =>
  catalog.decisions.filter(({ topics }) => topics?.includes(topic));

export const documentsOf = (catalog: Catalog, topic: string): DocumentEntry[] =>
  catalog.documents.filter(({ topics }) => topics?.includes(topic));

/** Meetings on whose agenda a topic stood, or to which one of its events is attributed. */
export const meetingsOf = (catalog: Catalog, topic: Topic): Meeting[] => {
  const named = new Set(topic.events.map(({ meeting }) => meeting));
  return catalog.meetings.filter(
    ({ id, agenda }) => named.has(id) || agenda?.some((item) => item.topic === topic.id) === true,
  );
};

/** Topics in whose strands a series stands. */
export const topicsOfSeries = (catalog: Catalog, series: string): Topic[] =>
  catalog.topics.filter(({ strands }) => strands.some((strand) => strand.series?.includes(series)));

/** A decision that counts: it has its forum's record or somebody's report, and nothing took its place. */
export const isStanding = (decision: Decision): boolean =>
  decision['replaced-by'] === undefined &&
  ((decision.record?.length ?? 0) > 0 || (decision['reported-by']?.evidence.length ?? 0) > 0);
