import { urls } from '../../catalog/addresses.ts';
import { configLinks } from '../../catalog/distribution.ts';
import type { Catalog, DistributionBuild } from '../../catalog/model.ts';
import { type Build, buildsOf, functionIn } from '../../overlap/index.ts';
import type { Field, Sheet } from './sheet.ts';

const link = (to: string): Field => ({ links: [to] });

/** What a user of the distribution can meet: neither another architecture's nor what is only proposed. */
const isOffered = ({ state }: Build): boolean => state !== 'elsewhere' && state !== 'not-merged';

const buildFields = ({ state, module, package: from, lacking, since }: Build): Field[] => [
  state,
  module,
  from === null ? 'none of those read' : from,
  lacking.map((names) => names.map((name) => `CONFIG_${name}`).join(' or ')).join(', '),
  since,
];
const BUILD_COLUMNS = ['state', 'module', 'package', 'lacking', 'since'] as const;

/** The kernels of distributions: what was read, and where it is. */
export const distributionsSheet = (catalog: Catalog): Sheet => ({
  title: 'Kernels of distributions',
  columns: [
    ...['distribution', 'name', 'system', 'release', 'arch', 'kernel', 'version', 'date', 'backports', 'fragment'],
    ...['unknown', 'url', 'evidence', 'evidence-links'],
  ],
  rows: catalog.distributions.map((entry) => [
    entry.id,
    entry.name,
    entry.system,
    entry.release,
    entry.arch,
    entry.config?.kernel,
    entry.config?.version,
    entry.config?.date,
    entry.config?.backports && 'yes',
    entry.config?.fragment && 'yes',
    entry.unknown,
    link(urls.distribution(entry.id)),
    entry.facts?.of,
    { links: configLinks(entry).map(({ url }) => url) },
  ]),
});

/** Every function in every kernel of a distribution, by platform. */
export const distributionMatrixSheet = (catalog: Catalog): Sheet => ({
  title: 'Functions in the kernels of distributions',
  columns: ['function', 'distribution', 'platform', 'interface', ...BUILD_COLUMNS],
  rows: catalog.functions.flatMap(({ id }) =>
    catalog.distributions.flatMap((distribution) =>
      distribution.config === undefined
        ? []
        : functionIn(catalog, distribution, id)
            .filter(isOffered)
            .map((build) => [id, distribution.id, build.platform, build.interface?.id, ...buildFields(build)]),
    ),
  ),
});

/** Every interface in one kernel, by each way to it. */
export const distributionSheet = (catalog: Catalog, distribution: DistributionBuild): Sheet => ({
  title: `${distribution.name}: interfaces`,
  columns: ['interface', 'name', 'platform', ...BUILD_COLUMNS, 'url'],
  rows: catalog.interfaces.flatMap((item) =>
    buildsOf(catalog, distribution, item)
      .filter(isOffered)
      .map((build) => [
        item.id,
        item.name,
        build.provider?.platform ?? item.platform,
        ...buildFields(build),
        link(urls.interface(item.id)),
      ]),
  ),
});
