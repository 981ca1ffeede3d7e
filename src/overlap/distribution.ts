import { symbolState } from '../catalog/distribution.ts';
import { alternatives, kconfigAt } from '../catalog/kconfig.ts';
import type { Catalog, DistributionBuild } from '../catalog/model.ts';
import { byKey, perCatalog } from '../catalog/per-catalog.ts';
import type { Interface, Kconfig, Provider } from '../catalog/types.ts';
import { type Evaluator, evaluatorOf } from './evaluator.ts';
import { isNeutral, type Path } from './paths.ts';
import { combine, type Presence, presenceAt } from './presence.ts';

/**
 * How something stands in a distribution's kernel, the best first: built in; a module; not known; switched off; not in a
 * kernel of that release; in no release; of another architecture.
 */
export const BUILD_STATES = ['built-in', 'module', 'unknown', 'off', 'too-old', 'not-merged', 'elsewhere'] as const;
export type BuildState = (typeof BUILD_STATES)[number];

/** Whether a user of the distribution can have it. */
export const isHeld = (state: BuildState): boolean => state === 'built-in' || state === 'module';

/** One way to an interface in a distribution: its own, or through a provider. */
export interface Build {
  state: BuildState;
  provider?: Provider;
  /** Items of Kconfig that are off, each as its alternatives. */
  lacking: readonly (readonly string[])[];
  /** Module to load, as modprobe takes it, where it is one. */
  module?: string;
  /** Package that holds the module; null when none that was read does. Left out where no package was read. */
  package?: string | null;
  /** First kernel that has it, where this one is built from an older one. */
  since?: string;
}

export const bestBuild = (builds: readonly Build[]): Build | undefined =>
  builds.reduce<Build | undefined>(
    (best, one) =>
      best === undefined || BUILD_STATES.indexOf(one.state) < BUILD_STATES.indexOf(best.state) ? one : best,
    undefined,
  );

type SymbolsState = Pick<Build, 'lacking'> & { state: 'y' | 'm' | 'unknown' | 'off' };

/** A list of Kconfig items in a configuration: all of them together, any one of each. */
export function kconfigIn(distribution: DistributionBuild, list: Kconfig): SymbolsState {
  const items = list.map((item) => {
    const symbols = alternatives(item);
    const states = symbols.map((symbol) => symbolState(distribution, symbol));
    const state = (['y', 'm', 'unknown'] as const).find((one) => states.includes(one)) ?? 'off';
    return { symbols, state };
  });
  const lacking = items.filter(({ state }) => state === 'off').map(({ symbols }) => symbols);
  const state = (['off', 'unknown', 'm'] as const).find((one) => items.some((item) => item.state === one)) ?? 'y';
  return { state, lacking };
}

/**
 * Whether a kernel whose makers carry features back may have what came later. Symbols that are set do not tell which state
 * of the code was carried; one that is not set tells that it cannot be had.
 */
const mayCarry = (distribution: DistributionBuild, list: Kconfig): boolean =>
  distribution.config?.backports === true && list.length > 0 && kconfigIn(distribution, list).state !== 'off';

/** How one way to an interface stands, when the kernel's release has it as `presence` says. */
function buildOf(
  distribution: DistributionBuild & { config: { kernel: string } },
  item: Interface,
  provider: Provider | undefined,
  presence: Presence,
  fits: boolean,
): Build {
  const of = provider ? { provider } : {};
  const symbolsAt = (kernel: string): Kconfig => [
    ...kconfigAt(item.kconfig, kernel),
    ...kconfigAt(provider?.kconfig, kernel),
  ];
  if (!fits) return { state: 'elsewhere', lacking: [], ...of };
  if (presence.is === 'never') return { state: 'not-merged', lacking: [], ...of };
  if (presence.is === 'not-yet') {
    const since = presence.start.kernel;
    return { state: mayCarry(distribution, symbolsAt(since)) ? 'unknown' : 'too-old', lacking: [], since, ...of };
  }
  if (presence.is === 'removed' || presence.is === 'unknown') return { state: 'unknown', lacking: [], ...of };
  const list = symbolsAt(distribution.config.kernel);
  if (list.length === 0) return { state: item['kconfig-none'] ? 'built-in' : 'unknown', lacking: [], ...of };
  const { state, lacking } = kconfigIn(distribution, list);
  if (state !== 'm') return { state: state === 'y' ? 'built-in' : state, lacking, ...of };
  const module = provider?.module ?? item.module;
  const packed = module === undefined ? undefined : distribution.facts?.modules?.[module];
  return {
    state: 'module',
    lacking,
    ...of,
    ...(module === undefined ? {} : { module }),
    ...(packed === undefined ? {} : { package: packed?.package ?? null }),
  };
}

/** The distribution's kernel is known. */
const isKnown = (one: DistributionBuild): one is DistributionBuild & { config: { kernel: string } } =>
  one.config !== undefined;

/** Whether a platform's things exist on an architecture. */
function fitsArch({ platform }: Evaluator, platformId: string, item: Interface, arch: string): boolean {
  const of = platform(platformId).arch;
  if (of !== 'any') return of === arch;
  return item.arch === undefined || item.arch.some((one) => one === arch);
}

const inDistributions = perCatalog((_catalog: Catalog) => byKey<string, readonly Build[]>());

/** Every way to an interface in a distribution, the best first. */
export const buildsOf = (catalog: Catalog, distribution: DistributionBuild, item: Interface): readonly Build[] =>
  inDistributions(catalog)(`${distribution.id} ${item.id}`, () => {
    if (!isKnown(distribution)) return [{ state: 'unknown', lacking: [] }];
    const evaluator = evaluatorOf(catalog);
    const { kernel } = distribution.config;
    const own = presenceAt(item.history, kernel, false);
    const builds = (item.providers ?? []).map((provider) =>
      buildOf(
        distribution,
        item,
        provider,
        combine([own, presenceAt(provider.history, kernel, false)], evaluator.before),
        fitsArch(evaluator, provider.platform, item, distribution.arch),
      ),
    );
    if (builds.length === 0 || !isNeutral(evaluator.platform(item.platform)))
      builds.push(
        buildOf(distribution, item, undefined, own, fitsArch(evaluator, item.platform, item, distribution.arch)),
      );
    return builds.sort((a, b) => BUILD_STATES.indexOf(a.state) - BUILD_STATES.indexOf(b.state));
  });

/** How a platform's function stands in a distribution, and through which interface. */
export interface FunctionBuild extends Build {
  platform: string;
  interface?: Interface;
}

const functionBuilds = perCatalog((_catalog: Catalog) => byKey<string, readonly FunctionBuild[]>());

/** A function in a distribution: one entry for each platform of its architecture that has any interface for it. */
export const functionIn = (
  catalog: Catalog,
  distribution: DistributionBuild,
  functionId: string,
): readonly FunctionBuild[] =>
  functionBuilds(catalog)(`${distribution.id} ${functionId}`, () => {
    const evaluator = evaluatorOf(catalog);
    return evaluator.columns
      .filter(({ arch }) => arch === 'any' || arch === distribution.arch)
      .flatMap(({ id }) => {
        const paths = evaluator.paths(functionId, id);
        if (paths.length === 0) return [];
        if (!isKnown(distribution)) return [{ platform: id, state: 'unknown', lacking: [] } satisfies FunctionBuild];
        const builds = paths.map((path) => pathBuild(evaluator, distribution, path));
        return [bestBuild(builds) as FunctionBuild];
      });
  });

const pathBuild = (
  evaluator: Evaluator,
  distribution: DistributionBuild & { config: { kernel: string } },
  path: Path,
): FunctionBuild => ({
  ...buildOf(
    distribution,
    path.interface,
    path.provider,
    evaluator.presence(path, distribution.config.kernel),
    fitsArch(evaluator, path.platform, path.interface, distribution.arch),
  ),
  platform: path.platform,
  interface: path.interface,
});
