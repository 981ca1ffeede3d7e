import { alternatives, kconfigAt } from '../catalog/kconfig.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import type { Interface, Kconfig } from '../catalog/types.ts';
import { holdsIn, narrow, type Range, rangeOf } from './claims.ts';
import type { Found, Lookup } from './lookup.ts';
import type { Mismatch, Positions } from './position.ts';

interface Listed {
  list: Kconfig;
  path: string[];
  range: Range;
}

/** The lists of an interface and of its providers, with the releases that have each. */
function listsOf(entry: Partial<Interface>): Listed[] {
  const own = rangeOf(entry.history);
  return [
    { list: entry.kconfig ?? [], path: ['kconfig'], range: own },
    ...(entry.providers ?? []).map(({ kconfig, history }, index) => ({
      list: kconfig ?? [],
      path: ['providers', String(index), 'kconfig'],
      range: narrow(own, rangeOf(history)),
    })),
  ];
}

/** Kconfig symbols that interfaces list and that a tree which has the interface does not define. */
export function kconfigMismatches(
  version: string,
  lookup: Pick<Lookup, 'find'>,
  entries: readonly CatalogFile[],
  positions: Positions,
): Mismatch[] {
  const states = (symbols: readonly string[]): Found['state'][] =>
    symbols.map((symbol) => lookup.find({ kind: 'kconfig', symbol }).state);
  const found: Mismatch[] = [];
  for (const { kind, file, data } of entries) {
    if (kind !== 'interface' || typeof data !== 'object' || data === null) continue;
    for (const { list, path, range } of listsOf(data as Partial<Interface>)) {
      // What was never added is in no tree.
      if (range.since === undefined || !holdsIn(range, version)) continue;
      for (const item of kconfigAt(list, version)) {
        const symbols = alternatives(item);
        if (states(symbols).some((state) => state !== 'gone')) continue;
        const at = [...path, String(list.indexOf(item))];
        found.push(positions.mismatch(file, at, 'gone', `${version}: no Kconfig file defines ${symbols.join(' or ')}`));
      }
    }
  }
  return found;
}
