import type { Catalog } from '../catalog/model.ts';
import type { Topic } from '../catalog/types.ts';
import { decisionsOf, forumById, isStanding, meetingsOf, seriesOf } from './lookup.ts';
import { eventLacks, exitLacks, isSpoken } from './support.ts';
import { BESIDES, PIPELINE, type Reason, type StrandState, type Word } from './types.ts';
import { newestKnown } from './versions.ts';

/** Words that hold of a whole topic, in the pipeline's order; `stalled` and `not looked` come with the days. */
export function topicWords(catalog: Catalog, topic: Topic, strands: readonly StrandState[]): ReadonlyMap<Word, Reason> {
  const found = new Map<Word, Reason>();
  const put = (word: Word, reason: Reason | undefined): void => {
    if (reason) found.set(word, reason);
  };
  const some = (word: Word): Reason | undefined => strands.map(({ words }) => words.get(word)).find(Boolean);
  put('need', needOf(catalog, topic));
  put('exchange', exchangeOf(catalog, topic));
  put('contested', some('contested'));
  // Agreed is the whole only when no part is left that is neither agreed nor settled.
  const rest = strands.filter(({ words }) => !words.has('agreed') && !words.has('settled'));
  if (rest.length === 0) put('agreed', some('agreed'));
  put('patches', some('patches'));
  const sent = topic.exits?.find(
    (exit) => exit.kind === 'recommendation' && exit.state !== 'drafted' && exitLacks(exit) === undefined,
  );
  put('recommended', sent && { text: sent.text ?? 'a recommendation was sent', anchor: sent.id });
  const ratified = decisionsOf(catalog, topic.id).find(
    (item) =>
      item.outcome === 'ratified' &&
      isStanding(item) &&
      (item.record?.length ?? 0) > 0 &&
      forumById(catalog).get(item.forum)?.kind === 'body',
  );
  put('ratified', ratified && { text: ratified.what, anchor: `decision-${ratified.id}` });
  const open = topic.questions?.some(({ answered }) => answered === undefined);
  if (strands.length > 0 && !open && strands.every(({ words }) => words.has('settled')))
    put('settled', { text: 'every strand is merged or dropped, and no question is open' });
  put('waiting', some('waiting'));
  const order: readonly Word[] = [...PIPELINE, ...BESIDES];
  return new Map([...found].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}

/** A need is on record when somebody stated it, asked, or put it on an agenda. */
function needOf(catalog: Catalog, topic: Topic): Reason | undefined {
  const event = topic.events.find(
    (item) => ['need', 'question', 'discussed'].includes(item.kind) && eventLacks(item) === undefined,
  );
  if (event) return { text: event.what, anchor: event.id };
  const question = topic.questions?.find(({ evidence }) => evidence.some(isSpoken));
  if (question) return { text: question.ask, anchor: question.id };
  const meeting = meetingsOf(catalog, topic).find(({ agenda }) => agenda?.some((item) => item.topic === topic.id));
  return meeting && { text: `on the agenda of ${meeting.date}`, anchor: `meeting-${meeting.id}` };
}

/**
 * An exchange is on record when code of two platforms was shown, when somebody of another affiliation than a poster
 * objected or named another way, or when a meeting discussed it.
 */
function exchangeOf(catalog: Catalog, topic: Topic): Reason | undefined {
  const events = topic.events.filter((event) => eventLacks(event) === undefined);
  const discussed = events.find(({ kind }) => kind === 'discussed');
  if (discussed) return { text: discussed.what, anchor: discussed.id };
  const neutral = new Set(catalog.platforms.filter((platform) => platform.neutral).map(({ id }) => id));
  const posted = seriesOf(catalog, topic).filter((series) => newestKnown(series));
  const shown = events.filter(({ kind }) => kind === 'posted' || kind === 'out-of-tree');
  const platforms = new Set(
    [...posted.flatMap((series) => series.platforms ?? []), ...shown.map(({ platform }) => platform)].filter(
      (id): id is string => id !== undefined && !neutral.has(id),
    ),
  );
  if (platforms.size > 1) return { text: `code for ${[...platforms].sort().join(', ')} was shown` };
  const posters = new Set(
    [...posted.map(({ by }) => by), ...shown.map(({ of }) => of)].map((person) => person?.affiliation),
  );
  const answer = events.find(
    ({ kind, of }) =>
      (kind === 'alternative' || kind === 'concern') &&
      of?.affiliation !== undefined &&
      posters.size > 0 &&
      !posters.has(undefined) &&
      !posters.has(of.affiliation),
  );
  return answer && { text: answer.what, anchor: answer.id };
}
