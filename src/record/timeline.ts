import type { Catalog } from '../catalog/model.ts';
import type { Decision, Meeting, Question, Series, Topic, TopicEvent } from '../catalog/types.ts';
import { decisionsOf, meetingsOf, seriesOf } from './lookup.ts';
import { type Posting, postingsOf, versionAnchor } from './versions.ts';

/** One dated thing on the record of a topic, whichever file it stands in. */
export type Happening = { date: string | undefined; anchor: string } & (
  | { kind: 'event'; event: TopicEvent }
  | { kind: 'question'; question: Question }
  | { kind: 'version'; series: Series; version: Posting }
  | { kind: 'outcome'; series: Series }
  | { kind: 'decision'; decision: Decision }
  | { kind: 'meeting'; meeting: Meeting }
);

/** Everything on the record of a topic, oldest first; what is not dated comes last, in its files' order. */
export function happenings(catalog: Catalog, topic: Topic): Happening[] {
  const series = seriesOf(catalog, topic);
  const all: Happening[] = [
    ...topic.events.map((event): Happening => ({ kind: 'event', event, date: event.date, anchor: event.id })),
    ...(topic.questions ?? []).map(
      (question): Happening => ({ kind: 'question', question, date: question.date, anchor: question.id }),
    ),
    ...series.flatMap((one): Happening[] =>
      postingsOf(one).map((version) => ({
        kind: 'version',
        series: one,
        version,
        date: version.date,
        anchor: versionAnchor(one.id, version),
      })),
    ),
    ...series
      .filter(({ outcome }) => outcome.state !== 'open')
      .map((one): Happening => ({ kind: 'outcome', series: one, date: one.outcome.date, anchor: `series-${one.id}` })),
    ...decisionsOf(catalog, topic.id).map(
      (decision): Happening => ({ kind: 'decision', decision, date: decision.date, anchor: `decision-${decision.id}` }),
    ),
    ...meetingsOf(catalog, topic).map(
      (meeting): Happening => ({ kind: 'meeting', meeting, date: meeting.date, anchor: `meeting-${meeting.id}` }),
    ),
  ];
  const key = ({ date }: Happening): string => date ?? '9999';
  return all.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
