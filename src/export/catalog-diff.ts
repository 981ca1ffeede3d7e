import { urls } from '../catalog/addresses.ts';
import { KIND_DIRECTORY, KINDS, type Kind } from '../catalog/kinds.ts';
import type { Catalog, UapiValue } from '../catalog/model.ts';
import {
  archesOf,
  type CellView,
  cellView,
  convergenceOf,
  evaluatorOf,
  factKey,
  factText,
  type Level,
} from '../overlap/index.ts';
import { type ChangeReport, type ClaimText, entryPath, type OpportunityDifference } from './change-report.ts';
import { changeParagraph } from './change-words.ts';
import { aspectNames, viewChanges, viewText } from './diff-text.ts';

/** An entry that is new, gone, has another id, or reads differently. */
export interface EntryChange {
  kind: Kind;
  id: string;
  name: string;
  change: 'added' | 'removed' | 'renamed' | 'changed';
  /** Id before a renaming. */
  from?: string;
  /** Name before, when that changed. */
  nameBefore?: string;
  /** Top-level keys whose content differs. */
  keys?: string[];
  /** Parts of an interface that came or went: operations and providers. */
  parts?: { part: string; change: 'added' | 'removed' | 'changed' }[];
}

/** The same change of a cell in one or more kernels. Null: the catalog has no such cell. */
export interface CellDifference {
  function: string;
  platform: string;
  kernels: string[];
  before: CellView | null;
  after: CellView | null;
}

export interface LevelDifference {
  function: string;
  kernels: string[];
  before: Level | null;
  after: Level | null;
}

export interface FactDifference {
  kernel: string;
  kind: string;
  name: string;
  arch: string;
  before: UapiValue | null;
  after: UapiValue | null;
}

/** What turning one catalog into another means. Lists are in the newer catalog's order; what it lacks comes last. */
export interface CatalogDiff {
  entries: EntryChange[];
  cells: CellDifference[];
  levels: LevelDifference[];
  facts: FactDifference[];
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type AnyEntry = { id: string; name?: string; title?: string; formerly?: readonly string[] };
const entriesOf = (catalog: Catalog, kind: Kind): readonly AnyEntry[] => catalog[KIND_DIRECTORY[kind]];
const nameOf = (entry: AnyEntry): string => entry.name ?? entry.title ?? entry.id;

/** Ids of both lists, the second's order first. */
const both = (before: readonly string[], after: readonly string[]): string[] => [...new Set([...after, ...before])];

function entryChanges(base: Catalog, head: Catalog): EntryChange[] {
  return KINDS.flatMap((kind) => {
    const old = new Map(entriesOf(base, kind).map((entry) => [entry.id, entry]));
    const changes: EntryChange[] = [];
    for (const entry of entriesOf(head, kind)) {
      const from = old.has(entry.id) ? entry.id : entry.formerly?.find((id) => old.has(id));
      const previous = from === undefined ? undefined : old.get(from);
      if (from !== undefined) old.delete(from);
      const shared = { kind, id: entry.id, name: nameOf(entry) };
      if (!previous) changes.push({ ...shared, change: 'added' });
      else if (from !== entry.id)
        changes.push({ ...shared, change: 'renamed', ...(from ? { from } : {}), ...detail(previous, entry) });
      else {
        const found = detail(previous, entry);
        if ((found.keys?.length ?? 0) > 0) changes.push({ ...shared, change: 'changed', ...found });
      }
    }
    for (const entry of old.values()) changes.push({ kind, id: entry.id, name: nameOf(entry), change: 'removed' });
    return changes;
  });
}

function detail(before: AnyEntry, after: AnyEntry): Partial<EntryChange> {
  const a: Record<string, unknown> = { ...before };
  const b: Record<string, unknown> = { ...after };
  // A kernel's extracted facts have a list of their own.
  const keys = both(Object.keys(a), Object.keys(b)).filter(
    (key) => !['id', 'formerly', 'uapi', 'found', 'codes', 'printed'].includes(key) && !equal(a[key], b[key]),
  );
  const parts = (['operations', 'providers'] as const).flatMap((key) => partChanges(a[key], b[key]));
  return {
    keys,
    ...(nameOf(before) === nameOf(after) ? {} : { nameBefore: nameOf(before) }),
    ...(parts.length > 0 ? { parts } : {}),
  };
}

function partChanges(before: unknown, after: unknown): NonNullable<EntryChange['parts']> {
  const list = (value: unknown): { id?: string; platform?: string }[] => (Array.isArray(value) ? value : []);
  const key = (part: { id?: string; platform?: string }): string => part.id ?? part.platform ?? '';
  const old = new Map(list(before).map((part) => [key(part), part]));
  const fresh = new Map(list(after).map((part) => [key(part), part]));
  return both([...old.keys()], [...fresh.keys()]).flatMap((part) => {
    const change = !old.has(part)
      ? 'added'
      : !fresh.has(part)
        ? 'removed'
        : equal(old.get(part), fresh.get(part))
          ? undefined
          : 'changed';
    return change ? [{ part, change } as const] : [];
  });
}

/** Collects equal changes of successive kernels into one. */
function gather<T>(kernels: readonly string[], at: (kernel: string) => { before: T | null; after: T | null }) {
  const found: { kernels: string[]; before: T | null; after: T | null }[] = [];
  let last = '';
  for (const kernel of kernels) {
    const { before, after } = at(kernel);
    const key = equal(before, after) ? '' : JSON.stringify([before, after]);
    if (key !== '' && key === last) found.at(-1)?.kernels.push(kernel);
    else if (key !== '') found.push({ kernels: [kernel], before, after });
    last = key;
  }
  return found;
}

/** Compares two catalogs in all their meaning: entries, cells and values, levels, extracted facts. */
export function catalogDiff(base: Catalog, head: Catalog): CatalogDiff {
  const [old, fresh] = [evaluatorOf(base), evaluatorOf(head)];
  // Kernels that only one of them has would only repeat what is said of the others.
  const kernels = fresh.kernels.filter((kernel) => old.kernels.includes(kernel));
  const has = (catalog: Catalog) => new Set(catalog.functions.map((entry) => entry.id));
  const [oldFunctions, freshFunctions] = [has(base), has(head)];
  const diff: CatalogDiff = {
    entries: entryChanges(base, head),
    cells: [],
    levels: [],
    facts: factDifferences(base, head),
  };
  for (const id of both([...oldFunctions], [...freshFunctions])) {
    const [inOld, inFresh] = [oldFunctions.has(id), freshFunctions.has(id)];
    for (const platform of both(old.columnIds, fresh.columnIds)) {
      const [before, after] = [
        inOld && old.columnIds.includes(platform),
        inFresh && fresh.columnIds.includes(platform),
      ];
      for (const change of gather<CellView>(kernels, (kernel) => ({
        before: before ? cellView(old, old.cell(id, platform, kernel)) : null,
        after: after ? cellView(fresh, fresh.cell(id, platform, kernel)) : null,
      }))) {
        diff.cells.push({ function: id, platform, ...change });
      }
    }
    for (const change of gather<Level>(kernels, (kernel) => ({
      before: inOld ? convergenceOf(base, id, kernel).level : null,
      after: inFresh ? convergenceOf(head, id, kernel).level : null,
    }))) {
      diff.levels.push({ function: id, ...change });
    }
  }
  return diff;
}

function factDifferences(base: Catalog, head: Catalog): FactDifference[] {
  const read = (catalog: Catalog, kernel: string) => {
    const facts = catalog.kernels.find((release) => release.id === kernel)?.uapi?.facts;
    if (!facts) return undefined;
    const list = facts.flatMap((fact) => archesOf(fact).map((arch) => ({ ...fact, arch })));
    return new Map(list.map((fact) => [factKey(fact), fact]));
  };
  return head.kernels.flatMap(({ id: kernel }) => {
    const [before, after] = [read(base, kernel), read(head, kernel)];
    // A first extraction changes nothing: before it, nothing was said.
    if (!before || !after) return [];
    return both([...before.keys()], [...after.keys()]).flatMap((key): FactDifference[] => {
      const [a, b] = [before.get(key), after.get(key)];
      if (equal(a?.value ?? null, b?.value ?? null)) return [];
      const { kind, name, arch } = b ?? a ?? { kind: '', name: '', arch: '' };
      return [{ kernel, kind, name, arch, before: a?.value ?? null, after: b?.value ?? null }];
    });
  });
}

/** Kernels as `6.7 to 7.3` or `6.7`; they follow one another. */
const span = (kernels: readonly string[]): string =>
  kernels.length > 1 ? `${kernels[0]} to ${kernels.at(-1)}` : (kernels[0] ?? '');

interface Line {
  text: string;
  below: string[];
  /** Site path of the page that shows it. */
  path?: string | undefined;
}

/** The diff as sentences under headings; empty headings are left out. */
export function catalogDiffSections(
  base: Catalog,
  head: Catalog,
  diff: CatalogDiff,
): { title: string; lines: Line[] }[] {
  const names = (kind: 'functions' | 'platforms') =>
    new Map([...base[kind], ...head[kind]].map((entry) => [entry.id, entry.name]));
  const [functions, platforms] = [names('functions'), names('platforms')];
  const plain = (text: string, path?: string): Line => ({ text, below: [], path });
  return [
    {
      title: 'Levels',
      lines: diff.levels.map((change) =>
        plain(
          `${functions.get(change.function)} (${span(change.kernels)}): ${change.before ?? 'not in the catalog'} → ${change.after ?? 'not in the catalog'}`,
          urls.function(change.function, 'level'),
        ),
      ),
    },
    {
      title: 'Cells and values',
      lines: diff.cells.map((change) => ({
        text: `${functions.get(change.function)}, ${platforms.get(change.platform)} (${span(change.kernels)}): ${viewText(change.before)} → ${viewText(change.after)}`,
        below: viewChanges(
          change.before,
          change.after,
          new Map([...aspectNames(base, change.function), ...aspectNames(head, change.function)]),
        ),
        path: urls.cell(change.function, change.platform),
      })),
    },
    {
      title: 'Entries',
      lines: diff.entries.map((change) => ({
        text: entryText(change),
        below: (change.parts ?? []).map((part) => `${part.part} ${part.change}`),
        path: change.change === 'removed' ? undefined : entryPath(change.kind, change.id),
      })),
    },
    {
      title: 'Header names',
      lines: diff.facts.map((change) =>
        plain(
          `${change.kernel}: ${change.kind} ${change.name} (${change.arch}): ${factText(change.before)} → ${factText(change.after)}`,
        ),
      ),
    },
  ].filter((section) => section.lines.length > 0);
}

function entryText(change: EntryChange): string {
  const what = `${change.kind} ${change.id}`;
  const named = change.nameBefore === undefined ? '' : `, name: ${change.nameBefore} → ${change.name}`;
  if (change.change === 'renamed') return `${what}: ${change.from} → ${change.id}${named}`;
  if (change.change !== 'changed') return `${what} ${change.change}: ${change.name}`;
  return `${what} changed: ${(change.keys ?? []).join(', ')}${named}`;
}

const NOTHING = 'Nothing changed in the catalog.';

/** What is printed besides, and where the site stands: '' when that is not known, and paths are printed then. */
export interface Besides {
  report: ChangeReport;
  site: string;
}

function sectionsOf(base: Catalog, head: Catalog, diff: CatalogDiff, besides?: Besides) {
  const sections = catalogDiffSections(base, head, diff);
  if (!besides) return sections;
  const { claims, opportunities } = besides.report;
  const names = new Map([...base.functions, ...head.functions].map((entry) => [entry.id, entry.name]));
  const worth = (side: OpportunityDifference['before']): string =>
    side ? `${side.kind}, score ${side.score}` : 'none';
  const side = (word: string, claim: ClaimText | null): string[] =>
    claim ? [`${word}: ${claim.text || 'as the entry says'} [${claim.evidence.join('; ') || 'no evidence'}]`] : [];
  return [
    ...sections,
    {
      title: 'Claims and their evidence',
      lines: claims.map(
        ({ kind, entry, row, from, before, after }): Line => ({
          text: `${kind} ${entry}, ${from === undefined ? '' : `${from} → `}${row || 'the entry'}${before ? (after ? '' : ' removed') : ' added'}`,
          below: from === undefined ? [...side('before', before), ...side('after', after)] : side('it says', after),
          path: after ? entryPath(kind, entry) : undefined,
        }),
      ),
    },
    {
      title: 'Opportunities',
      lines: opportunities.map(
        (one): Line => ({
          text: `${names.get(one.function)}: ${worth(one.before)} → ${worth(one.after)}`,
          below: [],
          path: one.after ? urls.opportunity(one.function) : undefined,
        }),
      ),
    },
  ].filter(({ lines }) => lines.length > 0);
}

/** Markdown for a pull request. */
export function catalogDiffMarkdown(base: Catalog, head: Catalog, diff: CatalogDiff, besides?: Besides): string {
  const safe = (text: string): string => text.replaceAll(/([\\`*_[\]<>|#])/g, '\\$1');
  const linked = ({ text, path }: Line): string => {
    if (!besides || path === undefined) return safe(text);
    return besides.site ? `[${safe(text)}](${besides.site}${path.slice(1)})` : `${safe(text)} (\`${path}\`)`;
  };
  const sections = sectionsOf(base, head, diff, besides).map((section) =>
    [
      `### ${section.title}`,
      '',
      ...section.lines.flatMap((line) => [`- ${linked(line)}`, ...line.below.map((below) => `  - ${safe(below)}`)]),
    ].join('\n'),
  );
  const paragraph = besides ? [safe(changeParagraph(base, head, diff, besides.report))] : [];
  return `${[...paragraph, ...sections].join('\n\n') || NOTHING}\n`;
}

/** Plain text for a terminal. */
export function catalogDiffText(base: Catalog, head: Catalog, diff: CatalogDiff, besides?: Besides): string {
  const where = ({ path }: Line): string[] =>
    besides && path !== undefined ? [`      ${besides.site ? `${besides.site}${path.slice(1)}` : path}`] : [];
  const sections = sectionsOf(base, head, diff, besides).map((section) =>
    [
      section.title,
      ...section.lines.flatMap((line) => [
        `  ${line.text}`,
        ...line.below.map((below) => `      ${below}`),
        ...where(line),
      ]),
    ].join('\n'),
  );
  const paragraph = besides ? [changeParagraph(base, head, diff, besides.report)] : [];
  return `${[...paragraph, ...sections].join('\n\n') || NOTHING}\n`;
}
