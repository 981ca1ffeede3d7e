import { urls } from '../catalog/addresses.ts';
import type { Catalog, UapiFact } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import type { Claim, Interface } from '../catalog/types.ts';
import { formatFields, formatSet } from '../decode/index.ts';
import type { EvidenceFile } from '../kernel/evidence-file.ts';
import { mergeUapi } from '../kernel/merge.ts';
import {
  archesOf,
  type Cell,
  type Convergence,
  claimsText,
  comparedOffers,
  compareOffers,
  convergenceOf,
  coverageOf,
  evaluatorOf,
  functionTimeline,
  type Offer,
  operationPresence,
  platformSet,
} from '../overlap/index.ts';

/** One operation through which a platform reaches a function. */
interface OperationRow {
  interface: string;
  operation: string;
  since: string;
}

/** Operations of all offers of a cell: common ones first, those that perform the function before those that take part. */
const operationRows = (cell: Cell): OperationRow[] =>
  cell.offers.flatMap((offer) =>
    offer.operations.map((operation, index) => ({
      interface: offer.interface.id,
      operation: operation.id,
      since: offer.operationSince[index]?.kernel ?? offer.since.kernel,
    })),
  );

/** Left out where nothing is partial, as the documents were before. */
const partialDocument = (partial: Convergence['partial']) =>
  partial.length === 0
    ? {}
    : {
        partial: partial.map(({ platform, interface: item, part, own }) => ({ platform, interface: item, part, own })),
      };

/** matrix.json of one kernel, over all platforms. */
export function matrixDocument(catalog: Catalog, kernel: string) {
  const evaluator = evaluatorOf(catalog);
  return {
    kernel,
    functions: catalog.functions.map((entry) => {
      const { level, reasons, partial, differences, timeline } = convergenceOf(catalog, entry.id, kernel);
      return {
        id: entry.id,
        name: entry.name,
        convergence: { level, reasons, ...partialDocument(partial), differences, timeline },
        cells: evaluator.columnIds.map((platform) => {
          const cell = evaluator.cell(entry.id, platform, kernel);
          return { platform, state: cell.state, operations: operationRows(cell) };
        }),
      };
    }),
  };
}

const offerDocument = (offer: Offer) => ({
  through: offer.through,
  interface: offer.interface.id,
  ...(offer.provider ? { provider: offer.provider.name } : {}),
  since: offer.since,
  operations: offer.operations.map((operation) => operation.id),
  aspects: Object.fromEntries([...offer.aspects].filter(([, claims]) => claims.length > 0)) as Record<string, Claim[]>,
});

const cellDocument = (cell: Cell) => ({
  platform: cell.platform,
  state: cell.state,
  operations: operationRows(cell),
  offers: cell.offers.map(offerDocument),
  reason: cell.reason,
  short: cell.short,
  ...(cell.instead === undefined ? {} : { instead: cell.instead }),
  basis: cell.basis,
  proposals: cell.proposals.map(({ interface: item, operation, provider, ...rest }) => ({
    interface: item.id,
    ...(operation ? { operation: operation.id } : {}),
    ...(provider ? { provider: provider.platform } : {}),
    ...rest,
  })),
  evidence: cell.evidence,
});

/** What holds of a function in a kernel. */
export function functionAt(catalog: Catalog, id: string, kernel: string) {
  const evaluator = evaluatorOf(catalog);
  const entry = evaluator.function(id);
  const cells = platformSet(catalog).map((platform) => evaluator.cell(id, platform, kernel));
  const compared = comparedOffers(cells);
  const { function: _, kernel: __, partial, ...convergence } = convergenceOf(catalog, id, kernel);
  return {
    convergence: { ...convergence, ...partialDocument(partial) },
    cells: cells.map(cellDocument),
    comparison: compareOffers(entry, compared).map((row) => ({
      aspect: row.aspect.id,
      agreement: row.agreement,
      values: row.values.map((claims, index) => ({
        platform: compared[index]?.platform,
        interface: compared[index]?.interface.id,
        text: claimsText(row.aspect, claims),
        contested: row.contested.includes(index),
      })),
    })),
  };
}

/** functions/<id>.json: the entry, and everything derived from it in the newest kernel. */
export function functionDocument(catalog: Catalog, id: string) {
  const evaluator = evaluatorOf(catalog);
  const entry = evaluator.function(id);
  return {
    id,
    name: entry.name,
    url: urls.function(id),
    kernel: evaluator.newest,
    entry,
    ...functionAt(catalog, id, evaluator.newest),
    history: functionTimeline(catalog, id),
  };
}

export const functionList = (catalog: Catalog) =>
  catalog.functions.map((entry) => {
    const { level, differences } = convergenceOf(catalog, entry.id, evaluatorOf(catalog).newest);
    return {
      id: entry.id,
      name: entry.name,
      group: entry.group,
      side: entry.side,
      level,
      differences,
      url: urls.function(entry.id),
      document: `functions/${entry.id}.json`,
    };
  });

/** Facts of the newest kernel by name, those of a struct's fields under the struct's; with their place in its list. */
const factsByName = perCatalog((catalog): ReadonlyMap<string, readonly { fact: UapiFact; place: number }[]> => {
  const facts = evaluatorOf(catalog).catalog.kernels.at(-1)?.uapi?.facts ?? [];
  return Map.groupBy(
    facts.map((fact, place) => ({ fact, place })).filter(({ fact }) => fact.value !== null),
    ({ fact }) => fact.name.split('.')[0] ?? fact.name,
  );
});

/** Whether each operation of an interface is in a kernel, as far as its own histories tell. */
export function operationsAt(catalog: Catalog, entry: Interface, kernel: string) {
  const path = { platform: entry.platform, through: 'own', interface: entry, results: [], others: [] } as const;
  return entry.operations.map((operation) => {
    const presence = operationPresence(path, operation, kernel, evaluatorOf(catalog).before);
    const since = presence.is === 'there' ? presence.since : 'start' in presence ? presence.start : undefined;
    return {
      id: operation.id,
      presence: presence.is,
      ...(since ? { since } : {}),
      url: urls.operation(entry.id, operation.id),
    };
  });
}

/** interfaces/<id>.json: the entry, and the first kernel of each operation as far as its own histories tell. */
export function interfaceDocument(catalog: Catalog, id: string) {
  const evaluator = evaluatorOf(catalog);
  const entry = catalog.interfaces.find((item) => item.id === id);
  if (!entry) throw new RangeError(`The catalog has no interface "${id}".`);
  const kernel = evaluator.newest;
  const names = new Set(
    entry.operations
      .flatMap((operation) => [operation.symbol, operation.request, operation.response])
      .concat((entry.structs ?? []).map((struct) => struct.name))
      .filter((name) => name !== undefined),
  );
  const facts = factsByName(catalog);
  return {
    id,
    name: entry.name,
    url: urls.interface(id),
    kernel,
    entry,
    operations: operationsAt(catalog, entry, kernel),
    uapi: [...names]
      .flatMap((name) => facts.get(name) ?? [])
      .sort((a, b) => a.place - b.place)
      .flatMap(({ fact }) =>
        archesOf(fact)
          .filter((arch) => !entry.arch || entry.arch.some((own) => own === arch))
          .map((arch) => ({ kind: fact.kind, name: fact.name, header: fact.header, arch, value: fact.value })),
      ),
  };
}

export const interfaceList = (catalog: Catalog) =>
  catalog.interfaces.map((entry) => ({
    id: entry.id,
    name: entry.name,
    platform: entry.platform,
    side: entry.side,
    stability: entry.stability,
    providers: (entry.providers ?? []).map((provider) => provider.platform),
    functions: [
      ...new Set([
        ...entry.operations.flatMap((operation) => (operation.implements ?? []).map((item) => item.function)),
        ...(entry.providers ?? []).flatMap((provider) => provider.implements.map((item) => item.function)),
      ]),
    ],
    operations: entry.operations.length,
    url: urls.interface(entry.id),
    document: `interfaces/${entry.id}.json`,
  }));

/** The catalog's layouts, with the parts that they include. */
const layoutsOf = perCatalog((catalog) => formatSet(catalog.formats));

/** formats/<id>.json: the flattened fields. A binary format's have `offset`, a CBOR format's `key`. */
export function formatDocument(catalog: Catalog, id: string) {
  const set = layoutsOf(catalog);
  const entry = catalog.formats.find((item) => item.id === id);
  const layout = set.byId.get(id);
  if (!entry || !layout) throw new RangeError(`The catalog has no format "${id}".`);
  return {
    id,
    name: entry.name,
    platform: entry.platform,
    encoding: entry.encoding,
    url: urls.format(id),
    // The set's copy has the parts that the entry includes.
    fields: formatFields(layout, set).map(({ name, offset, key, size, type, endian, concept, ...rest }) => ({
      name,
      ...(key === undefined ? { offset: offset ?? null } : { key }),
      size,
      type,
      endian: endian ?? null,
      concept,
      ...rest,
    })),
    entry,
  };
}

export const formatList = (catalog: Catalog) =>
  catalog.formats.map((entry) => ({
    id: entry.id,
    name: entry.name,
    platform: entry.platform,
    encoding: entry.encoding,
    url: urls.format(entry.id),
    document: `formats/${entry.id}.json`,
  }));

export const platformList = (catalog: Catalog) =>
  catalog.platforms.map((entry) => ({
    id: entry.id,
    name: entry.name,
    code: entry.code,
    neutral: entry.neutral ?? false,
    main: entry.main ?? false,
    url: urls.platform(entry.id),
    entry,
  }));

export const conceptList = (catalog: Catalog) =>
  catalog.concepts.map((entry) => ({ id: entry.id, name: entry.name, url: urls.concept(entry.id), entry }));

export const kernelList = (catalog: Catalog) =>
  catalog.kernels.map(({ uapi, found: _, codes: __, printed: ___, ...entry }) => ({
    id: entry.id,
    released: entry.released,
    extracted: uapi !== undefined,
    url: urls.kernel(entry.id),
    document: `kernels/${entry.id}/matrix.json`,
    entry,
  }));

/** uapi.json: every extracted name, with its value in each kernel whose headers were read. */
export const uapiDocument = (catalog: Catalog) =>
  mergeUapi(catalog.kernels.flatMap((release) => (release.uapi ? [release.uapi] : [])));

/** verification.json: how well the catalog is founded, and where every cited place was found. */
export function verificationDocument(catalog: Catalog, files: readonly EvidenceFile[]) {
  const evaluator = evaluatorOf(catalog);
  const { newest } = evaluator;
  const places = [...new Set(files.flatMap((file) => Object.keys(file.places)))].sort();
  return {
    kernel: newest,
    coverage: {
      ...coverageOf(catalog, newest),
      platforms: evaluator.columnIds.map((platform) => ({
        platform,
        ...coverageOf(catalog, newest, { platforms: [platform] }),
      })),
    },
    kernels: catalog.kernels.flatMap((release) => {
      const file = files.find((candidate) => candidate.kernel === release.id);
      if (!file && !release.uapi) return [];
      const records = Object.values(file?.places ?? {});
      return [
        {
          kernel: release.id,
          package: file?.package ?? release.uapi?.package ?? null,
          facts: release.uapi?.facts.reduce((sum, fact) => sum + archesOf(fact).length, 0) ?? 0,
          places: records.length,
          found: records.filter((record) => record !== null).length,
        },
      ];
    }),
    // A kernel is left out of a place where nobody looked; null: looked, and not there.
    places: places.map((place) => ({
      place,
      kernels: Object.fromEntries(
        files.filter((file) => place in file.places).map((file) => [file.kernel, file.places[place] ?? null]),
      ),
    })),
  };
}
