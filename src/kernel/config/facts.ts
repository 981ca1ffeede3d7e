import { createHash } from 'node:crypto';
import { moduleKey, namedModules, namedSymbols, type SymbolState, sourceOf } from '../../catalog/distribution.ts';
import type { Catalog, DistributionFacts } from '../../catalog/model.ts';
import type { Distribution, DistributionConfig } from '../../catalog/types.ts';
import { parseConfiguration } from './parse.ts';

/** A module in a package: its path there, such as /usr/lib/modules/6.12/kernel/fs/a.ko.xz. */
export interface PackedModule {
  package: string;
  path: string;
}

/** What was read of a distribution's kernel. */
export interface ReadConfiguration {
  /** The configuration's files, in order. */
  texts: readonly string[];
  /** All modules of the packages; undefined where no package was read. */
  modules?: readonly PackedModule[];
}

/** The name that modprobe takes, of a module's path; undefined for other files. */
const moduleName = (path: string): string | undefined => /([^/]+)\.ko(\.(xz|zst|gz))?$/.exec(path)?.[1];

/** What a configuration says of everything that the catalog names. */
export function factsOf(
  catalog: Catalog,
  entry: Distribution & { config: DistributionConfig },
  { texts, modules }: ReadConfiguration,
): DistributionFacts {
  const values = parseConfiguration(texts);
  const silent: SymbolState = entry.config.fragment ? 'unknown' : 'absent';
  const state = (symbol: string): SymbolState => {
    const value = values.get(symbol);
    if (value === 'y' || value === 'm') return value;
    return value === undefined ? silent : 'absent';
  };
  const packed = new Map((modules ?? []).map((module) => [moduleKey(moduleName(module.path) ?? ''), module] as const));
  return {
    distribution: entry.id,
    of: sourceOf(entry.config),
    digest: createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16),
    symbols: Object.fromEntries(namedSymbols(catalog).map((symbol) => [symbol, state(symbol)])),
    ...(modules && {
      modules: Object.fromEntries(namedModules(catalog).map((name) => [name, packed.get(moduleKey(name)) ?? null])),
    }),
  };
}

/** The facts as they are written: one symbol or module a line. */
export function factsText(facts: DistributionFacts): string {
  const lines = (map: object): string =>
    Object.entries(map)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  const parts = [
    `  "distribution": ${JSON.stringify(facts.distribution)}`,
    `  "of": ${JSON.stringify(facts.of)}`,
    `  "digest": ${JSON.stringify(facts.digest)}`,
    `  "symbols": {\n${lines(facts.symbols)}\n  }`,
    ...(facts.modules ? [`  "modules": {\n${lines(facts.modules)}\n  }`] : []),
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}
