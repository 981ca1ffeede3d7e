import type { Catalog } from '../../catalog/model.ts';
import type {
  Consultation,
  Decision,
  DocumentEntry,
  Evidence,
  Forum,
  Kernel,
  Meeting,
  Platform,
  Series,
  SeriesOutcome,
  SeriesVersion,
  Topic,
  TopicEvent,
} from '../../catalog/types.ts';

/** A mail, a commit, a page that tells of something. */
export const mail: Evidence = { lore: '1@example.org', subject: 'A mail', date: '2023-01-05' };
export const commit: Evidence = { commit: '0123456789ab', subject: 'Add it' };
export const news: Evidence = { url: 'https://news.example.org/', title: 'News', claimed: true };

/** A posting; a number below zero is an RFC. */
export const version = (v: number, date: string, rest: Partial<SeriesVersion> = {}): SeriesVersion => ({
  v: Math.abs(v),
  ...(v < 0 ? { rfc: true } : {}),
  date,
  lore: `${date}.${Math.abs(v)}@example.org`,
  subject: 'A series',
  ...rest,
});

export const series = (
  id: string,
  versions: SeriesVersion[],
  outcome: SeriesOutcome = { state: 'open' },
  rest: Partial<Series> = {},
): Series => ({
  id,
  title: `Series ${id}`,
  by: { person: 'Ann Example', affiliation: 'Acme', 'as-of': '2023-01-05' },
  platforms: ['acme'],
  versions,
  outcome,
  ...rest,
});

export const event = (id: string, kind: TopicEvent['kind'], rest: Partial<TopicEvent> = {}): TopicEvent => ({
  id,
  kind,
  what: `What ${id} is.`,
  evidence: [mail],
  ...rest,
});

/** A topic of strands that each have the series of the same name, and of events. */
export const topic = (strands: readonly string[], events: TopicEvent[] = [], rest: Partial<Topic> = {}): Topic => ({
  id: 'matter',
  title: 'A matter',
  need: 'Something is needed by somebody.',
  strands: strands.map((id) => ({ id, title: id, series: [id] })),
  events,
  looked: { to: '2023-03-01', in: ['acme-list'] },
  ...rest,
});

interface Parts {
  series?: Series[];
  decisions?: Decision[];
  meetings?: Meeting[];
  documents?: DocumentEntry[];
  consultations?: Consultation[];
  forums?: Forum[];
}

const platform = (id: string, neutral?: true): Platform => ({
  id,
  name: id,
  code: id.toUpperCase().slice(0, 4),
  vendor: id,
  arch: 'any',
  order: 0,
  hue: 0,
  summary: 'A platform of the tests.',
  ...(neutral ? { neutral } : {}),
});

const kernels: Kernel[] = [
  { id: '6.1', released: '2022-12-11' },
  { id: '6.2', released: '2023-02-19' },
  { id: '6.3', released: '2023-04-23' },
];

/** A catalog of one topic and what belongs to it. */
export const matter = (one: Topic, parts: Parts = {}): Catalog => ({
  dir: '/nowhere',
  platforms: [platform('linux', true), platform('acme'), platform('borealis')],
  functions: [],
  interfaces: [],
  formats: [],
  concepts: [],
  topics: [one],
  series: parts.series ?? [],
  forums: parts.forums ?? [
    { id: 'acme-call', name: 'The call', kind: 'call', 'as-of': '2023-03-01' },
    { id: 'acme-body', name: 'The body', kind: 'body', 'as-of': '2023-03-01' },
  ],
  meetings: parts.meetings ?? [],
  decisions: parts.decisions ?? [],
  documents: parts.documents ?? [],
  consultations: parts.consultations ?? [],
  sources: [],
  status: [],
  logs: [],
  kernels,
  distributions: [],
  files: new Map(),
});
