import type { Catalog } from '../catalog/model.ts';
import type { Interface, Operation, Platform, Provider, ProviderImplements } from '../catalog/types.ts';

/** One way by which a platform reaches a function, whatever the kernel. */
export interface Path {
  readonly platform: string;
  readonly through: 'common' | 'own';
  readonly interface: Interface;
  readonly provider?: Provider;
  /** The provider's own words on the function. */
  readonly entry?: ProviderImplements;
  /** Operations that perform it; never empty. */
  readonly results: readonly Operation[];
  /** Operations that only take part. */
  readonly others: readonly Operation[];
}

/** Whether a platform is the neutral one, which is never a column. */
export const isNeutral = (platform: Platform): boolean => platform.neutral === true || platform.id === 'linux';

/** An operation's part in a function; undefined when it has none. A part that is left out means `result`. */
export function partIn(operation: Operation, functionId: string): 'result' | 'input' | 'option' | 'step' | undefined {
  const entry = operation.implements?.find((candidate) => candidate.function === functionId);
  return entry && (entry.as ?? 'result');
}

const offers = (operation: Operation): boolean => operation.status !== 'declared-only';

/** Paths by function, then by platform; a neutral interface's first, each group in the catalog's order. */
export type PathIndex = ReadonlyMap<string, ReadonlyMap<string, readonly Path[]>>;

/** Indexes every path of a catalog in one pass over its interfaces. */
export function indexPaths(catalog: Catalog): PathIndex {
  const neutral = new Set(catalog.platforms.filter(isNeutral).map((platform) => platform.id)).add('linux');
  const index = new Map<string, Map<string, Path[]>>();
  const add = (functionId: string, path: Path): void => {
    let byPlatform = index.get(functionId);
    if (!byPlatform) {
      byPlatform = new Map();
      index.set(functionId, byPlatform);
    }
    const list = byPlatform.get(path.platform);
    if (list) list.push(path);
    else byPlatform.set(path.platform, [path]);
  };
  for (const item of catalog.interfaces) {
    const isCommon = neutral.has(item.platform);
    for (const provider of item.providers ?? []) {
      for (const entry of provider.implements) {
        const named = entry.operations
          .map((id) => item.operations.find((operation) => operation.id === id))
          .filter((operation) => operation !== undefined)
          .filter(offers);
        // A provider may name operations that say nothing of the function themselves: then each of them performs it.
        const performing = named.filter((operation) => partIn(operation, entry.function) === 'result');
        const results = performing.length > 0 ? performing : named;
        if (results.length === 0) continue;
        const others = named.filter((operation) => !results.includes(operation));
        const through = isCommon ? 'common' : 'own';
        add(entry.function, {
          platform: provider.platform,
          through,
          interface: item,
          provider,
          entry,
          results,
          others,
        });
      }
    }
    if (isCommon) continue;
    const functions = new Set(
      item.operations.flatMap((operation) => operation.implements ?? []).map((e) => e.function),
    );
    for (const functionId of functions) {
      const usable = item.operations.filter(offers);
      const results = usable.filter((operation) => partIn(operation, functionId) === 'result');
      if (results.length === 0) continue;
      const others = usable.filter((operation) => !['result', undefined].includes(partIn(operation, functionId)));
      add(functionId, { platform: item.platform, through: 'own', interface: item, results, others });
    }
  }
  for (const byPlatform of index.values()) {
    for (const list of byPlatform.values())
      list.sort((a, b) => Number(a.through === 'own') - Number(b.through === 'own'));
  }
  return index;
}
