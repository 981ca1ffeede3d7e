import { kconfigSymbols } from '../catalog/kconfig.ts';
import type { Interface, Operation, Status } from '../catalog/types.ts';

/** An operation that stands for several, such as tracepoints, names them in a row, behind the name of their group. */
const partsOf = ({ name, kind }: Operation): string[] => [
  name,
  ...name.split(/[\s,:]+/).filter((part) => /^\w+_\w+$/.test(part)),
  // A parameter has its module before it.
  ...(kind === 'parameter' ? [name.slice(name.lastIndexOf('.') + 1)] : []),
];

/**
 * Interfaces by the names that code has for what is theirs. What an entry has of its own comes before what it shares: the
 * symbols of the Kconfig that many need, and those of providers; last the codes that are returned through it.
 */
export function namesOf(interfaces: readonly Interface[], families: readonly Status[]): Record<string, string[]> {
  const out = new Map<string, Set<string>>();
  const add = (name: string | undefined, id: string) => {
    if (name === undefined) return;
    const ids = out.get(name) ?? new Set();
    out.set(name, ids.add(id));
  };
  for (const entry of interfaces) {
    const own = [
      ...entry.operations.flatMap((one) => [...partsOf(one), one.symbol, ...(one.aliases ?? [])]),
      ...(entry.structs ?? []).map(({ name }) => name),
      ...(entry.constants ?? []).map(({ name }) => name),
      ...[entry.opens.path, ...(entry.opens.paths ?? [])],
      ...(entry.aliases ?? []),
    ];
    for (const name of own) add(name, entry.id);
  }
  const needs = interfaces.map(({ id, kconfig }) => ({ id, symbols: kconfigSymbols(kconfig) }));
  for (const { id, symbols } of needs.sort((a, b) => a.symbols.length - b.symbols.length)) {
    for (const name of symbols) add(name, id);
  }
  for (const { id, providers } of interfaces) {
    for (const { kconfig } of providers ?? []) for (const name of kconfigSymbols(kconfig)) add(name, id);
  }
  const kept = new Set(interfaces.map(({ id }) => id));
  for (const { where, codes } of families) {
    const by = where.find((place) => place.interface !== undefined && kept.has(place.interface))?.interface;
    if (by !== undefined) for (const { name } of codes) add(name, by);
  }
  return Object.fromEntries([...out].map(([name, ids]) => [name, [...ids]]));
}
