import type { Knowledge, KnownFunction, KnownOperation } from './knowledge.ts';
import { addTerms, type Bag, termsOf } from './terms.ts';

/** What is to be ranked: its terms, and the side that its files are of, when they tell. */
export interface Subject {
  bag: Bag;
  side?: 'guest' | 'host';
}

export interface Ranked {
  id: string;
  /** Above zero; comparable within the answers of one catalog. */
  score: number;
  /** The terms that told most, the strongest first. */
  terms: string[];
  /** Operations that are nearest to it, the nearest first. */
  near: string[];
}

/** How much each kind of text tells. Tuned on one half of the interfaces, each left out in turn; see the benchmark. */
export const WEIGHTS = {
  functionId: 4,
  functionName: 8,
  definition: 2,
  purpose: 1,
  alias: 1,
  aspects: 0.6,
  operation: 0.3,
  operationName: 2,
  summary: 1.5,
  field: 0.5,
  interfaceName: 0.7,
  interfaceSummary: 0.4,
  step: 0.5,
  nearest: 0.3,
  otherSide: 0.5,
} as const;

/** Saturation and normalisation by length, as in BM25. */
const K = 1;
const B = 0.9;
const SUBJECT_K = 2;

/** Words for a step of any sequence: they tell less of what the sequence is for. */
const STEPS = new Set(
  'start finish updat data status info begin end complet initialis command control config request respons siz stat extension check read writ machin register'.split(
    ' ',
  ),
);

interface Doc {
  bag: Bag;
  length: number;
}

/** Profiles of all functions, made once of what is known. */
export interface Profiles {
  functions: readonly KnownFunction[];
  merged: Doc[];
  single: (Doc & { id: string; owners: number[] })[];
  rarity: (term: string) => number;
  average: { merged: number; single: number };
  /** Terms that only vendors use. */
  vendors: ReadonlySet<string>;
}

/** Terms of the names of technologies and of their makers. */
export const vendorTerms = (knowledge: Knowledge): Set<string> =>
  new Set(knowledge.platforms.flatMap(({ words }) => words.flatMap(termsOf)).filter((term) => !ORDINARY.has(term)));

/** Ordinary words that stand in names of technologies. */
const ORDINARY = new Set(
  'secur memory virtualization encrypt execution manager monitor servic modul protect architectur extension facility stat nest pag firmware processor hypervisor isolation'.split(
    ' ',
  ),
);

export function operationBag(
  operation: KnownOperation,
  without: ReadonlySet<string>,
  bag: Bag = new Map(),
  weight = 1,
): Bag {
  addTerms(bag, operation.name, WEIGHTS.operationName * weight, without);
  if (operation.symbol !== operation.name) addTerms(bag, operation.symbol, weight, without);
  addTerms(bag, operation.summary, WEIGHTS.summary * weight, without);
  for (const field of operation.fields) addTerms(bag, field, WEIGHTS.field * weight, without);
  return bag;
}

/** The profiles of all functions; aliases that name what `hidden` holds are left out, as is right when it is asked for. */
export function profilesOf(knowledge: Knowledge, hidden: ReadonlySet<string> = new Set()): Profiles {
  const vendors = vendorTerms(knowledge);
  const at = new Map(knowledge.functions.map(({ id }, index) => [id, index]));
  const names = new Map(knowledge.interfaces.map(({ id, name }) => [id, name]));
  const merged = knowledge.functions.map((entry): Doc => {
    const bag: Bag = new Map();
    addTerms(bag, entry.id, WEIGHTS.functionId, vendors);
    addTerms(bag, entry.name, WEIGHTS.functionName, vendors);
    addTerms(bag, entry.definition, WEIGHTS.definition, vendors);
    const [why, ...aspects] = entry.words;
    addTerms(bag, why, WEIGHTS.purpose, vendors);
    for (const alias of entry.aliases) {
      if (!hidden.has(alias.toLowerCase())) addTerms(bag, alias, WEIGHTS.alias, vendors);
    }
    for (const aspect of aspects) addTerms(bag, aspect, WEIGHTS.aspects, vendors);
    return { bag, length: 0 };
  });
  const single = knowledge.operations
    .filter(({ serves }) => serves.length > 0)
    .map((operation) => {
      const owners = operation.serves.flatMap((one) => at.get(one.function) ?? []);
      for (const one of operation.serves) {
        const target = merged[at.get(one.function) ?? -1];
        if (target) operationBag(operation, vendors, target.bag, WEIGHTS.operation * one.weight);
      }
      const bag = operationBag(operation, vendors);
      addTerms(bag, names.get(operation.interface), WEIGHTS.interfaceName, vendors);
      return { id: operation.id, owners, bag, length: 0 };
    });
  const frequency = new Map<string, number>();
  for (const { bag } of merged) for (const term of bag.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const rarity = (term: string): number => {
    const those = frequency.get(term) ?? 0;
    return Math.log(1 + (merged.length - those + 0.5) / (those + 0.5));
  };
  for (const doc of [...merged, ...single]) doc.length = [...doc.bag.values()].reduce((sum, one) => sum + one, 0);
  const mean = (docs: readonly Doc[]) => docs.reduce((sum, { length }) => sum + length, 0) / Math.max(1, docs.length);
  return {
    functions: knowledge.functions,
    merged,
    single,
    rarity,
    average: { merged: mean(merged), single: mean(single) },
    vendors,
  };
}

/** How well two bags agree: rare terms tell more, repeated ones ever less. */
function agreement(
  { rarity }: Profiles,
  subject: Bag,
  doc: Doc,
  average: number,
): { score: number; terms: Map<string, number> } {
  const terms = new Map<string, number>();
  let score = 0;
  const norm = K * (1 - B + (B * doc.length) / Math.max(1, average));
  for (const [term, weight] of subject) {
    const there = doc.bag.get(term);
    if (there === undefined) continue;
    const own = STEPS.has(term) ? WEIGHTS.step * weight : weight;
    const part = rarity(term) * ((there * (K + 1)) / (there + norm)) * ((own * (SUBJECT_K + 1)) / (own + SUBJECT_K));
    terms.set(term, part);
    score += part;
  }
  return { score, terms };
}

/** All functions, the likeliest first. */
export function rankFunctions(profiles: Profiles, subject: Subject): Ranked[] {
  const nearest = profiles.functions.map((): { id: string; score: number }[] => []);
  for (const doc of profiles.single) {
    const { score } = agreement(profiles, subject.bag, doc, profiles.average.single);
    for (const owner of doc.owners) nearest[owner]?.push({ id: doc.id, score });
  }
  return profiles.functions
    .map((entry, index): Ranked => {
      const doc = profiles.merged[index] as Doc;
      const { score, terms } = agreement(profiles, subject.bag, doc, profiles.average.merged);
      const near = (nearest[index] ?? []).sort((a, b) => b.score - a.score);
      const side = subject.side !== undefined && entry.side !== subject.side ? WEIGHTS.otherSide : 1;
      return {
        id: entry.id,
        score: (score + WEIGHTS.nearest * (near[0]?.score ?? 0)) * side,
        terms: [...terms]
          .sort((a, b) => b[1] - a[1])
          .slice(0, 5)
          .map(([term]) => term),
        near: near.slice(0, 3).map(({ id }) => id),
      };
    })
    .sort((a, b) => b.score - a.score);
}

/** A patch says less of a series than the whole does. */
const PART = 0.9;
/** Functions that a part may name. */
const MOST_OF_PART = 3;

/** Functions of the first subject, and of those that are parts of it; of each function the better score counts. */
export function rankSubjects(profiles: Profiles, [whole, ...parts]: readonly Subject[]): Ranked[] {
  const best = new Map<string, Ranked>();
  const take = (ranked: readonly Ranked[], share: number) => {
    for (const one of ranked) {
      const score = one.score * share;
      if (score > (best.get(one.id)?.score ?? 0)) best.set(one.id, { ...one, score });
    }
  };
  if (whole) take(rankFunctions(profiles, whole), 1);
  for (const part of parts) take(rankFunctions(profiles, part).slice(0, MOST_OF_PART), PART);
  return [...best.values()].sort((a, b) => b.score - a.score);
}
