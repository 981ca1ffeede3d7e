import { alternatives, kconfigRange } from '../../catalog/kconfig.ts';
import type { Catalog } from '../../catalog/model.ts';
import { isMerged } from '../../catalog/signs.ts';
import type { Interface, Kconfig, Provider } from '../../catalog/types.ts';
import { compareVersions } from '../../catalog/versions.ts';
import { evaluatorOf } from '../../overlap/index.ts';
import { isNeutral } from '../../overlap/paths.ts';

/** When something came: its first kernel, and the last one that is known to lack it. */
export interface Start {
  /** `never` where it is in no release. */
  since: string;
  /** `-`: the first kernel is exact; `?`: nothing is known before it. */
  before: string;
}

const NEVER: Start = { since: 'never', before: '-' };
/** It is there, and nobody looked since when. */
const SOMETIME: Start = { since: 'unknown', before: '?' };

/** The start of a history. */
function startOf(history: Interface['history']): Start {
  const added = history.find(({ change, kernel }) => change === 'added' && kernel !== undefined);
  const first = added ?? history.find(({ change, kernel }) => change !== 'proposed' && kernel !== undefined);
  if (first?.kernel === undefined) return history.some(({ change }) => change !== 'proposed') ? SOMETIME : NEVER;
  const before = first['not-in'] ?? (added && !first['or-before'] ? '-' : '?');
  return { since: first.kernel, before };
}

/** The later of two starts: both are needed. */
export function later(a: Start, b: Start): Start {
  if (a.since === 'never' || b.since === 'never') return NEVER;
  if (a.since === 'unknown' || b.since === 'unknown') return SOMETIME;
  return compareVersions(a.since, b.since) >= 0 ? a : b;
}

/** One way to an interface on a platform. */
export interface Way extends Start {
  platform: string;
  arch: string;
  /** Items with / between alternatives, each with @FIRST:LAST where only some kernels have it. */
  kconfig: string;
  module: string;
  provider?: Provider;
}

const kconfigWords = (list: Kconfig | undefined): string[] =>
  (list ?? []).map((item) => {
    const { since, until } = kconfigRange(item);
    const range = since === undefined && until === undefined ? '' : `@${since ?? ''}:${until ?? ''}`;
    return `${alternatives(item).join('/')}${range}`;
  });

/** Every way to an interface: through each of its providers, or its own. */
export function waysOf(catalog: Catalog, item: Interface): Way[] {
  const evaluator = evaluatorOf(catalog);
  const own = isMerged(item) ? startOf(item.history) : NEVER;
  const way = (platform: string, start: Start, provider?: Provider): Way => ({
    platform,
    arch: evaluator.platform(platform).arch,
    ...start,
    kconfig: [...new Set([...kconfigWords(item.kconfig), ...kconfigWords(provider?.kconfig)])].join(' '),
    module: provider?.module ?? item.module ?? '',
    ...(provider ? { provider } : {}),
  });
  const ways = (item.providers ?? []).map((provider) =>
    way(provider.platform, later(own, startOf(provider.history)), provider),
  );
  if (ways.length === 0 || !isNeutral(evaluator.platform(item.platform))) ways.push(way(item.platform, own));
  return ways;
}

/** First kernel of a function through a path, where it is later than the interface's. */
export function functionStart(catalog: Catalog, functionId: string, platform: string, item: Interface): string {
  const evaluator = evaluatorOf(catalog);
  const paths = evaluator.paths(functionId, platform).filter((path) => path.interface === item);
  for (const path of paths) {
    const presence = evaluator.presence(path, evaluator.newest);
    const since = presence.is === 'there' ? presence.since?.kernel : undefined;
    if (since !== undefined && since !== '' && presence.is === 'there' && presence.since?.exact) return since;
  }
  return '';
}
