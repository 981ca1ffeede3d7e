import { urls } from '../../catalog/addresses.ts';
import { configLinks } from '../../catalog/distribution.ts';
import type { Catalog, DistributionBuild } from '../../catalog/model.ts';
import { evaluatorOf, functionIn } from '../../overlap/index.ts';
import type { Plain } from './blocks.ts';

/** The page of a distribution's kernel: what was read, the functions by platform, the symbols. */
export function plainDistribution(catalog: Catalog, entry: DistributionBuild): Plain {
  const { config, facts } = entry;
  const code = (id: string): string => evaluatorOf(catalog).platform(id).code;
  const functions = catalog.functions.flatMap(({ id, name }) => {
    const builds = functionIn(catalog, entry, id).filter(
      ({ state }) => state !== 'elsewhere' && state !== 'not-merged',
    );
    const words = builds.map(({ platform, state }) => `${code(platform)} ${state}`).join(', ');
    return builds.length === 0 ? [] : [{ text: `${name}: ${words}`, to: urls.function(id) }];
  });
  return {
    title: entry.name,
    page: urls.distribution(entry.id),
    blocks: [
      {
        facts: [
          ['Architecture', entry.arch],
          ['Kernel', config?.kernel],
          ['Version', config?.version],
          ['Day', config?.date],
          ['Packages', config?.packages?.join(', ')],
          [
            'Files',
            configLinks(entry)
              .map(({ url }) => url)
              .join(' '),
          ],
          ['Unknown', entry.unknown],
        ],
      },
      { heading: 'Functions', blocks: [{ list: config === undefined ? [] : functions }] },
      {
        heading: 'Symbols',
        blocks: [
          {
            list: Object.entries(facts?.symbols ?? {}).map(([symbol, state]) => ({
              text: `CONFIG_${symbol}: ${state}`,
            })),
          },
        ],
      },
    ],
  };
}
