import { urls } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import type { ErrorCase, Evidence, HistoryEvent, Interface, Operation, Provider } from '../catalog/types.ts';
import { convergenceOf } from '../overlap/convergence.ts';
import { factsOfCell } from '../overlap/coverage.ts';
import { evaluatorOf } from '../overlap/evaluator.ts';
import { combine, type Presence, presenceAt } from '../overlap/presence.ts';
import { trustOfList } from '../overlap/trust.ts';
import { nameRecords } from './names.ts';
import { type Fields, type QueryRecord, type Span, spansOf, textOf, unique } from './record.ts';

/** Names by which a value of a closed field is known, lower case. */
export interface Known {
  id: string;
  /** As it is written. */
  name: string;
  names: readonly string[];
  /** Shared with others, so that it stands for several: the vendor. */
  family?: string;
}

/** Everything that queries are asked of; plain data. */
export interface QueryIndex {
  kernels: readonly string[];
  platforms: readonly Known[];
  functions: readonly Known[];
  /** Values that occur, for completion. */
  words: { kconfig: readonly string[]; header: readonly string[]; errno: readonly string[] };
  records: readonly QueryRecord[];
}

const startOf = (presence: Presence): string[] =>
  presence.is === 'there'
    ? presence.since?.kernel
      ? [presence.since.kernel]
      : []
    : 'start' in presence && presence.start
      ? [presence.start.kernel]
      : [];

const errorTexts = (errors: readonly ErrorCase[] | undefined): string[] =>
  (errors ?? []).flatMap((error) => [error.errno, error.when, error.do ?? '']);

const evidenceOf = (
  errors: readonly ErrorCase[] | undefined,
  history: readonly HistoryEvent[] | undefined,
): Evidence[][] => [
  ...(errors ?? []).map((error) => error.evidence),
  ...(history ?? []).map((event) => event.evidence),
];

/** Builds the index. `names: false` leaves the extracted header names out, which keeps it small. */
export function buildQueryIndex(catalog: Catalog, options: { names?: boolean } = {}): QueryIndex {
  const evaluator = evaluatorOf(catalog);
  const { kernels } = evaluator;
  const trusts = (lists: readonly Evidence[][]): string[] => unique(lists.map((list) => trustOfList(catalog, list)));
  const records: QueryRecord[] = [];
  const sides = (side: string): string[] => (side === 'both' ? ['both', 'guest', 'host'] : [side]);

  for (const entry of catalog.functions) {
    const own = { function: [entry.id], group: [entry.group], side: [entry.side] };
    const levels = new Map(convergenceOf(catalog, entry.id, evaluator.newest).timeline.map((p) => [p.kernel, p.level]));
    records.push({
      kind: 'function',
      id: entry.id,
      title: entry.name,
      url: urls.function(entry.id),
      fields: { kind: ['function'], ...own },
      spans: spansOf(kernels, (kernel) => ({
        there: ['yes'],
        level: unique([levels.get(kernel)]),
        platform: evaluator.columnIds.filter((id) => evaluator.cell(entry.id, id, kernel).offers.length > 0),
      })),
      text: textOf(entry.id, entry.name, entry.definition, entry.why, entry.aliases, entry.formerly),
    });
    for (const platform of evaluator.columns) {
      records.push({
        kind: 'cell',
        id: `${entry.id}/${platform.id}`,
        title: `${entry.name}: ${platform.name}`,
        url: urls.cell(entry.id, platform.id),
        fields: { kind: ['cell'], platform: [platform.id], ...own },
        spans: spansOf(kernels, (kernel) => {
          const cell = evaluator.cell(entry.id, platform.id, kernel);
          return {
            there: ['yes'],
            state: [cell.state],
            level: unique([levels.get(kernel)]),
            since: unique(cell.offers.map((offer) => offer.since.kernel || undefined)),
            interface: unique(cell.offers.map((offer) => offer.interface.id)),
            kconfig: unique(
              cell.offers.flatMap((offer) => [...(offer.provider?.kconfig ?? []), ...(offer.interface.kconfig ?? [])]),
            ),
            trust: unique(factsOfCell(evaluator, entry.id, platform.id, kernel)),
            note: unique([cell.short || undefined]),
          };
        }),
        text: textOf(
          [entry.id, entry.name, entry.aliases, platform.id, platform.name, platform.code],
          entry.absent
            ?.filter((absent) => absent.platform === platform.id)
            .map((absent) => [absent.reason, absent.instead]),
        ),
      });
    }
  }

  for (const item of catalog.interfaces) addInterface(item);
  for (const item of catalog.platforms) {
    records.push({
      kind: 'platform',
      id: item.id,
      title: item.name,
      url: urls.platform(item.id),
      fields: { kind: ['platform'], platform: [item.id] },
      text: textOf(
        item.id,
        item.name,
        item.code,
        item.vendor,
        item.summary,
        Object.values(item.words ?? {}),
        item.aliases,
      ),
    });
  }
  for (const kind of ['format', 'concept', 'topic'] as const) {
    for (const item of catalog[`${kind}s`]) {
      const { platform, functions, aliases } = item as { platform?: string; functions?: string[]; aliases?: string[] };
      const title = 'title' in item ? item.title : item.name;
      const sentences = Object.values(item as unknown as Record<string, unknown>).filter(
        (value) => typeof value === 'string',
      );
      const proposals = 'proposals' in item ? item.proposals : undefined;
      const platforms =
        kind === 'topic' ? unique((proposals ?? []).map((proposal) => proposal.platform)) : unique([platform]);
      records.push({
        kind,
        id: item.id,
        title,
        url: urls[kind](item.id),
        fields: {
          kind: [kind],
          ...(kind === 'concept' ? {} : { platform: platforms }),
          ...(kind === 'topic' ? { function: functions ?? [] } : {}),
        },
        text: textOf(
          sentences,
          aliases,
          proposals?.map((proposal) => [proposal.title, proposal.by]),
        ),
      });
    }
  }
  if (options.names !== false) records.push(...nameRecords(catalog));

  function addInterface(item: Interface): void {
    const providers = item.providers ?? [];
    const platforms = unique([item.platform, ...providers.map((provider) => provider.platform)]);
    const served = (operation: Operation): string[] => (operation.implements ?? []).map((entry) => entry.function);
    // The interface and a provider are wholes; an operation is a part that may leave its start to the interface.
    const there = (provider?: Provider, operation?: Operation) => {
      const presence = (kernel: string): Presence =>
        combine(
          [
            presenceAt(item.history, kernel, false),
            presenceAt(provider?.history, kernel, false),
            presenceAt(operation?.history, kernel, true),
          ],
          evaluator.before,
        );
      return {
        spans: spansOf(kernels, (kernel): Fields => ({ there: presence(kernel).is === 'there' ? ['yes'] : [] })),
        since: unique(kernels.flatMap((kernel) => startOf(presence(kernel)))).slice(0, 1),
      };
    };
    const whole = there();
    const base = { side: sides(item.side) };
    const errors = [...item.operations, ...providers].flatMap((part) => part.errors ?? []);
    records.push({
      kind: 'interface',
      id: item.id,
      title: item.name,
      url: urls.interface(item.id),
      fields: {
        kind: ['interface'],
        ...base,
        platform: platforms,
        function: unique([
          ...item.operations.flatMap(served),
          ...providers.flatMap((p) => p.implements.map((e) => e.function)),
        ]),
        since: whole.since,
        kconfig: unique([...(item.kconfig ?? []), ...providers.flatMap((provider) => provider.kconfig ?? [])]),
        header: item.header ?? [],
        errno: unique(errors.map((error) => error.errno)),
        trust: trusts(evidenceOf(undefined, item.history)),
      },
      spans: whole.spans,
      text: textOf(
        [item.id, item.name, item.summary, item.aliases, item.formerly, item.module, item.source, item.document],
        [
          item.opens.path,
          item.opens.paths,
          item.structs?.map((struct) => struct.name),
          item.constants?.map((c) => c.name),
        ],
        item.discrepancies?.map((discrepancy) => discrepancy.title),
      ),
    });
    for (const operation of item.operations) {
      const own = there(undefined, operation);
      // Behind a neutral interface, an operation belongs to the platforms whose provider uses or shows it.
      const using = providers.filter(
        (p) => p.shows?.includes(operation.id) || p.implements.some((entry) => entry.operations.includes(operation.id)),
      );
      records.push({
        kind: 'operation',
        id: `${item.id}/${operation.id}`,
        title: `${operation.name} (${item.name})`,
        url: urls.operation(item.id, operation.id),
        fields: {
          kind: ['operation', operation.kind],
          ...base,
          platform: unique([item.platform, ...using.map((provider) => provider.platform)]),
          function: served(operation),
          since: own.since,
          kconfig: item.kconfig ?? [],
          header: unique([...(operation.header ? [operation.header] : (item.header ?? []))]),
          errno: unique((operation.errors ?? []).map((error) => error.errno)),
          trust: trusts(evidenceOf(operation.errors, operation.history ?? item.history)),
        },
        spans: own.spans,
        text: textOf(
          [operation.id, operation.name, operation.summary, operation.symbol, operation.path, operation.aliases],
          [operation.request, operation.response, operation.holds, item.id, item.name, errorTexts(operation.errors)],
        ),
      });
    }
    for (const provider of providers) addProvider(item, provider, there(provider), base);
  }

  function addProvider(
    item: Interface,
    provider: Provider,
    own: { spans: Span[]; since: string[] },
    base: Readonly<Record<string, readonly string[]>>,
  ): void {
    const platform = evaluator.platform(provider.platform);
    records.push({
      kind: 'provider',
      id: `${item.id}/${provider.platform}`,
      title: `${item.name} on ${platform.name}: ${provider.name}`,
      url: urls.provider(item.id, provider.platform),
      fields: {
        kind: ['provider'],
        ...base,
        platform: [provider.platform],
        function: provider.implements.map((entry) => entry.function),
        since: own.since,
        kconfig: provider.kconfig ?? [],
        errno: unique((provider.errors ?? []).map((error) => error.errno)),
        trust: trusts(evidenceOf(provider.errors, provider.history)),
      },
      spans: own.spans,
      text: textOf(
        [provider.name, provider.summary, provider.module, provider.aliases, provider.source],
        [item.id, item.name, platform.name, platform.code, errorTexts(provider.errors)],
      ),
    });
  }

  const words = { kconfig: new Set<string>(), header: new Set<string>(), errno: new Set<string>() };
  for (const record of records) {
    for (const fields of [record.fields, ...(record.spans ?? []).map((span) => span.fields)]) {
      for (const name of ['kconfig', 'header', 'errno'] as const)
        for (const word of fields[name] ?? []) words[name].add(word);
    }
  }
  return {
    kernels,
    platforms: catalog.platforms.map((item) => ({
      id: item.id,
      name: item.name,
      names: unique(
        [item.id, item.code, item.name, ...(item.aliases ?? []), ...(item.formerly ?? [])].map((name) =>
          name.toLowerCase(),
        ),
      ),
      family: item.vendor.toLowerCase(),
    })),
    functions: catalog.functions.map((item) => ({
      id: item.id,
      name: item.name,
      names: unique(
        [item.id, item.name, ...(item.aliases ?? []), ...(item.formerly ?? [])].map((name) => name.toLowerCase()),
      ),
    })),
    words: { kconfig: [...words.kconfig].sort(), header: [...words.header].sort(), errno: [...words.errno].sort() },
    records,
  };
}
