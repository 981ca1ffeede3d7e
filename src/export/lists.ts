import { urls } from '../catalog/addresses.ts';
import { citationOf } from '../catalog/citation.ts';
import { KIND_DIRECTORY, KINDS, type Kind } from '../catalog/kinds.ts';
import type { Catalog } from '../catalog/model.ts';
import { perCatalog } from '../catalog/per-catalog.ts';
import { rowsOf } from '../catalog/rows.ts';
import type { Evidence } from '../catalog/types.ts';
import { getOrMake } from '../maps.ts';
import { claimsText, evaluatorOf, type Opportunity, opportunitiesOf, platformSet } from '../overlap/index.ts';
import { consultationOutcome, dataDay } from '../record/index.ts';

/** An entry that cites a source, and how often. */
interface Citing {
  kind: Kind;
  id: string;
  times: number;
}

/** Who cites each source, in the order of the kinds. */
const citingOf = perCatalog((catalog): ReadonlyMap<string, readonly Citing[]> => {
  const found = new Map<string, Citing[]>();
  for (const kind of KINDS) {
    for (const entry of catalog[KIND_DIRECTORY[kind]]) {
      if (kind === 'kernel') continue;
      for (const { evidence } of rowsOf(entry)) {
        for (const item of evidence as readonly Evidence[]) {
          const cited = citationOf(item);
          if (cited?.kind !== 'spec') continue;
          const list = getOrMake(found, cited.value, () => []);
          const last = list.at(-1);
          if (last?.kind === kind && last.id === entry.id) last.times += 1;
          else list.push({ kind, id: entry.id, times: 1 });
        }
      }
    }
  }
  return found;
});

/** sources.json: what `spec` of a piece of evidence stands for, and who cites it. */
export const sourceList = (catalog: Catalog) =>
  catalog.sources.map((entry) => ({
    id: entry.id,
    title: entry.title,
    url: urls.source(entry.id),
    cited: citingOf(catalog).get(entry.id) ?? [],
    entry,
  }));

/** forums.json */
export const forumList = (catalog: Catalog) =>
  catalog.forums.map((entry) => ({ id: entry.id, name: entry.name, url: urls.forum(entry.id), entry }));

/** consultations.json, oldest first. */
export const consultationList = (catalog: Catalog) =>
  catalog.consultations.map((entry) => ({
    id: entry.id,
    url: urls.topic(entry.topic),
    outcome: consultationOutcome(entry, dataDay(catalog)),
    entry,
  }));

/** discrepancies.json: where the kernel's documents and its code disagree. */
export const discrepancyList = (catalog: Catalog) =>
  catalog.interfaces.flatMap((entry) =>
    (entry.discrepancies ?? []).map(({ id, ...rest }) => ({
      interface: entry.id,
      id,
      url: urls.interface(entry.id, `discrepancy-${id}`),
      ...rest,
    })),
  );

/** The main platforms, or all when none is called so. */
export function mainPlatforms(catalog: Catalog): readonly string[] {
  const main = catalog.platforms.filter((platform) => platform.main).map(({ id }) => id);
  return main.length > 0 ? main : platformSet(catalog);
}

const opportunityDocument = (one: Opportunity) => ({
  function: one.function.id,
  name: one.function.name,
  url: urls.opportunity(one.function.id),
  kernel: one.kernel,
  kind: one.kind,
  score: one.score,
  terms: one.terms,
  level: one.convergence.level,
  offers: one.offers.map(({ platform, through, interface: item, since, operations }) => ({
    platform,
    through,
    interface: item.id,
    operations: operations.map(({ id }) => id),
    since,
  })),
  proposed: one.proposed.map(({ platform, reason, evidence }) => ({ platform, reason, evidence })),
  reconcile: one.reconcile.map((row) => ({
    aspect: row.aspect.id,
    values: row.values.map((claims, index) => ({
      platform: one.offers[index]?.platform,
      interface: one.offers[index]?.interface.id,
      text: claimsText(row.aspect, claims),
    })),
  })),
  topics: one.topics.map(({ id }) => id),
  dropped: one.dropped.map(({ id }) => id),
});

/** Opportunities over some platforms, best first. */
export const opportunitiesAmong = (catalog: Catalog, platforms: readonly string[]) =>
  opportunitiesOf(catalog, evaluatorOf(catalog).newest, platforms).map(opportunityDocument);

/** opportunities.json: over all platforms, best first; `main` tells what the same is worth among the main ones. */
export function opportunityList(catalog: Catalog) {
  const { newest } = evaluatorOf(catalog);
  const main = new Map(
    opportunitiesOf(catalog, newest, mainPlatforms(catalog)).map((one) => [one.function.id, one] as const),
  );
  return opportunitiesOf(catalog, newest).map((one) => {
    const among = main.get(one.function.id);
    return { ...opportunityDocument(one), main: among ? { kind: among.kind, score: among.score } : null };
  });
}
