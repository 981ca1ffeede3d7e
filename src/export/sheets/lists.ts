import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Evidence } from '../../catalog/types.ts';
import { convergenceOf, evaluatorOf } from '../../overlap/index.ts';
import { topicStates } from '../../record/index.ts';
import { formatDocument, interfaceDocument } from '../documents.ts';
import { discrepancyList, type opportunitiesAmong, opportunityList, sourceList } from '../lists.ts';
import { seriesList } from '../record/documents.ts';
import { statusList } from '../status.ts';
import { distributionsSheet } from './distributions.ts';
import { logsSheet } from './logs.ts';
import { EVIDENCE_COLUMNS, evidenceFields, type Field, type Sheet } from './sheet.ts';

const link = (to: string): Field => ({ links: [to] });
const words = (list: readonly string[] | undefined): string => (list ?? []).join(' ');

/** Operations of an interface. */
export function operationsSheet(catalog: Catalog, id: string): Sheet {
  const { entry, operations } = interfaceDocument(catalog, id);
  return {
    title: `${entry.name}: operations`,
    columns: [
      'operation',
      'name',
      'kind',
      'symbol',
      'path',
      'functions',
      'presence',
      'since',
      'url',
      ...EVIDENCE_COLUMNS,
    ],
    rows: entry.operations.map((operation, index) => [
      operation.id,
      operation.name,
      operation.kind,
      operation.symbol,
      operation.path,
      words((operation.implements ?? []).map((item) => item.function)),
      operations[index]?.presence,
      operations[index]?.since?.kernel,
      link(urls.operation(id, operation.id)),
      ...evidenceFields(
        catalog,
        (operation.history ?? entry.history).flatMap(({ evidence }): Evidence[] => [...evidence]),
      ),
    ]),
  };
}

/** Fields of a layout. */
export function formatSheet(catalog: Catalog, id: string): Sheet {
  const { fields, name } = formatDocument(catalog, id);
  return {
    title: name,
    columns: ['field', 'offset', 'key', 'size', 'type', 'endian', 'concept', 'url'],
    rows: fields.map((field) => [
      field.name,
      'offset' in field ? (field.offset ?? undefined) : undefined,
      'key' in field && Array.isArray(field.key) ? field.key.join('.') : undefined,
      field.size === null || field.size === undefined ? undefined : String(field.size),
      field.type,
      field.endian ?? undefined,
      field.concept ?? undefined,
      link(urls.format(id, `f-${field.name}`)),
    ]),
  };
}

/** Opportunities, best first. */
export const opportunitySheet = (
  catalog: Catalog,
  over: string,
  list: ReturnType<typeof opportunitiesAmong>,
): Sheet => ({
  title: `Opportunities over ${over}`,
  columns: [
    'function',
    'name',
    'kind',
    'score',
    'level',
    'offers',
    'proposed',
    'reconcile',
    'topics',
    'url',
    ...EVIDENCE_COLUMNS,
  ],
  rows: list.map((one) => [
    one.function,
    one.name,
    one.kind,
    one.score,
    one.level,
    words(one.offers.map((offer) => `${offer.platform}:${offer.interface}`)),
    words(one.proposed.map(({ platform }) => platform)),
    words(one.reconcile.map(({ aspect }) => aspect)),
    words(one.topics),
    link(one.url),
    ...evidenceFields(
      catalog,
      one.proposed.flatMap(({ evidence }) => [...evidence]),
    ),
  ]),
});

/** The lists of the sections, each with ids and addresses: by the section's path. */
export const LISTS: Readonly<Record<string, (catalog: Catalog) => Sheet>> = {
  functions: (catalog) => ({
    title: 'Functions',
    columns: ['function', 'name', 'group', 'side', 'level', 'differences', 'url'],
    rows: catalog.functions.map(({ id, name, group, side }) => {
      const { level, differences } = convergenceOf(catalog, id, evaluatorOf(catalog).newest);
      return [id, name, group, side, level, differences, link(urls.function(id))];
    }),
  }),
  platforms: (catalog) => ({
    title: 'Platforms',
    columns: ['platform', 'name', 'code', 'vendor', 'arch', 'main', 'url'],
    rows: catalog.platforms.map(({ id, name, code, vendor, arch, main }) => [
      id,
      name,
      code,
      vendor,
      arch,
      main ? 'yes' : 'no',
      link(urls.platform(id)),
    ]),
  }),
  interfaces: (catalog) => ({
    title: 'Interfaces',
    columns: [
      'interface',
      'name',
      'platform',
      'side',
      'stability',
      'providers',
      'operations',
      'url',
      ...EVIDENCE_COLUMNS,
    ],
    rows: catalog.interfaces.map((item) => [
      item.id,
      item.name,
      item.platform,
      item.side,
      item.stability,
      words(item.providers?.map(({ platform }) => platform)),
      words(item.operations.map(({ id }) => id)),
      link(urls.interface(item.id)),
      ...evidenceFields(
        catalog,
        item.history.flatMap(({ evidence }): Evidence[] => [...evidence]),
      ),
    ]),
  }),
  formats: (catalog) => ({
    title: 'Formats of evidence',
    columns: ['format', 'name', 'platform', 'encoding', 'url'],
    rows: catalog.formats.map(({ id, name, platform, encoding }) => [
      id,
      name,
      platform,
      encoding,
      link(urls.format(id)),
    ]),
  }),
  concepts: (catalog) => ({
    title: 'Concepts',
    columns: ['concept', 'name', 'url'],
    rows: catalog.concepts.map(({ id, name }) => [id, name, link(urls.concept(id))]),
  }),
  topics: (catalog) => ({
    title: 'Topics',
    columns: ['topic', 'title', 'column', 'upstream', 'words', 'day', 'last', 'url'],
    rows: topicStates(catalog).map(({ topic, column, upstream, words: hold, day, last }) => [
      topic.id,
      topic.title,
      column,
      words(upstream),
      [...hold.keys()].join('; '),
      day,
      last,
      link(urls.topic(topic.id)),
    ]),
  }),
  opportunities: (catalog) => opportunitySheet(catalog, 'all platforms', opportunityList(catalog)),
  discrepancies: (catalog) => ({
    title: 'Where document and code disagree',
    columns: [
      'interface',
      'id',
      'operation',
      'title',
      'documented',
      'implemented',
      'advice',
      'url',
      ...EVIDENCE_COLUMNS,
    ],
    rows: discrepancyList(catalog).map((one) => [
      one.interface,
      one.id,
      one.operation,
      one.title,
      one.documented.claim,
      one.implemented.claim,
      one.advice,
      link(one.url),
      ...evidenceFields(catalog, [...one.documented.evidence, ...one.implemented.evidence]),
    ]),
  }),
  sources: (catalog) => ({
    title: 'Sources',
    columns: ['source', 'title', 'publisher', 'number', 'revision', 'date', 'read', 'cited', 'address', 'url'],
    rows: sourceList(catalog).map(({ entry, cited, url }) => [
      entry.id,
      entry.title,
      entry.publisher,
      entry.number,
      entry.revision,
      entry.date,
      entry.read,
      cited.reduce((sum, { times }) => sum + times, 0),
      { links: entry.url === undefined ? [] : [entry.url] },
      link(url),
    ]),
  }),
  series: (catalog) => ({
    title: 'Patch series',
    columns: ['series', 'title', 'topics', 'newest', 'date', 'lore', 'outcome', 'url'],
    rows: seriesList(catalog).map(({ id, title, topics, newest, entry, url }) => [
      id,
      title,
      words(topics),
      newest?.version,
      newest?.date ?? undefined,
      newest?.lore ?? undefined,
      entry.outcome.state,
      link(url),
    ]),
  }),
  decisions: (catalog) => ({
    title: 'Decisions on record',
    columns: ['decision', 'date', 'forum', 'outcome', 'what', 'url', ...EVIDENCE_COLUMNS],
    rows: catalog.decisions.map(({ id, date, forum, outcome, what, record }) => [
      id,
      date,
      forum,
      outcome,
      what,
      link(urls.decision(id)),
      ...evidenceFields(catalog, record ?? []),
    ]),
  }),
  meetings: (catalog) => ({
    title: 'Meetings',
    columns: ['meeting', 'date', 'forum', 'state', 'agenda', 'url'],
    rows: catalog.meetings.map(({ id, date, forum, state, agenda = [] }) => [
      id,
      date,
      forum,
      state,
      agenda.map(({ item }) => item).join('; '),
      link(urls.meeting(id)),
    ]),
  }),
  documents: (catalog) => ({
    title: 'Documents of other bodies',
    columns: ['document', 'title', 'as-of', 'url'],
    rows: catalog.documents.map((entry) => [entry.id, entry.title, entry['as-of'], link(urls.document(entry.id))]),
  }),
  status: (catalog) => ({
    title: 'Status codes',
    columns: ['code', 'number', 'family', 'meaning', 'do', 'errno', 'by', 'kernels', 'url', ...EVIDENCE_COLUMNS],
    rows: statusList(catalog).flatMap((family) => {
      const evidence = new Map(
        catalog.status.find(({ id }) => id === family.id)?.codes.map((code) => [code.name, code.evidence]),
      );
      return family.codes.map((code) => [
        code.name,
        code.number ?? undefined,
        family.id,
        code.meaning ?? undefined,
        code.do,
        code.errno,
        code.by,
        words(code.kernels),
        link(code.url),
        ...evidenceFields(catalog, evidence.get(code.name) ?? []),
      ]);
    }),
  }),
  logs: logsSheet,
  distributions: distributionsSheet,
  kernels: (catalog) => ({
    title: 'Kernel releases',
    columns: ['kernel', 'released', 'longterm', 'extracted', 'url'],
    rows: catalog.kernels.map(({ id, released, longterm, uapi }) => [
      id,
      released,
      longterm ? 'yes' : 'no',
      uapi?.package,
      link(urls.kernel(id)),
    ]),
  }),
};
