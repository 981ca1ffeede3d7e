import { urls } from '../catalog/addresses.ts';
import { configLinks } from '../catalog/distribution.ts';
import type { Catalog } from '../catalog/model.ts';
import { type Build, buildsOf, functionIn } from '../overlap/index.ts';

const buildDocument = ({ state, provider, lacking, module, package: from, since }: Build) => ({
  state,
  ...(provider ? { provider: provider.platform } : {}),
  ...(lacking.length > 0 ? { lacking } : {}),
  ...(module === undefined ? {} : { module }),
  ...(from === undefined ? {} : { package: from }),
  ...(since === undefined ? {} : { since }),
});

/** The functions of a distribution: for each the platforms of its architecture that have any interface for it. */
const functionsIn = (catalog: Catalog, distribution: Catalog['distributions'][number]) =>
  catalog.functions.map(({ id }) => ({
    id,
    platforms: functionIn(catalog, distribution, id).map((build) => ({
      platform: build.platform,
      ...(build.interface ? { interface: build.interface.id } : {}),
      ...buildDocument(build),
    })),
  }));

/** distributions.json: each kernel with the state of every function on the platforms of its architecture. */
export const distributionList = (catalog: Catalog) =>
  catalog.distributions.map((item) => ({
    id: item.id,
    name: item.name,
    system: item.system,
    arch: item.arch,
    kernel: item.config?.kernel ?? null,
    version: item.config?.version ?? null,
    date: item.config?.date ?? null,
    unknown: item.unknown ?? null,
    url: urls.distribution(item.id),
    document: `distributions/${item.id}.json`,
    functions: functionsIn(catalog, item).map(({ id, platforms }) => ({
      id,
      platforms: Object.fromEntries(platforms.map(({ platform, state }) => [platform, state])),
    })),
  }));

/** distributions/<id>.json: the entry, what its configuration says, and the state of each interface and function. */
export function distributionDocument(catalog: Catalog, id: string) {
  const found = catalog.distributions.find((item) => item.id === id);
  if (!found) throw new RangeError(`The catalog has no distribution "${id}".`);
  const { facts, ...entry } = found;
  return {
    id,
    name: found.name,
    url: urls.distribution(id),
    entry,
    evidence: configLinks(found),
    symbols: facts?.symbols ?? null,
    modules: facts?.modules ?? null,
    interfaces: catalog.interfaces.map((item) => ({
      id: item.id,
      builds: buildsOf(catalog, found, item).map(buildDocument),
    })),
    functions: functionsIn(catalog, found),
  };
}
