import { ENTRY_PAGE, hasEntryPage, urls } from '../catalog/addresses.ts';
import { citationOf } from '../catalog/citation.ts';
import { KIND_DIRECTORY, type Kind } from '../catalog/kinds.ts';
import type { Catalog } from '../catalog/model.ts';
import { type Row, rowsOf, rowText } from '../catalog/rows.ts';
import type { Evidence } from '../catalog/types.ts';
import { evaluatorOf, type Opportunity, opportunitiesOf } from '../overlap/index.ts';
import type { CatalogDiff, EntryChange } from './catalog-diff.ts';
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

/** A piece of evidence in a line: `drivers/…/report.c, tsm_report_read, 7.3`. */
function citation(item: Evidence): string {
  const cited = citationOf(item);
  const where = [item.symbol, item.lines, item.text, item.lacks && `without ${item.lacks}`, item.section, item.what];
  return [cited?.value, ...where, item.subject ?? item.title, item.at].filter(Boolean).join(', ');
}

const claimText = (row: Row): ClaimText => ({
  text: rowText(row, LONGEST),
  evidence: (row.evidence as readonly Evidence[]).map(citation),
});

const entryOf = (catalog: Catalog, kind: Kind, id: string): unknown =>
  catalog[KIND_DIRECTORY[kind]].find((entry) => entry.id === id);

/** Claims of an entry by row; of several in one row the later ones are numbered. */
function claimsOf(entry: unknown): Map<string, ClaimText> {
  const found = new Map<string, ClaimText>();
  for (const row of rowsOf(entry)) {
    let name = row.row;
    for (let number = 2; found.has(name); number += 1) name = `${row.row} (${number})`;
    found.set(name, claimText(row));
  }
  return found;
}

function claimDifferences(base: Catalog, head: Catalog, { kind, id, from }: EntryChange): ClaimDifference[] {
  // What machines found of a kernel is no claim.
  const [before, after] = [claimsOf(entryOf(base, kind, from ?? id)), claimsOf(entryOf(head, kind, id))];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((row) => {
    const [old, fresh] = [before.get(row) ?? null, after.get(row) ?? null];
    return JSON.stringify(old) === JSON.stringify(fresh) ? [] : [{ kind, entry: id, row, before: old, after: fresh }];
  });
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
