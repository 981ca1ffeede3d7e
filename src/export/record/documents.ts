import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import { convergenceOf, evaluatorOf } from '../../overlap/index.ts';
import {
  consultationOutcome,
  decisionsOf,
  documentsOf,
  meetingsOf,
  newestKnown,
  type Reason,
  seriesOf,
  type TopicState,
  topicStates,
  topicsOfSeries,
  versionName,
  type Word,
} from '../../record/index.ts';
import { recordRevision } from './revision.ts';
import { UNOFFICIAL } from './words.ts';

const wordList = (words: ReadonlyMap<Word, Reason>) => [...words].map(([word, because]) => ({ word, because }));

/** What is computed of a topic, as it is published. */
const stateDocument = ({ day, upstream, words, column, last, silent }: TopicState) => ({
  day,
  column,
  upstream,
  words: wordList(words),
  ...(last === undefined ? {} : { last }),
  ...(silent === undefined ? {} : { silent }),
});

/** topics.json: every topic with its state. */
export const topicList = (catalog: Catalog) =>
  topicStates(catalog).map((state) => ({
    id: state.topic.id,
    title: state.topic.title,
    url: urls.topic(state.topic.id),
    document: `topics/${state.topic.id}.json`,
    state: stateDocument(state),
    entry: state.topic,
  }));

/** topics/<id>.json: one topic with everything that is on record of it. */
export function topicDocument(catalog: Catalog, state: TopicState) {
  const { topic, strands } = state;
  const { newest } = evaluatorOf(catalog);
  const url = urls.topic(topic.id);
  return {
    id: topic.id,
    title: topic.title,
    url,
    note: UNOFFICIAL,
    citation: {
      title: topic.title,
      publisher: 'CoCo ABI Catalog',
      day: state.day,
      revision: recordRevision(catalog),
      url,
    },
    entry: topic,
    state: stateDocument(state),
    strands: strands.map(({ strand, upstream, because, words }) => ({
      id: strand.id,
      title: strand.title,
      upstream,
      because,
      words: wordList(words),
      url: urls.topic(topic.id, strand.id),
    })),
    series: seriesOf(catalog, topic),
    decisions: decisionsOf(catalog, topic.id),
    meetings: meetingsOf(catalog, topic),
    documents: documentsOf(catalog, topic.id),
    consultations: catalog.consultations
      .filter((item) => item.topic === topic.id)
      .map((entry) => ({ outcome: consultationOutcome(entry, state.day), entry })),
    functions: (topic.functions ?? []).map((id) => ({ id, level: convergenceOf(catalog, id, newest).level })),
  };
}

/** series.json */
export const seriesList = (catalog: Catalog) =>
  catalog.series.map((entry) => {
    const newest = newestKnown(entry);
    return {
      id: entry.id,
      title: entry.title,
      url: urls.series(entry.id),
      topics: topicsOfSeries(catalog, entry.id).map(({ id }) => id),
      newest: newest ? { version: versionName(newest), date: newest.date ?? null, lore: newest.lore ?? null } : null,
      entry,
    };
  });

/** decisions.json, oldest first. */
export const decisionList = (catalog: Catalog) =>
  catalog.decisions.map((entry) => ({ id: entry.id, url: urls.decision(entry.id), entry }));

/** meetings.json, oldest first. */
export const meetingList = (catalog: Catalog) =>
  catalog.meetings.map((entry) => ({ id: entry.id, url: urls.meeting(entry.id), entry }));

/** documents.json */
export const documentList = (catalog: Catalog) =>
  catalog.documents.map((entry) => ({ id: entry.id, url: urls.document(entry.id), entry }));
