import { ENTRY_PAGE, hasEntryPage, urls } from '../catalog/addresses.ts';
import { KIND_DIRECTORY, type Kind } from '../catalog/kinds.ts';
import type { Catalog } from '../catalog/model.ts';
import { type Row, rowsOf, rowText } from '../catalog/rows.ts';
import type { Evidence } from '../catalog/types.ts';
import { getOrMake } from '../maps.ts';
import { evaluatorOf, type Opportunity, opportunitiesOf } from '../overlap/index.ts';
import type { CatalogDiff, EntryChange } from './catalog-diff.ts';
import { citationText } from './citations.ts';
import { type OwnerRule, ownersOf } from './owners.ts';

/** What is claimed, with what it rests on. */
export interface ClaimText {
  text: string;
  evidence: string[];
}

/** A claim that came, went, says something else, or rests on something else. Null: this side has none. */
export interface ClaimDifference {
  kind: Kind;
  entry: string;
  /** Where in the entry, by ids: `operations/get-report/errors/EINVAL`; '' for the entry itself. */
  row: string;
  /** The row in which the same claim stood before, when it was put into another. */
  from?: string;
  before: ClaimText | null;
  after: ClaimText | null;
}

/** An opportunity that came, went, or is worth something else, in the newest kernel that both sides have. */
export interface OpportunityDifference {
  function: string;
  before: { kind: Opportunity['kind']; score: number } | null;
  after: { kind: Opportunity['kind']; score: number } | null;
}

/** What a change means beyond its cells. */
export interface ChangeReport {
  claims: ClaimDifference[];
  opportunities: OpportunityDifference[];
  /** Files of the entries that changed, from the root of the repository. */
  files: string[];
  /** Who is asked to review them. */
  reviewers: string[];
}

/** Site path of an entry's page; undefined when its kind has none. */
export function entryPath(kind: Kind, id: string): string | undefined {
  const folder = KIND_DIRECTORY[kind];
  if (hasEntryPage(folder)) return ENTRY_PAGE[folder](id);
  if (kind === 'kernel') return urls.kernel(id);
  return kind === 'source' ? urls.source(id) : undefined;
}

const LONGEST = 160;

const claimText = (row: Row): ClaimText => ({
  text: rowText(row, LONGEST),
  evidence: (row.evidence as readonly Evidence[]).map(citationText),
});

const entryOf = (catalog: Catalog, kind: Kind, id: string): unknown =>
  catalog[KIND_DIRECTORY[kind]].find((entry) => entry.id === id);

/** Claims of an entry by row; a row may hold several, such as an error that comes for many reasons. */
function claimsOf(entry: unknown): Map<string, ClaimText[]> {
  const found = new Map<string, ClaimText[]>();
  for (const row of rowsOf(entry)) getOrMake(found, row.row, () => []).push(claimText(row));
  return found;
}

const same = (a: ClaimText | null, b: ClaimText | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is in `list` and not in `other`, each piece as often as it is there more. */
function without(list: readonly ClaimText[], other: readonly ClaimText[]): ClaimText[] {
  const left = [...other];
  return list.filter((one) => {
    const at = left.findIndex((candidate) => same(candidate, one));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function claimDifferences(base: Catalog, head: Catalog, { kind, id, from }: EntryChange): ClaimDifference[] {
  const [before, after] = [claimsOf(entryOf(base, kind, from ?? id)), claimsOf(entryOf(head, kind, id))];
  const found = [...new Set([...after.keys(), ...before.keys()])].flatMap((row): ClaimDifference[] => {
    const [old, fresh] = [before.get(row) ?? [], after.get(row) ?? []];
    const [went, came] = [without(old, fresh), without(fresh, old)];
    return Array.from({ length: Math.max(went.length, came.length) }, (_, index) => ({
      kind,
      entry: id,
      row,
      before: went[index] ?? null,
      after: came[index] ?? null,
    }));
  });
  // A claim that went in one row and came in another was put there.
  const went = found.filter((one) => one.after === null);
  const moved = new Set<ClaimDifference>();
  const all = found.map((one) => {
    const origin =
      one.before === null ? went.find((other) => !moved.has(other) && same(other.before, one.after)) : undefined;
    if (!origin) return one;
    moved.add(origin);
    return { ...one, before: origin.before, from: origin.row };
  });
  return all.filter((one) => !moved.has(one));
}

function opportunityDifferences(base: Catalog, head: Catalog): OpportunityDifference[] {
  const known = new Set(evaluatorOf(base).kernels);
  const kernel = evaluatorOf(head).kernels.findLast((one) => known.has(one));
  if (kernel === undefined) return [];
  const list = (catalog: Catalog) =>
    new Map(opportunitiesOf(catalog, kernel).map(({ function: { id }, kind, score }) => [id, { kind, score }]));
  const [before, after] = [list(base), list(head)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const [old, fresh] = [before.get(id) ?? null, after.get(id) ?? null];
    return JSON.stringify(old) === JSON.stringify(fresh) ? [] : [{ function: id, before: old, after: fresh }];
  });
}

/** Everything that `diff` says besides cells, levels, entries and facts. */
export function changeReport(
  base: Catalog,
  head: Catalog,
  diff: CatalogDiff,
  owners: readonly OwnerRule[] = [],
): ChangeReport {
  const files = diff.entries.flatMap(({ kind, id, from }) => {
    const file = head.files.get(`${kind}/${id}`) ?? base.files.get(`${kind}/${from ?? id}`);
    return file === undefined ? [] : [`catalog/${file}`];
  });
  return {
    claims: diff.entries.flatMap((change) => claimDifferences(base, head, change)),
    opportunities: opportunityDifferences(base, head),
    files,
    reviewers: [...new Set(files.flatMap((file) => ownersOf(owners, file)))],
  };
}
