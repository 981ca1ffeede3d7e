import { kconfigSymbols } from './kconfig.ts';
import type { Catalog, DistributionBuild } from './model.ts';
import type { Distribution, DistributionConfig } from './types.ts';

/** What a configuration says of a symbol. `unknown`: nobody read it, or a fragment does not name it. */
export type SymbolState = 'y' | 'm' | 'absent' | 'unknown';

/** What was read, in one line: `package=version …`, or `address@commit: path, path`. */
export function sourceOf({ packages, version, repository, commit, paths }: DistributionConfig): string {
  if (packages) return packages.map((name) => `${name}=${version}`).join(' ');
  return `${repository}@${commit}: ${(paths ?? []).join(', ')}`;
}

/** Whether the extracted facts are those of what the entry names now. */
export const isCurrent = ({ config, facts }: DistributionBuild): boolean =>
  config !== undefined && facts !== undefined && facts.of === sourceOf(config);

/** What a distribution's configuration says of a symbol. */
export const symbolState = ({ facts }: DistributionBuild, symbol: string): SymbolState =>
  facts?.symbols[symbol] ?? 'unknown';

/** Names that modprobe takes are the same with - and _. */
export const moduleKey = (name: string): string => name.replaceAll('-', '_');

/** Every Kconfig symbol that interfaces, providers and evidence name, in order. */
export function namedSymbols(catalog: Pick<Catalog, 'interfaces' | 'functions'>): string[] {
  const found = new Set<string>();
  for (const item of catalog.interfaces)
    for (const { kconfig } of [item, ...(item.providers ?? [])])
      for (const symbol of kconfigSymbols(kconfig)) found.add(symbol);
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'kconfig' && typeof part === 'string') found.add(part);
      else walk(part);
    }
  };
  walk(catalog.interfaces);
  walk(catalog.functions);
  return [...found].sort();
}

/** Every module that interfaces and providers name, in order. */
export const namedModules = ({ interfaces }: Pick<Catalog, 'interfaces'>): string[] =>
  [
    ...new Set(
      interfaces
        .flatMap((item) => [item.module, ...(item.providers ?? []).map(({ module }) => module)])
        .filter((name) => name !== undefined),
    ),
  ].sort();

/** Where a distribution's configuration can be looked at: repository files at their commit; undefined for packages. */
export function configLinks({ config }: Distribution): { path: string; url: string }[] {
  const { repository, commit, paths } = config ?? {};
  if (repository === undefined || commit === undefined) return [];
  return (paths ?? []).map((path) => ({
    path,
    url: `${repository.replace(/\/$/, '')}/blob/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`,
  }));
}
