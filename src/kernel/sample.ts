import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '../catalog/directory.ts';
import { fromPointer, type Path, valueAt } from '../catalog/pointer.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import { locate } from '../catalog/read/position.ts';
import { type Parsed, parseYaml } from '../catalog/read/yaml.ts';
import type { Evidence, FunctionEntry } from '../catalog/types.ts';
import { citedIn } from './claims.ts';

/** One claim with all that a reader needs to judge it without opening the entry. */
export interface SampledClaim {
  /** As a reader would open it. */
  file: string;
  line: number;
  column: number;
  /** JSON pointer of the claim; '' when the entry itself cites. */
  path: string;
  /** What the claim is about, from the entry inwards: `interface sev-guest`, `operation SNP_GET_REPORT`, … */
  about: string[];
  /** The claim without its evidence. */
  claim: Record<string, unknown>;
  evidence: Evidence[];
}

export interface Sample {
  seed: number;
  /** Claims that were there to be chosen from. */
  of: number;
  claims: SampledClaim[];
}

/** Kinds of claims that can be drawn by themselves: how the place of each ends. */
const SORTS = {
  errors: /\/errors\/\d+$/,
  notes: /\/notes\/\d+$/,
  remedies: /\/do$/,
  histories: /\/history\/\d+$/,
} as const;
export type Sort = keyof typeof SORTS;

const isSort = (word: string): word is Sort => Object.hasOwn(SORTS, word);

/** The sorts that a list with commas names, none for no text; else what is wrong with it, as a sentence. */
export function sortsOf(text: string): Sort[] | string {
  const words = text.split(',').filter(Boolean);
  const stray = words.find((word) => !isSort(word));
  return stray === undefined ? words.filter(isSort) : `--of takes ${Object.keys(SORTS).join(', ')}, not ${stray}`;
}

/** What a provider's own evidence is about; the rest of a provider has evidence of its own. */
const VISIBILITY = ['shows', 'shows-when', 'ignores'];

/**
 * Chooses claims of all entries, each with the same chance. Every claim's rank is a digest of the seed and its place,
 * so that a change elsewhere in the catalog hardly moves the choice: what was reviewed can be looked up again. With
 * `sorts`, only claims of these are there to be chosen from.
 */
export function sampleOf(
  catalog: string,
  entries: readonly CatalogFile[],
  count: number,
  seed: number,
  sorts: readonly Sort[] = [],
): Sample {
  const wanted = (claim: string) => sorts.length === 0 || sorts.some((sort) => SORTS[sort].test(claim));
  const cited = citedIn(entries, undefined).filter(({ evidence, claim }) => evidence !== undefined && wanted(claim));
  const byPlace = Map.groupBy(cited, ({ file, claim }) => `${file}#${claim}`);
  const chosen = [...byPlace]
    .map(([place, items]) => ({ items, rank: createHash('sha256').update(`${seed} ${place}`).digest('hex') }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count);

  const byFile = new Map(entries.map((entry) => [entry.file, entry]));
  const parsed = new Map<string, Parsed>();
  const claims = chosen.map(({ items }) => {
    const { file, claim } = items[0] as (typeof items)[number];
    const entry = byFile.get(file) as CatalogFile;
    const path = fromPointer(claim);
    let text = parsed.get(file);
    if (!text) {
      text = parseYaml(readFileSync(join(catalog, file), 'utf8'));
      parsed.set(file, text);
    }
    return {
      file: shownPath(catalog, file),
      ...locate(text, path, 'value'),
      path: claim,
      about: aboutOf(entry, path, entries),
      claim: claimAt(entry.data, path),
      evidence: items.map(({ evidence }) => evidence as Evidence),
    };
  });
  claims.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column);
  return { seed, of: byPlace.size, claims };
}

/** What the claim at a place says. A way out is text, and says nothing without the error it is a way out of. */
function claimAt(data: CatalogFile['data'], path: Path): Record<string, unknown> {
  const value = valueAt(data, path);
  if (typeof value !== 'string') return textOf(value as Record<string, unknown>);
  const around = textOf(valueAt(data, path.slice(0, -1)) as Record<string, unknown>);
  return { ...around, [path.at(-1) as string]: value };
}

/** The part of a claim that says something: no evidence, and nothing that has evidence of its own. */
function textOf(holder: Record<string, unknown>): Record<string, unknown> {
  const keys = 'visibility-evidence' in holder ? VISIBILITY : Object.keys(holder);
  const elsewhere = 'do-evidence' in holder ? ['evidence', 'do-evidence', 'do'] : ['evidence'];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = holder[key];
      return value === undefined || elsewhere.includes(key) || cites(value) ? [] : [[key, value] as const];
    }),
  );
}

const cites = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ('evidence' in value || Object.values(value).some((inner) => cites(inner)));

/** Names of the things around a place, from outside in. */
function aboutOf({ kind, name, data }: CatalogFile, path: Path, entries: readonly CatalogFile[]): string[] {
  const { name: title = (data as { title?: string }).title } = data as { name?: string };
  const about = [`${kind} ${name}${title ? `, ${title}` : ''}`];
  for (const [index, step] of path.entries()) {
    const around = valueAt(data, path.slice(0, index + 1)) as Record<string, unknown>;
    const list = path[index - 1];
    if (list === 'operations') about.push(`operation ${around.name}`);
    else if (list === 'providers') about.push(`provider ${around.platform}`);
    else if (list === 'implements') about.push(`function ${around.function}, as ${around.as ?? 'result'}`);
    else if (list === 'discrepancies') about.push(`discrepancy: ${around.title}`);
    else if (list === 'aspects') about.push(aspectText(entries, valueAt(data, path.slice(0, index - 1)), step));
    else if (index < path.length - 1) continue;
    else about.push(list !== undefined && /^\d+$/.test(step) ? `${list} ${Number(step) + 1}` : step);
  }
  return about;
}

/** An aspect with what its function says of it: its name, unit, question and what the values stand for. */
function aspectText(entries: readonly CatalogFile[], implemented: unknown, id: string): string {
  const wanted = (implemented as { function?: string } | undefined)?.function;
  const entry = entries.find(({ kind, name }) => kind === 'function' && name === wanted);
  const aspect = (entry?.data as Partial<FunctionEntry> | undefined)?.aspects?.find((item) => item.id === id);
  const { name, unit, about, values } = aspect ?? {};
  const legal = Object.entries(values ?? {}).map(([value, label]) => `${value} = ${label}`);
  return [`aspect ${id}`, name, unit && `in ${unit}`, about, legal.join('; ')].filter(Boolean).join(', ');
}

const say = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The sample for a reader: a paragraph for each claim, with its place, text and evidence. */
export function formatSample({ seed, of, claims }: Sample): string {
  const lines = claims.flatMap(({ file, line, column, path, about, claim, evidence }, index) => [
    `${index + 1}. ${file}:${line}:${column}: ${path || '/'}`,
    `   ${about.join(' › ')}`,
    ...Object.entries(claim).map(([key, value]) => `   ${key}: ${say(value)}`),
    ...evidence.map((item) => {
      const parts = Object.entries(item).map(([key, value]) => `${key} ${say(value)}`);
      return `   ← ${parts.join(', ')}`;
    }),
    '',
  ]);
  lines.push(`${claims.length} of ${of} claims, seed ${seed}`);
  return `${lines.join('\n')}\n`;
}
