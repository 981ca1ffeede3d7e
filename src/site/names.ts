import { kconfigSymbols } from '../catalog/kconfig.ts';
import type { FunctionEntry, Interface } from '../catalog/types.ts';
import { operationPath } from './model.ts';

/** Every name by which an interface's page is found in the full-text search. */
export function interfaceNames(item: Interface): string[] {
  const names = [
    item.id,
    item.opens.path,
    ...(item.opens.paths ?? []),
    item.module,
    ...kconfigSymbols(item.kconfig).map((symbol) => `CONFIG_${symbol}`),
    ...(item.header ?? []),
    ...(item.aliases ?? []),
    ...item.operations.flatMap((operation) => [
      operation.name,
      operation.symbol,
      operationPath(item, operation),
      ...(operation.aliases ?? []),
    ]),
    ...(item.structs ?? []).map((struct) => struct.name),
    ...(item.providers ?? []).flatMap((provider) => [provider.name, ...(provider.aliases ?? [])]),
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** The same for a function. */
export const functionNames = (entry: FunctionEntry): string[] => [entry.id, ...(entry.aliases ?? [])];
