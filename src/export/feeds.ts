import { FEEDS, FILES, SECTIONS, urls } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import { byKey, perCatalog } from '../catalog/per-catalog.ts';
import { evaluatorOf, kernelDiff } from '../overlap/index.ts';
import { dataDay, happenings } from '../record/index.ts';
import { count } from '../text.ts';
import { releaseItems } from './change-items.ts';
import { aspectNames, kernelDiffSections, viewChanges, viewText } from './diff-text.ts';
import { byDay, type Feed, type FeedItem, feedFilesOf } from './feed.ts';
import { type ApiFile, type MadeDocument, madeFiles, writeFiles } from './files.ts';
import { kernelCalendarText } from './record/calendar.ts';
import { happeningText } from './record/feeds.ts';
import { stampOf } from './stamp.ts';
import { escapeXml } from './xml.ts';

export interface FeedOptions {
  /** Address of the site with its base path, such as https://example.org/catalog/ */
  site: string;
}

/** A release with the one before it, and its days as feeds need them. Newest first. */
const releases = perCatalog((catalog) => {
  const evaluator = evaluatorOf(catalog);
  let updated = '1970-01-01';
  return evaluator.kernels
    .flatMap((kernel, index) => {
      const published = evaluator.released(kernel);
      if (published !== undefined && published.length === 10 && published > updated) updated = published;
      const before = evaluator.kernels[index - 1];
      return before === undefined ? [] : [{ before, kernel, published, updated }];
    })
    .reverse();
});

const diffs = perCatalog(() => byKey<string, ReturnType<typeof kernelDiff>>());
const diffOf = (catalog: Catalog, before: string, kernel: string) =>
  diffs(catalog)(kernel, () => kernelDiff(catalog, before, kernel));

/** What each release changed. */
const kernelItems = perCatalog((catalog): FeedItem[] =>
  releases(catalog).map(({ before, kernel, published, updated }) => {
    const diff = diffOf(catalog, before, kernel);
    const sections = kernelDiffSections(catalog, diff);
    const none = 'Nothing in the catalog changed with this release.';
    return {
      path: urls.kernelDiff(before, kernel),
      title: `Linux ${kernel}: ${count(diff.cells.length, 'cell')}, ${count(diff.levels.length, 'level')} changed`,
      published,
      updated,
      text:
        sections.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n')).join('\n\n') ||
        none,
      html:
        sections
          .map(({ title, lines }) => {
            const items = lines.map((line) => `<li>${escapeXml(line)}</li>`).join('');
            return `<h2>${title}</h2><ul>${items}</ul>`;
          })
          .join('') || `<p>${none}</p>`,
    };
  }),
);

/** What each release changed in the cells that are asked for, and on the record of the topics about them. */
function narrowed(catalog: Catalog, isMeant: (change: { function: string; platform?: string }) => boolean): FeedItem[] {
  const evaluator = evaluatorOf(catalog);
  return releases(catalog).flatMap(({ before, kernel, published, updated }) => {
    const diff = diffOf(catalog, before, kernel);
    const levels = diff.levels
      .filter((change) => isMeant({ function: change.function }))
      .map((change) => `${evaluator.function(change.function).name}: ${change.before} → ${change.after}`);
    const cells = diff.cells.filter(isMeant).map((change) => {
      const name = `${evaluator.function(change.function).name}, ${evaluator.platform(change.platform).name}`;
      const values = viewChanges(change.before, change.after, aspectNames(catalog, change.function));
      return [`${name}: ${viewText(change.before)} → ${viewText(change.after)}`, ...values].join('; ');
    });
    const lines = [...levels, ...cells];
    if (lines.length === 0) return [];
    return {
      path: urls.kernelDiff(before, kernel),
      title: `Linux ${kernel}: ${count(lines.length, 'change')}`,
      published,
      updated,
      text: lines.map((line) => `- ${line}`).join('\n'),
    };
  });
}

/** What happened to some topics, by day. */
const topicItems = (catalog: Catalog, isMeant: (topic: Catalog['topics'][number]) => boolean): FeedItem[] =>
  catalog.topics.filter(isMeant).flatMap((topic) =>
    happenings(catalog, topic).flatMap((item) => {
      if (item.date === undefined) return [];
      const { title, text } = happeningText(item);
      return {
        path: urls.topic(topic.id, item.anchor),
        title: `${topic.title}: ${title}`,
        published: item.date,
        updated: item.date,
        text,
      };
    }),
  );

const MOST = 100;
const newest = (...lists: readonly (readonly FeedItem[])[]): FeedItem[] => lists.flat().sort(byDay).slice(0, MOST);

const NAME = 'CoCo ABI Catalog';

export function platformFeed(catalog: Catalog, id: string): Feed {
  const { name } = evaluatorOf(catalog).platform(id);
  return {
    self: FEEDS.platform(id),
    page: urls.platform(id),
    title: `${NAME}: ${name}`,
    updated: dataDay(catalog),
    items: newest(
      narrowed(catalog, ({ platform }) => platform === id),
      topicItems(catalog, ({ strands }) => strands.some(({ platforms = [] }) => platforms.includes(id))),
      releaseItems(catalog, ({ platform }) => platform === id),
    ),
  };
}

export function functionFeed(catalog: Catalog, id: string): Feed {
  const { name } = evaluatorOf(catalog).function(id);
  return {
    self: FEEDS.function(id),
    page: urls.function(id),
    title: `${NAME}: ${name}`,
    updated: dataDay(catalog),
    items: newest(
      narrowed(catalog, (change) => change.function === id),
      topicItems(catalog, ({ functions = [] }) => functions.includes(id)),
      releaseItems(catalog, (change) => change.function === id),
    ),
  };
}

/** Every feed but those of the record, each as Atom and as JSON Feed. */
export function* feedDocuments(catalog: Catalog, options: FeedOptions): Generator<MadeDocument> {
  const site = options.site.endsWith('/') ? options.site : `${options.site}/`;
  const updated = (): string => dataDay(catalog);
  yield* feedFilesOf(FEEDS.kernels, site, () => ({
    self: FEEDS.kernels,
    page: SECTIONS.home,
    title: `${NAME}: changes by kernel release`,
    updated: updated(),
    items: kernelItems(catalog),
  }));
  yield { path: FILES.kernelCalendar.slice(1), text: () => kernelCalendarText(catalog, { site }) };
  yield* feedFilesOf(FEEDS.changes, site, () => ({
    self: FEEDS.changes,
    page: SECTIONS.changes,
    title: `${NAME}: changes of the data`,
    updated: updated(),
    items: releaseItems(catalog),
  }));
  for (const { id, neutral } of catalog.platforms)
    if (!neutral) yield* feedFilesOf(FEEDS.platform(id), site, () => platformFeed(catalog, id));
  for (const { id } of catalog.functions) yield* feedFilesOf(FEEDS.function(id), site, () => functionFeed(catalog, id));
}

/** The same, made. */
export const feedFiles = (catalog: Catalog, options: FeedOptions): Generator<ApiFile> =>
  madeFiles(feedDocuments(catalog, options), () => stampOf(catalog));

/** Writes all feeds below `outDir` and returns their paths relative to it. */
export const writeFeeds = (catalog: Catalog, outDir: string, options: FeedOptions): string[] =>
  writeFiles(outDir, feedFiles(catalog, options));
