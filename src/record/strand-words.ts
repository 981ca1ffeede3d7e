import type { Catalog } from '../catalog/model.ts';
import type { Person, Series, Strand, Topic, TopicEvent } from '../catalog/types.ts';
import { isEarlier, newestOf } from './days.ts';
import { decisionsOf, isStanding, seriesById } from './lookup.ts';
import { eventLacks, isOpenObjection, outcomeLacks } from './support.ts';
import type { Reason, Upstream, Word } from './types.ts';
import { isOf } from './upstream.ts';
import { isKnown, newestKnown, postingsOf, versionAnchor, versionName } from './versions.ts';

/** Events that count, of one strand or of the whole topic. */
const eventsOf = (topic: Topic, strand: Strand): TopicEvent[] =>
  topic.events.filter(
    (event) => (event.strand === undefined || event.strand === strand.id) && eventLacks(event) === undefined,
  );

/** Words that hold of one strand, each with its reason. Nothing here follows from silence, from a merge or from tags. */
export function strandWords(
  catalog: Catalog,
  topic: Topic,
  strand: Strand,
  upstream: Upstream,
): ReadonlyMap<Word, Reason> {
  const words = new Map<Word, Reason>();
  const events = eventsOf(topic, strand);
  const series = (strand.series ?? []).map((id) => seriesById(catalog).get(id)).filter((entry) => entry !== undefined);
  const objection = events.find(isOpenObjection);
  if (objection) words.set('contested', { text: nameOf(objection.of, 'objects'), anchor: objection.id });
  const agreement = objection ? undefined : agreementOf(catalog, topic, strand, events, series);
  if (agreement) words.set('agreed', agreement);
  const own = events.filter((event) => isOf(topic, event, strand));
  const patches = patchesOf(own, series);
  if (patches) words.set('patches', patches);
  const waiting = waitingOf(own, series);
  const done = upstream === 'merged' || upstream === 'released' || upstream === 'dropped';
  if (waiting && !done) words.set('waiting', waiting);
  const open = topic.questions?.some(
    ({ strand: of, answered }) => answered === undefined && (of === undefined || of === strand.id),
  );
  if (done && !objection && !open) words.set('settled', { text: `the code is ${upstream}, and nothing is open` });
  return words;
}

const nameOf = (person: Person | undefined, verb: string): string => `${person?.person ?? 'somebody'} ${verb}`;

/**
 * Words of somebody who works for another than the author, or minutes, or a decision that stands; and not older than
 * the newest version. The affiliations of both must be known.
 */
function agreementOf(
  catalog: Catalog,
  topic: Topic,
  strand: Strand,
  events: readonly TopicEvent[],
  series: readonly Series[],
): Reason | undefined {
  const newest = newestOf(series.flatMap((entry) => postingsOf(entry).map(({ date }) => date)));
  const isFresh = (date: string | undefined): boolean =>
    newest === undefined || (date !== undefined && !isEarlier(date, newest));
  const authors = series.flatMap(({ by, versions }) => [by, versions.at(-1)?.by]).filter((by) => by !== undefined);
  const isOther = (of: Person | undefined): boolean =>
    of?.affiliation !== undefined &&
    authors.length > 0 &&
    authors.every(
      ({ person, affiliation }) => affiliation !== undefined && affiliation !== of.affiliation && person !== of.person,
    );
  const event = events.findLast(
    ({ kind, date, meeting, of }) => kind === 'agreed' && isFresh(date) && (meeting !== undefined || isOther(of)),
  );
  if (event) return { text: event.meeting === undefined ? nameOf(event.of, 'agrees') : event.what, anchor: event.id };
  const covers = (ids: readonly string[] | undefined): boolean =>
    ids === undefined || ids.some((id) => strand.series?.includes(id));
  const decision = decisionsOf(catalog, topic.id).findLast(
    (item) => item.outcome === 'agreed' && isStanding(item) && covers(item.series) && isFresh(item.date),
  );
  return decision && { text: decision.what, anchor: `decision-${decision.id}` };
}

/** A version that is more than a request for comments, and can be found. */
function patchesOf(events: readonly TopicEvent[], series: readonly Series[]): Reason | undefined {
  for (const entry of series) {
    const version = entry.versions.findLast((one) => !one.rfc && isKnown(one));
    if (version)
      return { text: `${versionName(version)} of “${entry.title}”`, anchor: versionAnchor(entry.id, version) };
  }
  const event = events.findLast(({ kind, rfc }) => kind === 'posted' && !rfc);
  return event && { text: event.what, anchor: event.id };
}

/** Somebody's words that the next version has to come first, and no version since. */
function waitingOf(events: readonly TopicEvent[], series: readonly Series[]): Reason | undefined {
  const overtaken = (date: string | undefined, list: readonly Series[]): boolean => {
    const newest = newestOf(list.map((entry) => newestKnown(entry)?.date));
    return date !== undefined && newest !== undefined && isEarlier(date, newest);
  };
  for (const entry of series) {
    const { outcome } = entry;
    if (outcome.state !== 'waiting' || outcomeLacks(outcome) !== undefined || overtaken(outcome.date, [entry]))
      continue;
    return { text: outcome.why ?? nameOf(outcome.of, 'asks for the next version'), anchor: `series-${entry.id}` };
  }
  const event = events.findLast(({ kind, date }) => kind === 'waiting' && !overtaken(date, series));
  return event && { text: event.what, anchor: event.id };
}
