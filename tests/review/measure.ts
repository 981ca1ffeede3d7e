/** How well a review finds functions: each interface left out, real series on their day, and series of other matters. */
import { readFileSync } from 'node:fs';
import type { Catalog } from '../../src/catalog/model.ts';
import { concernOf } from '../../src/review/concern.ts';
import { knowledgeOf } from '../../src/review/know.ts';
import type { Knowledge } from '../../src/review/knowledge.ts';
import { operationBag, profilesOf, rankFunctions, rankSubjects, type Subject, WEIGHTS } from '../../src/review/rank.ts';
import { addTerms } from '../../src/review/terms.ts';

export interface Measure {
  count: number;
  /** Part of the cases in which the first, and one of the first three functions, is right: 0 to 1. */
  first: number;
  three: number;
  /** Cases that are not first, in words. */
  missed: string[];
}

interface Outcome {
  name: string;
  right: ReadonlySet<string>;
  found: readonly string[];
}

function measureOf(outcomes: readonly Outcome[]): Measure {
  const rank = ({ right, found }: Outcome) => found.findIndex((id) => right.has(id));
  const part = (fits: (rank: number) => boolean) =>
    outcomes.filter((one) => fits(rank(one))).length / Math.max(1, outcomes.length);
  return {
    count: outcomes.length,
    first: part((at) => at === 0),
    three: part((at) => at >= 0 && at < 3),
    missed: outcomes
      .filter((one) => rank(one) !== 0)
      .map(
        ({ name, right, found }) =>
          `${name}: ${[...right].join(' or ')} is number ${rank({ name, right, found }) + 1}, after ${found[0]}`,
      ),
  };
}

/** Asks for the functions of each operation by its names and words alone, while its interface, or its platform, is unknown. */
export function leaveOneOut(catalog: Catalog, whole: 'interface' | 'platform'): Measure {
  const full = knowledgeOf(catalog);
  const outcomes: Outcome[] = [];
  for (const entry of full.interfaces) {
    const left = ({ id, platform }: { id: string; platform: string }) =>
      id === entry.id || (whole === 'platform' && platform === entry.platform);
    const gone = full.operations.filter((one) => left({ id: one.interface, platform: one.platform }));
    const asked = gone.filter((one) => one.interface === entry.id && one.serves.length > 0);
    if (asked.length === 0) continue;
    const known: Knowledge = {
      ...full,
      interfaces: full.interfaces.filter((one) => !left(one)),
      operations: full.operations.filter((one) => !gone.includes(one)),
    };
    const aliases = catalog.interfaces.filter(left).flatMap((one) => one.aliases ?? []);
    const hidden = new Set(
      [...gone.flatMap(({ name, symbol }) => [name, symbol ?? '']), ...aliases].map((name) => name.toLowerCase()),
    );
    const profiles = profilesOf(known, hidden);
    for (const operation of asked) {
      const bag = operationBag(operation, profiles.vendors);
      addTerms(bag, entry.name, WEIGHTS.interfaceName, profiles.vendors);
      addTerms(bag, entry.summary, WEIGHTS.interfaceSummary, profiles.vendors);
      const found = rankFunctions(profiles, { bag, ...(entry.side === 'both' ? {} : { side: entry.side }) });
      outcomes.push({
        name: operation.id,
        right: new Set(operation.serves.map((one) => one.function)),
        found: found.map(({ id }) => id),
      });
    }
  }
  return measureOf(outcomes);
}

/** A real series as far as a review needs it: terms with their weights, no text. */
export interface PastSeries {
  key: string;
  /** Message-ID of its first mail. */
  id: string;
  subject: string;
  day: string;
  outcome: string;
  /** Functions that it serves, by a reader's judgement. */
  serves: string[];
  subjects: { side?: 'guest' | 'host'; terms: string }[];
}

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
export const pastSeries = (): PastSeries[] => read('./series.json');

/** Half of the series are kept for the test: those whose Message-ID has an even number of characters. */
export const isKept = ({ id }: PastSeries): boolean => id.length % 2 === 0;

/** What a review would have said on the day of posting, by the catalog of that day. */
export function byHistory(catalog: Catalog, series: readonly PastSeries[]): Measure {
  const outcomes = series.map(({ key, day, serves, subjects }): Outcome => {
    const profiles = profilesOf(knowledgeOf(catalog, { until: day }));
    const bags = subjects.map(({ side, terms }): Subject => {
      const bag = new Map(
        terms
          .split(', ')
          .map((pair): [string, number] => [
            pair.slice(0, pair.lastIndexOf(' ')),
            Number(pair.slice(pair.lastIndexOf(' ') + 1)),
          ]),
      );
      return { bag, ...(side === undefined ? {} : { side }) };
    });
    return { name: key, right: new Set(serves), found: rankSubjects(profiles, bags).map(({ id }) => id) };
  });
  return measureOf(outcomes);
}

interface Unrelated {
  id: string;
  subject: string;
  titles: string[];
  paths: string[];
  names: string[];
}

/** Series of other matters that a review takes for one of this catalog's. */
export function falseAlarms(catalog: Catalog): { count: number; alarms: string[] } {
  const knowledge = knowledgeOf(catalog);
  const all = read<Unrelated[]>('./unrelated.json');
  const alarms = all.filter(({ subject, titles, paths, names }) => {
    const patches = titles.map((title, index) => ({
      subject: title,
      words: '',
      files: index === 0 ? paths.map((path) => ({ path, created: false, hunks: [] })) : [],
    }));
    const added = names.map((name) => ({ kind: 'constant' as const, name, path: '', line: 0, uapi: true }));
    return concernOf({ title: subject, patches, notes: [] }, added, knowledge).because.length > 0;
  });
  return { count: all.length, alarms: alarms.map(({ subject }) => subject) };
}
