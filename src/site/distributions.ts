import { configLinks } from '../catalog/distribution.ts';
import { kconfigAt, kconfigSymbols } from '../catalog/kconfig.ts';
import type { DistributionBuild } from '../catalog/model.ts';
import type { FunctionEntry, Interface } from '../catalog/types.ts';
import {
  BUILD_STATES,
  type Build,
  type BuildState,
  buildsOf,
  type FunctionBuild,
  functionIn,
  isHeld,
} from '../overlap/index.ts';
import { getCatalog, memo, memoBy } from './catalog.ts';
import { platformOf } from './model.ts';

/** Each state in a word for tables, and what it means. */
export const BUILD: Readonly<Record<BuildState, { name: string; means: string }>> = {
  'built-in': { name: 'built in', means: 'all its symbols are y' },
  module: { name: 'module', means: 'its symbols are there, and one of them is m' },
  off: { name: 'off', means: 'the kernel could have it; a symbol that it needs is not set' },
  'too-old': { name: 'too old', means: 'it came with a later release than this kernel is built from' },
  unknown: {
    name: 'unknown',
    means: 'nobody read it, or what was read does not say; or it may have been carried back',
  },
  'not-merged': { name: 'in no release', means: 'it is only proposed' },
  elsewhere: { name: 'other architecture', means: 'it exists on another architecture' },
};

/** Distributions whose configuration is known, and those of which nothing is. */
export const known = memo(({ distributions }) => distributions.filter(({ config }) => config !== undefined));
export const unknown = memo(({ distributions }) => distributions.filter(({ config }) => config === undefined));

/** Architectures of the known ones, those with most kernels first. */
export const arches = memo(() => {
  const groups = Map.groupBy(known(), ({ arch }) => arch);
  return [...groups].map(([arch, list]) => ({ arch, list })).sort((a, b) => b.list.length - a.list.length);
});

/** What stands in a cell of the matrix: the platforms that have it, else the best of the other states. */
export interface DistributionCell {
  held: readonly { code: string; platform: string; module: boolean }[];
  /** Undefined where something is held, or where no platform of the architecture has an interface for it. */
  else?: BuildState;
}

export function cellIn(distribution: DistributionBuild, functionId: string): DistributionCell {
  const builds = functionIn(getCatalog(), distribution, functionId);
  const held = builds.filter(({ state }) => isHeld(state));
  if (held.length > 0)
    return {
      held: held.map(({ platform, state }) => ({
        platform,
        code: platformOf(platform).code,
        module: state === 'module',
      })),
    };
  const state = BUILD_STATES.find((one) => builds.some((build) => build.state === one));
  return { held: [], ...(state === undefined ? {} : { else: state }) };
}

/** Functions that have any interface on an architecture. */
export const functionsOn = memoBy((arch: string): readonly FunctionEntry[] => {
  const one = known().filter((item) => item.arch === arch);
  return getCatalog().functions.filter(({ id }) =>
    one.some((item) => functionIn(getCatalog(), item, id).some(({ state }) => state !== 'not-merged')),
  );
});

/** An interface in one distribution: its best way, and what its symbols say there. */
export interface InterfaceRow {
  distribution: DistributionBuild;
  best: Build;
  symbols: readonly { symbol: string; state: string }[];
}

export function interfaceRow(distribution: DistributionBuild, item: Interface): InterfaceRow {
  const [best] = buildsOf(getCatalog(), distribution, item);
  const kernel = distribution.config?.kernel;
  const lists = [item.kconfig, best?.provider?.kconfig];
  const symbols =
    kernel === undefined
      ? []
      : [...new Set(lists.flatMap((list) => kconfigSymbols(kconfigAt(list, kernel))))].map((symbol) => ({
          symbol,
          state: distribution.facts?.symbols[symbol] ?? 'unknown',
        }));
  return { distribution, best: best ?? { state: 'unknown', lacking: [] }, symbols };
}

/** An interface in every known distribution of an architecture that can have it. */
export const rowsOf = (item: Interface): InterfaceRow[] =>
  known()
    .map((distribution) => interfaceRow(distribution, item))
    .filter(({ best }) => best.state !== 'elsewhere');

/** A function in every known distribution: the states of its platforms there; without those that can have none. */
export const functionRows = (id: string): { distribution: DistributionBuild; builds: readonly FunctionBuild[] }[] =>
  known()
    .map((distribution) => ({ distribution, builds: functionIn(getCatalog(), distribution, id) }))
    .filter(({ builds }) => builds.some(({ state }) => state !== 'elsewhere' && state !== 'not-merged'));

/** What was read, as links where there is a public file. */
export const sourcesOf = (distribution: DistributionBuild): { name: string; url?: string }[] => {
  const links = configLinks(distribution).map(({ path, url }) => ({ name: path, url }));
  return links.length > 0 ? links : (distribution.config?.packages ?? []).map((name) => ({ name }));
};

/** In which words the way to an interface is told: module and package, or what is lacking. */
export function buildWords({ state, module, package: from, lacking, since }: Build): string {
  if (state === 'module' && module !== undefined)
    return from === undefined
      ? module
      : from === null
        ? `${module}, in none of the packages read`
        : `${module}, in ${from}`;
  if (state === 'off') return lacking.map((names) => names.map((name) => `CONFIG_${name}`).join(' or ')).join(', ');
  if (since === undefined) return '';
  return state === 'unknown' ? `since ${since}; this kernel may carry it` : `since ${since}`;
}
