import type { Catalog } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import type { Topic } from '../catalog/types.ts';
import { dataDay, daysBetween, newestOf } from './days.ts';
import { decisionsOf, meetingsOf, seriesOf } from './lookup.ts';
import { strandWords } from './strand-words.ts';
import { topicWords } from './topic-words.ts';
import { type Column, type StrandState, type TopicState, UPSTREAM, type Word } from './types.ts';
import { upstreamOf } from './upstream.ts';
import { postingsOf } from './versions.ts';

/** Days of silence after which a matter is stalled, by where it stands; counted up to the last day that was looked at. */
export const STALLED_AFTER = { contested: 45, 'in-review': 90, waiting: 120, 'needs-voice': 180 } as const;

/** Days after which what was looked at is old. */
export const LOOKED_AGE = 60;

/** Everything that is computed of a topic, against `day`. */
export function topicState(catalog: Catalog, topic: Topic, day: string): TopicState {
  const strands = topic.strands.map((strand): StrandState => {
    const { state, because } = upstreamOf(catalog, topic, strand, day);
    return { strand, upstream: state, because, words: strandWords(catalog, topic, strand, state) };
  });
  const words = new Map(topicWords(catalog, topic, strands));
  const last = lastOf(catalog, topic);
  const looked = topic.looked?.to;
  const silent = last === undefined || looked === undefined ? undefined : Math.max(0, daysBetween(last, looked));
  const place = columnOf(words, strands);
  if (place !== 'settled' && silent !== undefined && silent >= STALLED_AFTER[place]) {
    words.set('stalled', { text: `nothing is on record for ${silent} days before ${looked}` });
  }
  if (looked === undefined) words.set('not looked', { text: 'until when somebody looked is not on record' });
  else if (daysBetween(looked, day) > LOOKED_AGE) words.set('not looked', { text: `nobody looked after ${looked}` });
  const column = words.has('stalled') && place === 'in-review' ? 'needs-voice' : place;
  const states = new Set(strands.map(({ upstream }) => upstream));
  return { topic, day, strands, upstream: UPSTREAM.filter((state) => states.has(state)), words, column, last, silent };
}

/** Where a topic stands on the board. What stops it comes first. */
function columnOf(words: ReadonlyMap<Word, unknown>, strands: readonly StrandState[]): Column {
  if (words.has('contested')) return 'contested';
  if (words.has('settled')) return 'settled';
  if (words.has('waiting')) return 'waiting';
  const moving = strands.some(({ upstream }) => ['rfc', 'posted', 'applied'].includes(upstream));
  return moving ? 'in-review' : 'needs-voice';
}

/** The newest day that the record of a topic bears, meetings and decisions included. */
function lastOf(catalog: Catalog, topic: Topic): string | undefined {
  return newestOf([
    ...topic.events.map(({ date }) => date),
    ...(topic.questions ?? []).map(({ date }) => date),
    ...seriesOf(catalog, topic).flatMap((series) => [
      series.outcome.date,
      ...postingsOf(series).map(({ date }) => date),
    ]),
    ...meetingsOf(catalog, topic)
      .filter(({ state }) => state === 'held')
      .map(({ date }) => date),
    ...decisionsOf(catalog, topic.id).map(({ date }) => date),
  ]);
}

/** States of all topics against the date of the data, in the catalog's order. */
export const topicStates = perCatalog((catalog: Catalog): readonly TopicState[] => {
  const day = dataDay(catalog);
  return catalog.topics.map((topic) => topicState(catalog, topic, day));
});

/** The state of a topic by its id. Throws RangeError when there is no such topic. */
export function topicStateOf(catalog: Catalog, id: string): TopicState {
  const found = topicStates(catalog).find(({ topic }) => topic.id === id);
  if (!found) throw new RangeError(`The catalog has no topic "${id}".`);
  return found;
}
