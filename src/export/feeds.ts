import { urls } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import { byKey } from '../catalog/per-catalog.ts';
import { evaluatorOf, kernelDiff } from '../overlap/index.ts';
import { count } from '../text.ts';
import { kernelDiffSections } from './diff-text.ts';
import { type ApiFile, jsonText, type MadeDocument, madeFiles, writeFiles } from './files.ts';
import { stampOf } from './stamp.ts';
import { escapeXml } from './xml.ts';

export interface FeedOptions {
  /** Address of the site with its base path, such as https://example.org/catalog/ */
  site: string;
}

interface FeedItem {
  id: string;
  url: string;
  title: string;
  /** Day of the release; undefined when no source gives it. */
  published?: string;
  /** Newest day that is known up to this release: feeds must carry one. */
  updated: string;
  text: string;
  html: string;
}

function items(catalog: Catalog, site: string): FeedItem[] {
  const evaluator = evaluatorOf(catalog);
  const list: FeedItem[] = [];
  let updated = '1970-01-01';
  evaluator.kernels.forEach((kernel, index) => {
    const day = evaluator.released(kernel);
    if (day !== undefined && day.length === 10 && day > updated) updated = day;
    const previous = evaluator.kernels[index - 1];
    if (previous === undefined) return;
    const diff = kernelDiff(catalog, previous, kernel);
    const sections = kernelDiffSections(catalog, diff);
    const url = new URL(urls.kernelDiff(previous, kernel).slice(1), site).href;
    const none = 'Nothing in the catalog changed with this release.';
    list.push({
      id: url,
      url,
      title: `Linux ${kernel}: ${count(diff.cells.length, 'cell')}, ${count(diff.levels.length, 'level')} changed`,
      ...(day === undefined ? {} : { published: day }),
      updated,
      text:
        sections
          .map((section) => [section.title, ...section.lines.map((line) => `- ${line}`)].join('\n'))
          .join('\n\n') || none,
      html:
        sections
          .map((section) => {
            const lines = section.lines.map((line) => `<li>${escapeXml(line)}</li>`).join('');
            return `<h2>${section.title}</h2><ul>${lines}</ul>`;
          })
          .join('') || `<p>${none}</p>`,
    });
  });
  return list.reverse();
}

const TITLE = 'CoCo ABI Catalog: changes by kernel release';
const midnight = (day: string): string => `${day.length === 7 ? `${day}-01` : day}T00:00:00Z`;

/** The changes of each release, newest first, as an Atom feed and as a JSON feed, below feeds/. */
export const feedFiles = (catalog: Catalog, options: FeedOptions): Generator<ApiFile> =>
  madeFiles(feedDocuments(catalog, options), () => stampOf(catalog));

/** The same before their texts are made. */
export function* feedDocuments(catalog: Catalog, options: FeedOptions): Generator<MadeDocument> {
  const site = options.site.endsWith('/') ? options.site : `${options.site}/`;
  const list = byKey<'all', FeedItem[]>();
  const all = (): FeedItem[] => list('all', () => items(catalog, site));
  yield { path: 'feeds/kernels.atom', text: () => atomText(all(), site) };
  yield { path: 'feeds/kernels.json', text: () => jsonFeedText(all(), site) };
}

function atomText(list: readonly FeedItem[], site: string): string {
  const atom = new URL('feeds/kernels.atom', site).href;
  const entries = list.map(
    (item) => `  <entry>
    <id>${escapeXml(item.id)}</id>
    <title>${escapeXml(item.title)}</title>
    <link href="${escapeXml(item.url)}"/>
    ${item.published ? `<published>${midnight(item.published)}</published>\n    ` : ''}<updated>${midnight(item.updated)}</updated>
    <content type="html">${escapeXml(item.html)}</content>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escapeXml(atom)}</id>
  <title>${TITLE}</title>
  <link rel="self" href="${escapeXml(atom)}"/>
  <link href="${escapeXml(site)}"/>
  <author><name>CoCo ABI Catalog</name></author>
  <updated>${midnight(list[0]?.updated ?? '1970-01-01')}</updated>
${entries.join('')}</feed>
`;
}

const jsonFeedText = (list: readonly FeedItem[], site: string): string =>
  jsonText({
    version: 'https://jsonfeed.org/version/1.1',
    title: TITLE,
    home_page_url: site,
    feed_url: new URL('feeds/kernels.json', site).href,
    items: list.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      ...(item.published ? { date_published: midnight(item.published) } : {}),
      date_modified: midnight(item.updated),
      content_text: item.text,
      content_html: item.html,
    })),
  });

/** Writes both feeds below `outDir` and returns their paths relative to it. */
export const writeFeeds = (catalog: Catalog, outDir: string, options: FeedOptions): string[] =>
  writeFiles(outDir, feedFiles(catalog, options));
