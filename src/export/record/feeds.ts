import { FEEDS, SECTIONS, urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Decision } from '../../catalog/types.ts';
import {
  dataDay,
  type Happening,
  happenings,
  isReported,
  type TopicState,
  topicStates,
  versionName,
} from '../../record/index.ts';
import { byDay, type Feed, type FeedItem } from '../feed.ts';
import { decisionSource, personText, positionOf, stateLine, UNOFFICIAL } from './words.ts';

/** Newest entries of a feed over many topics. */
const MOST = 100;

/** What happened, in a title and a sentence. */
export function happeningText(item: Happening): { title: string; text: string } {
  switch (item.kind) {
    case 'event': {
      const { event } = item;
      const position = positionOf(event);
      const told = event.kind === 'reported' ? 'Reported: ' : '';
      const title = position && event.of ? `${event.of.person} ${position}` : `${told}${event.what}`;
      return { title, text: event.quote === undefined ? event.what : `“${event.quote}” ${event.what}` };
    }
    case 'question':
      return { title: 'A question', text: item.question.ask };
    case 'version': {
      const { series, version } = item;
      const by = personText(version.by ?? series.by);
      const told = isReported(version) ? ', as reported' : '';
      const title = `${versionName(version)} of ${series.title}${told}`;
      return { title, text: [version.about, by && `Posted by ${by}${told}.`].filter(Boolean).join(' ') || title };
    }
    case 'outcome': {
      const { outcome, title } = item.series;
      return { title: `${title}: ${outcome.state}`, text: outcome.why ?? `The series is ${outcome.state}.` };
    }
    case 'decision':
      return decisionWords(item.decision);
    case 'meeting':
      return {
        title: `${item.meeting.forum}: ${item.meeting.state}`,
        text: (item.meeting.agenda ?? []).map((one) => one.item).join('; ') || `The meeting was ${item.meeting.state}.`,
      };
  }
}

function decisionWords(decision: Decision): { title: string; text: string } {
  const { reportedBy } = decisionSource(decision);
  const source = reportedBy === undefined ? `Record of ${decision.forum}.` : `As reported by ${reportedBy}.`;
  return {
    title: `${decision.outcome}: ${decision.what}`,
    text: [decision.why, decision.instead && `Instead: ${decision.instead}`, source].filter(Boolean).join(' '),
  };
}

/** Dated happenings of a topic, newest first. */
const itemsOf = (catalog: Catalog, { topic }: TopicState): FeedItem[] =>
  happenings(catalog, topic)
    .flatMap((item) => {
      const { date } = item;
      return date === undefined
        ? []
        : [{ path: urls.topic(topic.id, item.anchor), published: date, updated: date, ...happeningText(item) }];
    })
    .reverse();

/** Feed of one topic. */
export function topicFeed(catalog: Catalog, state: TopicState): Feed {
  const { topic, day } = state;
  return {
    self: FEEDS.topic(topic.id),
    page: urls.topic(topic.id),
    title: `${topic.title} (${stateLine(state)})`,
    subtitle: UNOFFICIAL,
    updated: day,
    items: itemsOf(catalog, state),
  };
}

/** Feed of all topics: the newest happenings, each under the title of its topic. */
export const topicsFeed = (catalog: Catalog): Feed => ({
  self: FEEDS.topics,
  page: SECTIONS.topics,
  title: 'CoCo ABI Catalog: topics',
  subtitle: UNOFFICIAL,
  updated: dataDay(catalog),
  items: topicStates(catalog)
    .flatMap((state) =>
      itemsOf(catalog, state).map((item) => ({ ...item, title: `${state.topic.title}: ${item.title}` })),
    )
    .sort(byDay)
    .slice(0, MOST),
});

/** Feed of the decisions of all forums. */
export const decisionsFeed = (catalog: Catalog): Feed => ({
  self: FEEDS.decisions,
  page: SECTIONS.decisions,
  title: 'CoCo ABI Catalog: decisions on record',
  subtitle: UNOFFICIAL,
  updated: dataDay(catalog),
  items: [...catalog.decisions].reverse().map((decision) => ({
    path: urls.decision(decision.id),
    published: decision.date,
    updated: decision.date,
    ...decisionWords(decision),
  })),
});
