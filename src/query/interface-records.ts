import { urls } from '../catalog/addresses.ts';
import { kconfigSymbols } from '../catalog/kconfig.ts';
import type { ErrorCase, Evidence, HistoryEvent, Interface, Operation, Provider } from '../catalog/types.ts';
import { buildsOf, isHeld } from '../overlap/distribution.ts';
import type { Evaluator } from '../overlap/evaluator.ts';
import { combine, type Presence, presenceAt } from '../overlap/presence.ts';
import { trustOfList } from '../overlap/trust.ts';
import { type Fields, type QueryRecord, type Span, spansOf, textOf, unique } from './record.ts';

/** Each interface, followed by its operations and its providers. */
export function interfaceRecords(evaluator: Evaluator): QueryRecord[] {
  return evaluator.catalog.interfaces.flatMap((item) => [
    interfaceRecord(evaluator, item),
    ...item.operations.map((operation) => operationRecord(evaluator, item, operation)),
    ...(item.providers ?? []).map((provider) => providerRecord(evaluator, item, provider)),
  ]);
}

function interfaceRecord(evaluator: Evaluator, item: Interface): QueryRecord {
  const providers = item.providers ?? [];
  const { spans, since } = availability(evaluator, item);
  const errors = [...item.operations, ...providers].flatMap((part) => part.errors ?? []);
  return {
    kind: 'interface',
    id: item.id,
    title: item.name,
    url: urls.interface(item.id),
    fields: {
      kind: ['interface'],
      side: sides(item),
      platform: unique([item.platform, ...providers.map((provider) => provider.platform)]),
      function: unique([
        ...item.operations.flatMap(served),
        ...providers.flatMap((provider) => provider.implements.map((entry) => entry.function)),
      ]),
      since,
      kconfig: unique([
        ...kconfigSymbols(item.kconfig),
        ...providers.flatMap((provider) => kconfigSymbols(provider.kconfig)),
      ]),
      distribution: evaluator.catalog.distributions
        .filter((one) => buildsOf(evaluator.catalog, one, item).some(({ state }) => isHeld(state)))
        .map(({ id }) => id),
      header: item.header ?? [],
      errno: unique(errors.map((error) => error.errno)),
      trust: trusts(evaluator, undefined, item.history),
    },
    spans,
    text: textOf(
      [item.id, item.name, item.summary, item.aliases, item.formerly, item.module, item.source, item.document],
      [
        item.opens.path,
        item.opens.paths,
        item.structs?.map((struct) => struct.name),
        item.constants?.map((constant) => constant.name),
      ],
      item.discrepancies?.map((discrepancy) => discrepancy.title),
    ),
  };
}

function operationRecord(evaluator: Evaluator, item: Interface, operation: Operation): QueryRecord {
  const { spans, since } = availability(evaluator, item, undefined, operation);
  // Behind a neutral interface, an operation belongs to the platforms whose provider uses or shows it.
  const using = (item.providers ?? []).filter(
    (provider) =>
      provider.shows?.includes(operation.id) ||
      provider.implements.some((entry) => entry.operations.includes(operation.id)),
  );
  return {
    kind: 'operation',
    id: `${item.id}/${operation.id}`,
    title: `${operation.name} (${item.name})`,
    url: urls.operation(item.id, operation.id),
    fields: {
      kind: ['operation', operation.kind],
      side: sides(item),
      platform: unique([item.platform, ...using.map((provider) => provider.platform)]),
      function: served(operation),
      since,
      kconfig: kconfigSymbols(item.kconfig),
      header: unique(operation.header ? [operation.header] : (item.header ?? [])),
      errno: unique((operation.errors ?? []).map((error) => error.errno)),
      trust: trusts(evaluator, operation.errors, operation.history ?? item.history),
    },
    spans,
    text: textOf(
      [operation.id, operation.name, operation.summary, operation.symbol, operation.path, operation.aliases],
      [operation.request, operation.response, operation.holds, item.id, item.name, errorTexts(operation.errors)],
    ),
  };
}

function providerRecord(evaluator: Evaluator, item: Interface, provider: Provider): QueryRecord {
  const { spans, since } = availability(evaluator, item, provider);
  const platform = evaluator.platform(provider.platform);
  return {
    kind: 'provider',
    id: `${item.id}/${provider.platform}`,
    title: `${item.name} on ${platform.name}: ${provider.name}`,
    url: urls.provider(item.id, provider.platform),
    fields: {
      kind: ['provider'],
      side: sides(item),
      platform: [provider.platform],
      function: provider.implements.map((entry) => entry.function),
      since,
      kconfig: kconfigSymbols(provider.kconfig),
      errno: unique((provider.errors ?? []).map((error) => error.errno)),
      trust: trusts(evaluator, provider.errors, provider.history),
    },
    spans,
    text: textOf(
      [provider.name, provider.summary, provider.module, provider.aliases, provider.source],
      [item.id, item.name, platform.name, platform.code, errorTexts(provider.errors)],
    ),
  };
}

/**
 * Where a thing is there, and its first kernel. The interface and a provider are wholes; an operation is a part that may
 * leave its start to the interface.
 */
function availability(
  evaluator: Evaluator,
  item: Interface,
  provider?: Provider,
  operation?: Operation,
): { spans: Span[]; since: string[] } {
  const { kernels, before } = evaluator;
  const presence = (kernel: string): Presence =>
    combine(
      [
        presenceAt(item.history, kernel, false),
        presenceAt(provider?.history, kernel, false),
        presenceAt(operation?.history, kernel, true),
      ],
      before,
    );
  return {
    spans: spansOf(kernels, (kernel): Fields => ({ there: presence(kernel).is === 'there' ? ['yes'] : [] })),
    since: unique(kernels.flatMap((kernel) => startOf(presence(kernel)))).slice(0, 1),
  };
}

const startOf = (presence: Presence): string[] =>
  presence.is === 'there'
    ? presence.since?.kernel
      ? [presence.since.kernel]
      : []
    : 'start' in presence && presence.start
      ? [presence.start.kernel]
      : [];

const served = (operation: Operation): string[] => (operation.implements ?? []).map((entry) => entry.function);

/** An interface for both sides is found by either. */
const sides = ({ side }: Interface): string[] => (side === 'both' ? ['both', 'guest', 'host'] : [side]);

const errorTexts = (errors: readonly ErrorCase[] | undefined): string[] =>
  (errors ?? []).flatMap((error) => [error.errno, error.when, error.do ?? '']);

/** How the errors and the history of a thing are founded. */
function trusts(
  { catalog }: Evaluator,
  errors: readonly ErrorCase[] | undefined,
  history: readonly HistoryEvent[] | undefined,
): string[] {
  const cited: Evidence[][] = [...(errors ?? []), ...(history ?? [])].map((claim) => claim.evidence);
  return unique(cited.map((list) => trustOfList(catalog, list)));
}
