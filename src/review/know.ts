import { urls } from '../catalog/addresses.ts';
import type { Catalog, KernelRelease } from '../catalog/model.ts';
import type { Interface } from '../catalog/types.ts';
import { convergenceOf } from '../overlap/convergence.ts';
import { evaluatorOf } from '../overlap/evaluator.ts';
import { topicStates } from '../record/topic-state.ts';
import { numbersOf, structsOf } from './know-headers.ts';
import { namesOf } from './know-names.ts';
import { knownOperation } from './know-operations.ts';
import type { Knowledge } from './knowledge.ts';
import { newestOn, wasThere } from './on-day.ts';

/** What of the catalog is taken: entries that are left out, and the last day of it. */
export interface Taken {
  without?: (entry: { id: string; platform: string }) => boolean;
  /** Providers of this platform are left out, too. */
  platform?: string;
  /** YYYY-MM-DD: what was not yet in a released kernel then is left out. */
  until?: string;
}

/** The knowledge of a catalog, of all of it or of what was there on a day. */
export function knowledgeOf(catalog: Catalog, taken: Taken = {}): Knowledge {
  const kernel = newestOn(catalog, taken.until);
  const there = (entry: Interface): boolean => !taken.without?.(entry) && wasThere(catalog, entry.history, taken.until);
  const interfaces = catalog.interfaces.filter(there);
  const kept = new Set(interfaces.map(({ id }) => id));
  const whole = taken.without === undefined && taken.until === undefined;
  const states = new Map(whole ? topicStates(catalog).map(({ topic, column }) => [topic.id, column]) : []);
  return {
    kernel: kernel?.id ?? '',
    platforms: catalog.platforms.map(({ id, name, code, vendor, words, neutral, review }) => ({
      id,
      name,
      neutral: neutral === true,
      words: neutral ? [] : [id, name, code, vendor, words?.guest ?? '', words?.monitor ?? ''],
      review: review ?? {},
    })),
    functions: catalog.functions.map((entry) => ({
      id: entry.id,
      name: entry.name,
      side: entry.side,
      url: urls.function(entry.id),
      definition: entry.definition,
      words: [
        entry.why ?? '',
        ...entry.aspects.map((aspect) => aspect.name),
        ...entry.aspects.flatMap((aspect) => Object.values(aspect.values ?? {})),
      ],
      aliases: [...(entry.aliases ?? [])],
      aspects: entry.aspects.map(({ id, name, type }) => ({ id, name, type })),
      ...standing(catalog, entry.id, kernel, kept),
    })),
    operations: interfaces.flatMap((entry) =>
      entry.operations
        .filter(({ history }) => wasThere(catalog, history, taken.until))
        .map((operation) => knownOperation(entry, operation, taken.platform)),
    ),
    interfaces: interfaces.map((entry) => ({
      id: entry.id,
      name: entry.name,
      platform: entry.platform,
      side: entry.side,
      summary: entry.summary,
      url: urls.interface(entry.id),
      proposed: entry.stability === 'proposed',
      providers: (entry.providers ?? []).map(({ platform }) => platform).filter((id) => id !== taken.platform),
      files: [entry, ...(entry.providers ?? [])]
        .flatMap((holder) => [...(holder.source ?? [])])
        .concat(entry.document ?? []),
      headers: [...(entry.header ?? [])],
    })),
    structs: interfaces.flatMap((entry) => structsOf(entry, kernel)),
    numbers: numbersOf(kernel),
    names: namesOf(interfaces, catalog.status),
    topics: catalog.topics.map((topic) => ({
      id: topic.id,
      title: topic.title,
      url: urls.topic(topic.id),
      functions: [...(topic.functions ?? [])],
      files: [...(topic.files ?? [])],
      symbols: [...(topic.symbols ?? [])],
      maintained: [...(topic.maintained ?? [])],
      forums: [...(topic.forums ?? [])].map((id) => catalog.forums.find((forum) => forum.id === id)?.name ?? id),
      state: states.get(topic.id) ?? '',
      words: [topic.title, topic.need, ...(topic.aliases ?? [])],
    })),
    decisions: catalog.decisions
      .filter(({ date }) => taken.until === undefined || date <= taken.until)
      .map((entry) => ({
        id: entry.id,
        what: entry.what,
        outcome: entry.outcome,
        date: entry.date,
        forum: catalog.forums.find(({ id }) => id === entry.forum)?.name ?? entry.forum,
        url: urls.decision(entry.id),
        functions: [...(entry.functions ?? [])],
        topics: [...(entry.topics ?? [])],
        ...(entry.why === undefined ? {} : { why: entry.why }),
        ...(entry.instead === undefined ? {} : { instead: entry.instead }),
        ...(entry['revisit-if'] === undefined ? {} : { 'revisit-if': entry['revisit-if'] }),
      })),
    series: catalog.series.map((entry) => ({
      id: entry.id,
      title: entry.title,
      url: urls.series(entry.id),
      state: entry.outcome.state,
      titles: [...new Set([entry.title, ...entry.versions.flatMap(({ subject }) => subject ?? [])])],
      versions: entry.versions.flatMap(({ v }) => v ?? []),
      topics: catalog.topics
        .filter(({ strands }) => strands.some(({ series }) => series?.includes(entry.id)))
        .map(({ id }) => id),
      platforms: [...(entry.platforms ?? [])],
    })),
  };
}

/** How a function stands: its level, and a cell for each platform of which something is kept. */
function standing(catalog: Catalog, id: string, kernel: KernelRelease | undefined, kept: ReadonlySet<string>) {
  if (!kernel) return { level: '', cells: [] };
  const evaluator = evaluatorOf(catalog);
  const cells = catalog.platforms
    .filter(({ neutral }) => !neutral)
    .map(({ id: platform }) => evaluator.cell(id, platform, kernel.id))
    .map(({ platform, state, short, offers, proposals }) => ({
      platform,
      state,
      short,
      interfaces: [...new Set([...offers, ...proposals].map((one) => one.interface.id))].filter((one) => kept.has(one)),
    }))
    .filter(({ interfaces }) => interfaces.length > 0);
  return { level: convergenceOf(catalog, id, kernel.id).level, cells };
}
