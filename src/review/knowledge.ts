import { urls } from '../catalog/addresses.ts';
import { kconfigSymbols } from '../catalog/kconfig.ts';
import type { Catalog, KernelRelease } from '../catalog/model.ts';
import type { Interface, Operation } from '../catalog/types.ts';
import { compareVersions } from '../catalog/versions.ts';
import { convergenceOf } from '../overlap/convergence.ts';
import { evaluatorOf } from '../overlap/evaluator.ts';
import { topicStates } from '../record/topic-state.ts';

/** What a review knows of the catalog: plain data, so that a browser has it from one file. */
export interface Knowledge {
  /** Newest kernel release that the answers speak of. */
  kernel: string;
  platforms: KnownPlatform[];
  functions: KnownFunction[];
  operations: KnownOperation[];
  interfaces: KnownInterface[];
  structs: KnownStruct[];
  /** Numbers that headers of the newest kernel use: `header name type,nr` of each ioctl, and values by prefix. */
  numbers: KnownNumber[];
  /** Interface by each name that its entry has, as headers and code write it. */
  names: Record<string, string>;
  topics: KnownTopic[];
  decisions: KnownDecision[];
  series: KnownSeries[];
}

export interface KnownPlatform {
  id: string;
  name: string;
  neutral: boolean;
  /** Words that only its vendor uses; left out of comparisons. */
  words: string[];
}

export interface KnownFunction {
  id: string;
  name: string;
  side: 'guest' | 'host';
  url: string;
  definition: string;
  /** Everything else that tells what it is: purpose, other names, names of its aspects. */
  words: string[];
  aliases: string[];
  aspects: { id: string; name: string; type: string }[];
  /** Level in the newest kernel, in the site's word. */
  level: string;
  /** One per platform that has it or has a proposal. */
  cells: KnownCell[];
}

export interface KnownCell {
  platform: string;
  state: string;
  short: string;
  interfaces: string[];
}

export interface KnownOperation {
  id: string;
  interface: string;
  platform: string;
  name: string;
  symbol?: string;
  kind: string;
  summary: string;
  url: string;
  /** What it serves, with how directly: 1 performs it, less takes part. */
  serves: { function: string; weight: number; platform?: string }[];
  fields: string[];
}

export interface KnownInterface {
  id: string;
  name: string;
  platform: string;
  side: 'guest' | 'host' | 'both';
  summary: string;
  url: string;
  /** No kernel has it. */
  proposed: boolean;
  providers: string[];
  files: string[];
}

export interface KnownStruct {
  name: string;
  interface: string;
  header: string;
  size?: number;
  fields: { name: string; offset: number; size: number }[];
}

export interface KnownNumber {
  name: string;
  header: string;
  /** Of an ioctl: type and number as characters of the macro; of a constant its value. */
  value: string;
  kind: 'ioctl' | 'constant';
}

export interface KnownTopic {
  id: string;
  title: string;
  url: string;
  functions: string[];
  files: string[];
  symbols: string[];
  /** First lines of entries in MAINTAINERS. */
  maintained: string[];
  /** Forums in which it is discussed, by name. */
  forums: string[];
  state: string;
  words: string[];
}

export interface KnownDecision {
  id: string;
  what: string;
  outcome: string;
  date: string;
  forum: string;
  url: string;
  functions: string[];
  topics: string[];
  why?: string;
  instead?: string;
  'revisit-if'?: string;
}

export interface KnownSeries {
  id: string;
  title: string;
  url: string;
  state: string;
  titles: string[];
  topics: string[];
  platforms: string[];
}

/** What of the catalog is taken: entries that are left out, and the last day of it. */
export interface Taken {
  without?: (entry: { id: string; platform: string }) => boolean;
  /** Providers of this platform are left out, too. */
  platform?: string;
  /** YYYY-MM-DD: what was not yet in a released kernel then is left out. */
  until?: string;
}

const WEIGHT: Readonly<Record<string, number>> = { result: 1, input: 0.8, step: 0.6, option: 0.6 };

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
    platforms: catalog.platforms.map(({ id, name, code, vendor, words, neutral }) => ({
      id,
      name,
      neutral: neutral === true,
      words: neutral ? [] : [id, name, code, vendor, words?.guest ?? '', words?.monitor ?? ''],
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
    })),
    structs: interfaces.flatMap((entry) => structsOf(entry, kernel)),
    numbers: numbersOf(kernel),
    names: namesOf(interfaces),
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
      topics: catalog.topics
        .filter(({ strands }) => strands.some(({ series }) => series?.includes(entry.id)))
        .map(({ id }) => id),
      platforms: [...(entry.platforms ?? [])],
    })),
  };
}

function newestOn(catalog: Catalog, until: string | undefined): KernelRelease | undefined {
  const released = catalog.kernels.filter((one) => until === undefined || releasedBy(one, until));
  return released.findLast((one) => one.uapi !== undefined) ?? catalog.kernels.find((one) => one.uapi !== undefined);
}

const releasedBy = ({ released }: KernelRelease, day: string): boolean => released !== 'unknown' && released <= day;

/** Whether a thing was in a kernel released by a day. What has no settled beginning was there. */
function wasThere(catalog: Catalog, history: Interface['history'] | undefined, until: string | undefined): boolean {
  if (until === undefined || history === undefined) return true;
  const added = history.find(({ change }) => change === 'added');
  if (!added?.kernel) return history.every(({ change }) => change !== 'proposed');
  const release = catalog.kernels.find(({ id }) => id === added.kernel);
  if (release && release.released !== 'unknown') return releasedBy(release, until);
  const newest = catalog.kernels.findLast((one) => releasedBy(one, until));
  return newest === undefined || compareVersions(added.kernel, newest.id) <= 0;
}

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

function knownOperation(entry: Interface, operation: Operation, platform: string | undefined): KnownOperation {
  const serves = (operation.implements ?? []).map((one) => ({
    function: one.function,
    weight: WEIGHT[one.as ?? 'result'] ?? 1,
  }));
  const behind = (entry.providers ?? [])
    .filter((provider) => provider.platform !== platform)
    .flatMap((provider) => provider.implements.filter(({ operations }) => operations.includes(operation.id)))
    .map((one) => ({ function: one.function, weight: 1 / Math.sqrt(one.operations.length) }));
  const best = new Map<string, number>();
  for (const one of [...serves, ...behind]) best.set(one.function, Math.max(best.get(one.function) ?? 0, one.weight));
  const structs = [operation.request, operation.response].filter((name) => name !== undefined);
  return {
    id: `${entry.id}#${operation.id}`,
    interface: entry.id,
    platform: entry.platform,
    name: operation.name,
    ...(operation.symbol === undefined ? {} : { symbol: operation.symbol }),
    kind: operation.kind,
    summary: operation.summary,
    url: urls.operation(entry.id, operation.id),
    serves: [...best].map(([id, weight]) => ({ function: id, weight })),
    fields: structs.flatMap((name) => [
      name,
      ...(entry.structs?.find((one) => one.name === name)?.fields ?? []).map((field) => field.name),
    ]),
  };
}

function structsOf(entry: Interface, kernel: KernelRelease | undefined): KnownStruct[] {
  const facts = kernel?.uapi?.facts ?? [];
  return (entry.structs ?? []).map(({ name }) => {
    const own = facts.filter((fact) => fact.name === name || fact.name.startsWith(`${name}.`));
    const size = own.find((fact) => fact.kind === 'struct' && fact.value)?.value;
    const fields = new Map<string, { name: string; offset: number; size: number }>();
    for (const fact of own) {
      if (fact.kind !== 'field' || !fact.value || !('offsetof' in fact.value)) continue;
      const field = fact.name.slice(name.length + 1);
      if (!fields.has(field)) fields.set(field, { name: field, offset: fact.value.offsetof, size: fact.value.sizeof });
    }
    return {
      name,
      interface: entry.id,
      header: own[0]?.header ?? entry.header?.[0] ?? '',
      ...(size && 'sizeof' in size ? { size: size.sizeof } : {}),
      fields: [...fields.values()],
    };
  });
}

/** Constants whose numbers must be unlike others' of the same prefix. */
export const NUMBERED = /^(?:KVM_CAP_|KVM_EXIT_|KVM_HC_|KVM_DEV_TYPE_|KVM_X86_\w+_VM$|KVM_SYSTEM_EVENT_)/;

function numbersOf(kernel: KernelRelease | undefined): KnownNumber[] {
  const out: KnownNumber[] = [];
  const seen = new Set<string>();
  for (const { kind, name, header, value } of kernel?.uapi?.facts ?? []) {
    if (!value || seen.has(name)) continue;
    if (kind === 'ioctl' && 'nr' in value) {
      seen.add(name);
      out.push({ kind, name, header, value: `${value.type},${value.nr}` });
    } else if (kind === 'constant' && NUMBERED.test(name) && 'value' in value) {
      seen.add(name);
      out.push({ kind, name, header, value: value.value });
    }
  }
  return out;
}

/** Names of an entry as code has them; what several have is the first one's. */
function namesOf(interfaces: readonly Interface[]): Record<string, string> {
  const out: Record<string, string> = {};
  for (const entry of interfaces) {
    const names = [
      ...entry.operations.flatMap(({ name, symbol, aliases }) => [name, symbol, ...(aliases ?? [])]),
      ...(entry.structs ?? []).map(({ name }) => name),
      ...(entry.constants ?? []).map(({ name }) => name),
      ...[entry, ...(entry.providers ?? [])].flatMap(({ kconfig }) => kconfigSymbols(kconfig)),
      ...[entry.opens.path, ...(entry.opens.paths ?? [])],
      ...(entry.aliases ?? []),
    ];
    for (const name of names) if (name !== undefined && !Object.hasOwn(out, name)) out[name] = entry.id;
  }
  return out;
}
