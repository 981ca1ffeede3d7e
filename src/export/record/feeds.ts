import { FILES, SECTIONS, urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Decision } from '../../catalog/types.ts';
import { dataDay, type Happening, happenings, type TopicState, topicStates, versionName } from '../../record/index.ts';
import { escapeXml } from '../xml.ts';
import type { TextOptions } from './topic-text.ts';
import { decisionSource, personText, positionOf, stateLine, UNOFFICIAL } from './words.ts';

interface AtomEntry {
  /** Site path with its anchor; also the permanent id. */
  path: string;
  title: string;
  date: string;
  text: string;
}

/** Newest entries of a feed over many topics. */
const MOST = 100;

const midnight = (day: string): string => `${day.length === 7 ? `${day}-01` : day}T00:00:00Z`;

/** One Atom feed; its own path and the page that it belongs to are site paths. */
function atom(
  { site }: TextOptions,
  self: string,
  page: string,
  title: string,
  updated: string,
  entries: readonly AtomEntry[],
): string {
  const url = (path: string): string => escapeXml(new URL(path.slice(1), site).href);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${url(self)}</id>
  <title>${escapeXml(title)}</title>
  <subtitle>${escapeXml(UNOFFICIAL)}</subtitle>
  <link rel="self" href="${url(self)}"/>
  <link href="${url(page)}"/>
  <author><name>CoCo ABI Catalog</name></author>
  <updated>${midnight(entries[0]?.date ?? updated)}</updated>
${entries
  .map(
    (entry) => `  <entry>
    <id>${url(entry.path)}</id>
    <title>${escapeXml(entry.title)}</title>
    <link href="${url(entry.path)}"/>
    <updated>${midnight(entry.date)}</updated>
    <content type="text">${escapeXml(entry.text)}</content>
  </entry>
`,
  )
  .join('')}</feed>
`;
}

/** What happened, in a title and a sentence. */
export function happeningText(item: Happening): { title: string; text: string } {
  switch (item.kind) {
    case 'event': {
      const { event } = item;
      const position = positionOf(event);
      const title = position && event.of ? `${event.of.person} ${position}` : event.what;
      return { title, text: event.quote === undefined ? event.what : `“${event.quote}” ${event.what}` };
    }
    case 'question':
      return { title: 'A question', text: item.question.ask };
    case 'version': {
      const { series, version } = item;
      const by = personText(version.by ?? series.by);
      const title = `${versionName(version)} of ${series.title}`;
      return { title, text: [version.about, by && `Posted by ${by}.`].filter(Boolean).join(' ') || title };
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

/** Dated happenings of a topic as entries, newest first. */
const entriesOf = (catalog: Catalog, { topic }: TopicState): AtomEntry[] =>
  happenings(catalog, topic)
    .flatMap((item) => {
      const { date } = item;
      return date === undefined ? [] : [{ path: urls.topic(topic.id, item.anchor), date, ...happeningText(item) }];
    })
    .reverse();

/** Feed of one topic. */
export function topicFeed(catalog: Catalog, state: TopicState, options: TextOptions): string {
  const { topic, day } = state;
  const title = `${topic.title} (${stateLine(state)})`;
  return atom(options, urls.topicFeed(topic.id), urls.topic(topic.id), title, day, entriesOf(catalog, state));
}

/** Feed of all topics: the newest happenings, each under the title of its topic. */
export function topicsFeed(catalog: Catalog, options: TextOptions): string {
  const entries = topicStates(catalog)
    .flatMap((state) =>
      entriesOf(catalog, state).map((entry) => ({ ...entry, title: `${state.topic.title}: ${entry.title}` })),
    )
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.path < b.path ? -1 : 1))
    .slice(0, MOST);
  return atom(options, FILES.topicsFeed, SECTIONS.topics, 'CoCo ABI Catalog: topics', dataDay(catalog), entries);
}

/** Feed of the decisions of all forums. */
export function decisionsFeed(catalog: Catalog, options: TextOptions): string {
  const entries = [...catalog.decisions]
    .reverse()
    .map((decision) => ({ path: urls.decision(decision.id), date: decision.date, ...decisionWords(decision) }));
  const title = 'CoCo ABI Catalog: decisions on record';
  return atom(options, FILES.decisionsFeed, SECTIONS.decisions, title, dataDay(catalog), entries);
}
