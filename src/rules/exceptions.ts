import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogFile } from '../catalog/read/load.ts';
import type { Context } from './context.ts';
import { soundFiles } from './parts.ts';
import type { Finding, Rule } from './rule.ts';

/**
 * Findings that a catalog lives with for a while: catalog/exceptions/<path of the entry>.json holds, by code, how many of
 * them the entry has. More of them are reported, and so is a number that has become too high.
 */
export type Exceptions = Readonly<Record<string, number>>;

const DIRECTORY = 'exceptions';

/** Where the exceptions of an entry are, relative to the catalog. */
export const exceptionsFile = (file: string): string => `${DIRECTORY}/${file.replace(/\.yaml$/, '.json')}`;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;

function readExceptions(path: string): Exceptions {
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Object.fromEntries(
      Object.entries(data ?? {}).flatMap(([code, value]) => (isCount(value) ? [[code, value] as const] : [])),
    );
  } catch {
    // A file that cannot be read excuses nothing.
    return {};
  }
}

/** What each entry is excused from, by path. */
const exceptionsIn = (context: Context): ReadonlyMap<string, Exceptions> =>
  context.once('exceptions', () => {
    const { dir } = context.catalog;
    let names: readonly string[] = [];
    try {
      names = readdirSync(join(dir, DIRECTORY), { recursive: true, encoding: 'utf8' });
    } catch {
      // Most catalogs have none.
    }
    const there = new Set(names.filter((name) => name.endsWith('.json')).map((name) => `${DIRECTORY}/${name}`));
    return new Map(
      context.loaded.entries.flatMap(({ file }) => {
        const own = exceptionsFile(file);
        return there.has(own) ? [[file, readExceptions(join(dir, own))] as const] : [];
      }),
    );
  });

const findingsOf = (rule: Rule, context: Context): readonly Finding[] =>
  context.once(`findings of ${rule.code}`, () => [...rule.run(context)]);

/** Findings of a rule without those that are excused. */
export function* remaining(rule: Rule, context: Context): Iterable<Finding> {
  if (!rule.excusable) {
    yield* rule.run(context);
    return;
  }
  const byFile = Map.groupBy(findingsOf(rule, context), ({ file }) => file.file);
  for (const [file, findings] of byFile) {
    const excused = exceptionsIn(context).get(file)?.[rule.code] ?? 0;
    if (excused === 0) yield* findings;
    // Which of them is the new one cannot be told; one place stands for all.
    else if (findings.length > excused) {
      const last = findings.at(-1) as Finding;
      yield {
        ...last,
        message: `${last.message} (${findings.length} such places, of which ${exceptionsFile(file)} excuses ${excused})`,
      };
    }
  }
}

/** An exception that excuses more than there is. */
export interface Unneeded {
  file: CatalogFile;
  code: string;
  excused: number;
  found: number;
}

/** Exceptions of sound files that are too high, or name a rule that excuses nothing. */
export function* unneeded(rules: readonly Rule[], context: Context): Iterable<Unneeded> {
  const exceptions = exceptionsIn(context);
  for (const file of soundFiles(context)) {
    for (const [code, excused] of Object.entries(exceptions.get(file.file) ?? {})) {
      const rule = rules.find((candidate) => candidate.code === code);
      const found = rule ? findingsOf(rule, context).filter((finding) => finding.file === file).length : 0;
      if (found < excused) yield { file, code, excused, found };
    }
  }
}
