import { urls } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import { type QueryRecord, textOf, unique } from './record.ts';

/** Platforms, formats, concepts, topics and the rest of the record: one record an entry, the same in every kernel. */
export const entryRecords = (catalog: Catalog): QueryRecord[] => [
  ...platformRecords(catalog),
  ...formatRecords(catalog),
  ...conceptRecords(catalog),
  ...topicRecords(catalog),
  ...recordRecords(catalog),
  ...distributionRecords(catalog),
];

/** The texts that stand in an entry itself, not in its parts. */
const sentences = (item: object): string[] => Object.values(item).filter((value) => typeof value === 'string');

const platformRecords = (catalog: Catalog): QueryRecord[] =>
  catalog.platforms.map((item) => ({
    kind: 'platform',
    id: item.id,
    title: item.name,
    url: urls.platform(item.id),
    fields: { kind: ['platform'], platform: [item.id] },
    text: textOf(
      [item.id, item.name, item.code, item.vendor, item.summary],
      Object.values(item.words ?? {}),
      item.aliases,
    ),
  }));

const formatRecords = (catalog: Catalog): QueryRecord[] =>
  catalog.formats.map((item) => ({
    kind: 'format',
    id: item.id,
    title: item.name,
    url: urls.format(item.id),
    fields: { kind: ['format'], platform: [item.platform] },
    text: textOf(sentences(item), item.aliases),
  }));

const conceptRecords = (catalog: Catalog): QueryRecord[] =>
  catalog.concepts.map((item) => ({
    kind: 'concept',
    id: item.id,
    title: item.name,
    url: urls.concept(item.id),
    fields: { kind: ['concept'] },
    text: textOf(sentences(item), item.aliases),
  }));

const topicRecords = (catalog: Catalog): QueryRecord[] =>
  catalog.topics.map((item) => ({
    kind: 'topic',
    id: item.id,
    title: item.title,
    url: urls.topic(item.id),
    fields: {
      kind: ['topic'],
      platform: unique(item.strands.flatMap(({ platforms }) => platforms ?? [])),
      function: item.functions ?? [],
    },
    text: textOf(
      sentences(item),
      item.aliases,
      item.strands.map(({ title, about }) => [title, about]),
      item.events.map(({ what, quote, of }) => [what, quote, of?.person]),
      item.left,
    ),
  }));

const distributionRecords = (catalog: Catalog): QueryRecord[] =>
  catalog.distributions.map((item) => ({
    kind: 'distribution',
    id: item.id,
    title: item.name,
    url: urls.distribution(item.id),
    fields: { kind: ['distribution'], distribution: [item.id] },
    text: textOf(sentences(item), item.aliases, item.config?.version, item.config?.packages),
  }));

/** Series, decisions, meetings and documents. */
const recordRecords = (catalog: Catalog): QueryRecord[] => [
  ...catalog.series.map(
    (item): QueryRecord => ({
      kind: 'series',
      id: item.id,
      title: item.title,
      url: urls.series(item.id),
      fields: { kind: ['series'], platform: item.platforms ?? [] },
      text: textOf(
        sentences(item),
        item.aliases,
        item.by?.person,
        item.versions.map(({ subject, lore, about }) => [subject, lore, about]),
      ),
    }),
  ),
  ...catalog.decisions.map(
    (item): QueryRecord => ({
      kind: 'decision',
      id: item.id,
      title: item.what,
      url: urls.decision(item.id),
      fields: { kind: ['decision'], function: item.functions ?? [] },
      text: textOf(sentences(item), item.aliases),
    }),
  ),
  ...catalog.meetings.map(
    (item): QueryRecord => ({
      kind: 'meeting',
      id: item.id,
      title: item.title ?? `${item.forum}, ${item.date}`,
      url: urls.meeting(item.id),
      fields: { kind: ['meeting'] },
      text: textOf(
        sentences(item),
        item.aliases,
        item.agenda?.map((one) => one.item),
      ),
    }),
  ),
  ...catalog.documents.map(
    (item): QueryRecord => ({
      kind: 'document',
      id: item.id,
      title: item.title,
      url: urls.document(item.id),
      fields: { kind: ['document'] },
      text: textOf(sentences(item), item.aliases),
    }),
  ),
];
