import { FEEDS, FILES, urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import { topicStateOf } from '../../record/index.ts';
import { feedFilesOf } from '../feed.ts';
import { type ApiFile, type MadeDocument, madeFiles } from '../files.ts';
import { stampOf } from '../stamp.ts';
import { agendaText } from './agenda-text.ts';
import { calendarText } from './calendar.ts';
import { draftText } from './drafts.ts';
import { decisionsFeed, topicFeed, topicsFeed } from './feeds.ts';
import { minutesText } from './minutes.ts';
import { topicMarkdown } from './topic-markdown.ts';
import { type TextOptions, topicText } from './topic-text.ts';

/** What the record gives to others, below the site's root: mails, Markdown, drafts, feeds, the calendar. */
export const recordFiles = (catalog: Catalog, options: TextOptions): Generator<ApiFile> =>
  madeFiles(recordDocuments(catalog, options), () => stampOf(catalog));

/** The same before their texts are made. */
export function* recordDocuments(catalog: Catalog, options: TextOptions): Generator<MadeDocument> {
  const file = (path: string, text: () => string): MadeDocument => ({ path: path.slice(1), text });
  for (const { id } of catalog.topics) {
    const state = () => topicStateOf(catalog, id);
    yield file(urls.topicText(id), () => topicText(catalog, state(), options));
    yield file(urls.topicMarkdown(id), () => topicMarkdown(catalog, state(), options));
    yield* feedFilesOf(FEEDS.topic(id), options.site, () => topicFeed(catalog, state()));
    for (const draft of ['recommendation', 'agenda-item'] as const)
      yield file(urls.topicDraft(id, draft), () => draftText(catalog, state(), draft, options));
  }
  yield file(FILES.minutes, () => minutesText(catalog, undefined, options));
  for (const meeting of catalog.meetings) {
    if (meeting.state !== 'announced') continue;
    yield file(urls.minutes(meeting.id), () => minutesText(catalog, meeting, options));
  }
  yield* feedFilesOf(FEEDS.topics, options.site, () => topicsFeed(catalog));
  yield* feedFilesOf(FEEDS.decisions, options.site, () => decisionsFeed(catalog));
  yield file(FILES.agendaText, () => agendaText(catalog, options));
  yield file(FILES.calendar, () => calendarText(catalog, options));
}
