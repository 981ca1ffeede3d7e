/**
 * The addresses of the site from its root, before any base path: one table for the pages, for the rows of queries and
 * for the documents of the API. addresses.test.ts holds that nothing else in src spells one out.
 */

/** The page that each section of the site begins with. */
export const SECTIONS = {
  home: '/',
  about: '/about/',
  agenda: '/agenda/',
  changes: '/changes/',
  compare: '/compare/',
  concepts: '/concepts/',
  contribute: '/contribute/',
  dataModel: '/about/data-model/',
  decisions: '/decisions/',
  decode: '/decode/',
  discrepancies: '/discrepancies/',
  distributions: '/distributions/',
  documents: '/documents/',
  formats: '/formats/',
  forums: '/forums/',
  functions: '/functions/',
  guides: '/guides/',
  interfaces: '/interfaces/',
  kernels: '/kernels/',
  logs: '/logs/',
  maintained: '/topics/by-file/',
  meetings: '/meetings/',
  opportunities: '/opportunities/',
  opportunitiesMain: '/opportunities/main/',
  platforms: '/platforms/',
  probe: '/probe/',
  query: '/query/',
  report: '/contribute/report/',
  review: '/review/',
  rules: '/rules/',
  search: '/search/',
  series: '/series/',
  sources: '/sources/',
  status: '/status/',
  timeline: '/timeline/',
  timelineMain: '/timeline/main/',
  topics: '/topics/',
  verification: '/verification/',
} as const;

/** Files that pages link to or that the browser loads. */
export const FILES = {
  atom: '/feeds/kernels.atom',
  jsonFeed: '/feeds/kernels.json',
  topicsFeed: '/feeds/topics.atom',
  decisionsFeed: '/feeds/decisions.atom',
  agendaText: '/agenda.txt',
  calendar: '/meetings/calendar.ics',
  kernelCalendar: '/kernels/calendar.ics',
  /** What the data are, for catalogs of data. */
  dcat: '/dataset.jsonld',
  changesFeed: '/feeds/changes.atom',
  /** A template for minutes of any meeting. */
  minutes: '/meetings/minutes.txt',
  probe: '/probe.sh',
  icon: '/icon.svg',
  /** Script that runs before a page is painted. */
  early: '/early.js',
  names: `${SECTIONS.search}names.json`,
  queryIndex: `${SECTIONS.query}index.json`,
  queryNames: `${SECTIONS.query}names.json`,
  layouts: `${SECTIONS.decode}layouts.json`,
  reviewKnowledge: `${SECTIONS.review}knowledge.json`,
  /** A folder: one file an example. */
  examples: `${SECTIONS.decode}examples/`,
  compareItems: `${SECTIONS.compare}data/items.json`,
  /** A folder: the files of the search index. */
  searchIndex: `${SECTIONS.search}index/`,
} as const;

const page = (section: string, id: string, anchor = ''): string => `${section}${id}/${anchor && `#${anchor}`}`;

/** Addresses of single pages and of places on them. */
export const urls = {
  function: (id: string, anchor?: string): string => page(SECTIONS.functions, id, anchor),
  /** A block of the list of functions. */
  group: (group: string): string => `${SECTIONS.functions}#${group}`,
  /** A platform's offer on a function's page. */
  cell: (functionId: string, platformId: string): string => urls.function(functionId, platformId),
  interface: (id: string, anchor?: string): string => page(SECTIONS.interfaces, id, anchor),
  operation: (interfaceId: string, id: string): string => urls.interface(interfaceId, id),
  provider: (interfaceId: string, platformId: string): string => urls.interface(interfaceId, `provider-${platformId}`),
  struct: (interfaceId: string, name: string): string => urls.interface(interfaceId, `struct-${name}`),
  platform: (id: string): string => page(SECTIONS.platforms, id),
  format: (id: string, anchor?: string): string => page(SECTIONS.formats, id, anchor),
  concept: (id: string): string => page(SECTIONS.concepts, id),
  topic: (id: string, anchor?: string): string => page(SECTIONS.topics, id, anchor),
  /** The forms of a topic for others: as mail, as Markdown, as a feed, and drafts of what could be sent. */
  topicText: (id: string): string => `${SECTIONS.topics}${id}.txt`,
  topicMarkdown: (id: string): string => `${SECTIONS.topics}${id}.md`,
  topicFeed: (id: string): string => `${SECTIONS.topics}${id}/feed.atom`,
  topicDraft: (id: string, draft: 'recommendation' | 'agenda-item'): string => `${SECTIONS.topics}${id}/${draft}.txt`,
  series: (id: string, anchor?: string): string => page(SECTIONS.series, id, anchor),
  decision: (id: string): string => page(SECTIONS.decisions, id),
  /** A family of status codes, a code by its name. */
  status: (id: string, code?: string): string => page(SECTIONS.status, id, code),
  /** The files of its table, without their endings. */
  statusTable: (id: string): string => `${SECTIONS.status}${id}/table`,
  /** The log of a driver, a line by its anchor. */
  log: (id: string, line?: string): string => page(SECTIONS.logs, id, line),
  meeting: (id: string): string => page(SECTIONS.meetings, id),
  /** A template for the minutes of an announced meeting. */
  minutes: (id: string): string => `${SECTIONS.meetings}${id}/minutes.txt`,
  forum: (id: string): string => `${SECTIONS.forums}#${id}`,
  document: (id: string): string => `${SECTIONS.documents}#${id}`,
  /** The board, narrowed to a platform or to a forum. */
  topicsFor: (platform: string): string => page(`${SECTIONS.topics}for/`, platform),
  topicsAt: (forum: string): string => page(`${SECTIONS.topics}at/`, forum),
  /** Topics by one path, symbol or entry of MAINTAINERS. */
  maintainedAt: (anchor: string): string => `${SECTIONS.maintained}#${anchor}`,
  /** A release of the data. */
  change: (version: string): string => `${SECTIONS.changes}#${version}`,
  /** An opportunity, by its function. */
  opportunity: (functionId: string): string => `${SECTIONS.opportunities}#${functionId}`,
  source: (id: string): string => `${SECTIONS.sources}#${id}`,
  distribution: (id: string, anchor?: string): string => page(SECTIONS.distributions, id, anchor),
  kernel: (version: string): string => page(SECTIONS.kernels, version),
  kernelDiff: (from: string, to: string): string => page(SECTIONS.kernels, `${from}..${to}`),
  /** What changed since a release, up to the newest one. */
  since: (version: string): string => page(`${SECTIONS.kernels}since/`, version),
  /** The claims that are stale in a kernel. */
  stale: (version: string): string => page(SECTIONS.verification, version),
  compare: (a: string, b: string): string => page(SECTIONS.compare, `${a}/${b}`),
  definition: (id: string): string => page(SECTIONS.about, id),
  /** The schema `kind`, or `common`, with an anchor of one of its parts. */
  dataModel: (kind: string, anchor?: string): string => page(SECTIONS.dataModel, kind, anchor),
  guide: (id: string): string => page(SECTIONS.guides, id),
  rule: (code: string): string => page(SECTIONS.rules, code),
  search: (query: string): string => `${SECTIONS.search}?q=${encodeURIComponent(query)}`,
  /** One letter of the index of names. */
  names: (letter: string): string => page(`${SECTIONS.search}names/`, letter),
  /** A document of the API, by its path below the version. */
  api: (path: string): string => `/api/v1/${path}`,
  /** The columns of an entry and of its parts, for the compare page. */
  compareData: (file: string): string => `${SECTIONS.compare}data/${file}.json`,
} as const;

/** Feeds, each as .atom and .json: site paths without the ending. */
export const FEEDS = {
  kernels: '/feeds/kernels',
  changes: '/feeds/changes',
  topics: '/feeds/topics',
  decisions: '/feeds/decisions',
  platform: (id: string): string => `/feeds/platforms/${id}`,
  function: (id: string): string => `/feeds/functions/${id}`,
  topic: (id: string): string => `${urls.topic(id)}feed`,
} as const;

/** What can be put into other pages: badges without their ending (.svg, and .json for shields.io), pictures, fragments. */
export const BADGES = {
  /** The level of a function; `set` is `main`, a pair `a+b`, or '' for all platforms. */
  level: (id: string, set = ''): string => `/badges/${id}${set && `/${set}`}`,
  timeline: (id: string): string => `/badges/${id}/timeline.svg`,
  comparison: (id: string): string => `/badges/${id}/comparison.html.txt`,
  /** The picture that a site shows of a link: of a function, or of every other page. */
  card: (id = 'catalog'): string => `/cards/${id}.png`,
} as const;

/** Tables as files, each as .csv, .md and .txt: site paths without the ending. */
export const TABLES = {
  /** Every cell, of the newest kernel or of another. */
  matrix: (version?: string): string =>
    version === undefined ? `${SECTIONS.home}matrix` : `${urls.kernel(version)}matrix`,
  kernelChanges: (from: string, to: string): string => `${urls.kernelDiff(from, to)}changes`,
  timeline: `${SECTIONS.timeline}table`,
  timelineMain: `${SECTIONS.timelineMain}table`,
  opportunitiesMain: `${SECTIONS.opportunitiesMain}table`,
  function: (id: string): string => `${urls.function(id)}cells`,
  platform: (id: string): string => `${urls.platform(id)}table`,
  /** All names of the headers, and those of one interface. */
  headerFacts: `${SECTIONS.kernels}header-facts`,
  interfaceFacts: (id: string): string => `${urls.interface(id)}header-facts`,
  operations: (id: string): string => `${urls.interface(id)}operations`,
  errors: `${SECTIONS.interfaces}errors`,
  interfaceErrors: (id: string): string => `${urls.interface(id)}errors`,
  format: (id: string): string => `${urls.format(id)}fields`,
  log: (id: string): string => `${urls.log(id)}table`,
  /** Functions in the kernels of distributions; interfaces in one of them. */
  distributionMatrix: `${SECTIONS.distributions}matrix`,
  distribution: (id: string): string => `${urls.distribution(id)}table`,
  /** What a section lists. */
  list: (section: string): string => `/${section}/table`,
} as const;

/** The page of an entry by the folder of its kind; sources and kernels have none of this form. */
export const ENTRY_PAGE = {
  platforms: urls.platform,
  functions: urls.function,
  interfaces: urls.interface,
  formats: urls.format,
  concepts: urls.concept,
  topics: urls.topic,
  series: urls.series,
  decisions: urls.decision,
  meetings: urls.meeting,
  status: urls.status,
  logs: urls.log,
  distributions: urls.distribution,
} as const satisfies Record<string, (id: string) => string>;

/** An entry's page as Markdown or as text: beside the page, with an ending. */
export const plainForm = (page: string, ending: 'md' | 'txt'): string => `${page.replace(/\/$/, '')}.${ending}`;

/** Whether entries of this folder have pages of their own. */
export const hasEntryPage = (folder: string): folder is keyof typeof ENTRY_PAGE => Object.hasOwn(ENTRY_PAGE, folder);
