import { jsonText, type MadeDocument } from './files.ts';
import { escapeXml } from './xml.ts';

/** One thing that happened. */
export interface FeedItem {
  /** Site path with its anchor; the permanent id is made of it. */
  path: string;
  title: string;
  /** Day, or month, of the thing itself; undefined when no source gives it. */
  published?: string | undefined;
  /** Newest day that is known up to it: feeds must carry one. */
  updated: string;
  text: string;
  /** The same as HTML, where there is more to it than sentences. */
  html?: string;
}

export interface Feed {
  /** Site path of the feed without its ending. */
  self: string;
  /** Site path of the page that it belongs to. */
  page: string;
  title: string;
  subtitle?: string;
  /** Day of the data, for a feed without items. */
  updated: string;
  /** Newest first. */
  items: readonly FeedItem[];
}

/** An id that stays when the site moves: of a site path. */
export const permanentId = (path: string): string => `tag:coco-abi-catalog,2026:${path}`;

const midnight = (day: string): string => `${day.length === 7 ? `${day}-01` : day}T00:00:00Z`;

const absolute = (path: string, site: string): string => new URL(path.slice(1), site).href;

/** A feed by RFC 4287. */
export function atomText({ self, page, title, subtitle, updated, items }: Feed, site: string): string {
  const url = (path: string): string => escapeXml(absolute(path, site));
  const entries = items.map(
    (item) => `  <entry>
    <id>${escapeXml(permanentId(item.path))}</id>
    <title>${escapeXml(item.title)}</title>
    <link href="${url(item.path)}"/>
    ${item.published ? `<published>${midnight(item.published)}</published>\n    ` : ''}<updated>${midnight(item.updated)}</updated>
    <content type="${item.html === undefined ? 'text' : 'html'}">${escapeXml(item.html ?? item.text)}</content>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escapeXml(permanentId(self))}</id>
  <title>${escapeXml(title)}</title>
${subtitle === undefined ? '' : `  <subtitle>${escapeXml(subtitle)}</subtitle>\n`}  <link rel="self" href="${url(self)}.atom"/>
  <link href="${url(page)}"/>
  <author><name>CoCo ABI Catalog</name></author>
  <updated>${midnight(items[0]?.updated ?? updated)}</updated>
${entries.join('')}</feed>
`;
}

/** The same by JSON Feed 1.1. */
export const jsonFeedText = ({ self, page, title, subtitle, items }: Feed, site: string): string =>
  jsonText({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    ...(subtitle === undefined ? {} : { description: subtitle }),
    home_page_url: absolute(page, site),
    feed_url: `${absolute(self, site)}.json`,
    language: 'en',
    items: items.map((item) => ({
      id: permanentId(item.path),
      url: absolute(item.path, site),
      title: item.title,
      ...(item.published ? { date_published: midnight(item.published) } : {}),
      date_modified: midnight(item.updated),
      content_text: item.text,
      ...(item.html === undefined ? {} : { content_html: item.html }),
    })),
  });

/** Both files of a feed. */
export function* feedFilesOf(self: string, site: string, make: () => Feed): Generator<MadeDocument> {
  yield { path: `${self.slice(1)}.atom`, text: () => atomText(make(), site) };
  yield { path: `${self.slice(1)}.json`, text: () => jsonFeedText(make(), site) };
}

/** Newest first; on one day by their ids, so that the order does not hang on that of the files. */
export const byDay = (a: FeedItem, b: FeedItem): number =>
  a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
