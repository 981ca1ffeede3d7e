import { urls } from '../catalog/addresses.ts';
import type { Interface, Operation } from '../catalog/types.ts';
import type { KnownOperation } from './knowledge.ts';

const WEIGHT: Readonly<Record<string, number>> = { result: 1, input: 0.8, step: 0.6, option: 0.6 };

/** An operation as a review knows it; what providers of `platform` do behind it is left out. */
export function knownOperation(entry: Interface, operation: Operation, platform: string | undefined): KnownOperation {
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
