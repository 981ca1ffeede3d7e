import { ENTRY_PAGE, FEEDS, plainForm, urls } from '../catalog/addresses.ts';
import { memo } from './catalog.ts';

/** The same page for other readers. */
export interface Alternate {
  type: string;
  name: string;
  /** Site path. */
  path: string;
}

/** Folders of which src/export/plain, and for topics src/export/record, write the pages in plain forms. */
const PLAIN = [
  'platforms',
  'functions',
  'interfaces',
  'formats',
  'concepts',
  'topics',
  'series',
  'decisions',
  'meetings',
  'distributions',
  'status',
  'logs',
] as const satisfies readonly (keyof typeof ENTRY_PAGE)[];

/** Folders whose entries have a document of their own in the API. */
const WITH_DOCUMENT = new Set(['functions', 'interfaces', 'formats', 'topics', 'distributions', 'status', 'logs']);

/** Other forms of each entry's page, by the path of the page. */
const alternates = memo((catalog): ReadonlyMap<string, readonly Alternate[]> => {
  const forms = (page: string, document?: string): [string, readonly Alternate[]] => [
    page,
    [
      { type: 'text/markdown', name: 'Markdown', path: plainForm(page, 'md') },
      { type: 'text/plain', name: 'text', path: plainForm(page, 'txt') },
      ...(document === undefined ? [] : [{ type: 'application/json', name: 'JSON', path: urls.api(document) }]),
    ],
  ];
  return new Map([
    ...PLAIN.flatMap((folder) =>
      catalog[folder].map(({ id }) =>
        forms(ENTRY_PAGE[folder](id), WITH_DOCUMENT.has(folder) ? `${folder}/${id}.json` : undefined),
      ),
    ),
    ...catalog.kernels.map(({ id }) => forms(urls.kernel(id), `kernels/${id}/all.json`)),
  ]);
});

/** Folders whose entries have a feed of their own. */
const FEED_OF: Readonly<Record<string, (id: string) => string>> = {
  functions: FEEDS.function,
  platforms: FEEDS.platform,
  topics: FEEDS.topic,
};

/** The feed of an entry's page, without its ending; undefined where there is none. */
export function feedOf(path: string): string | undefined {
  const [, folder = '', id = ''] = path.split('/');
  if (alternatesOf(path).length === 0 || isNeutral(id)) return undefined;
  return FEED_OF[folder]?.(id);
}

const neutral = memo((catalog) => new Set(catalog.platforms.flatMap((one) => (one.neutral ? [one.id] : []))));
const isNeutral = (id: string): boolean => neutral().has(id);

/** Other forms of a page, by its site path; none for what is no entry's page. */
export const alternatesOf = (path: string): readonly Alternate[] => alternates().get(path) ?? [];
