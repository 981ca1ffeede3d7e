import { type Finding, findingsOf } from './abi-rules.ts';
import { addedNames } from './added.ts';
import { type Stated, statedAspects } from './aspects.ts';
import { entryOf, type ReviewedName } from './attribution.ts';
import { knownSeries, touchedBy, whom } from './bring.ts';
import { type Clash, clashesOf } from './clashes.ts';
import { type Concern, concernOf } from './concern.ts';
import type { Knowledge, KnownDecision, KnownFunction } from './knowledge.ts';
import type { Proposal } from './proposal.ts';
import { type Profiles, profilesOf, rankSubjects } from './rank.ts';
import { type StructPair, structPairs } from './structs.ts';
import { subjectsOf } from './subject.ts';

/** A function that a proposal may serve, and what is there for it already. */
export interface LikelyFunction {
  id: string;
  name: string;
  url: string;
  definition: string;
  side: 'guest' | 'host';
  level: string;
  /** Score; comparable within one answer. */
  score: number;
  likely: 'likely' | 'possible';
  /** Terms that the proposal shares with it. */
  terms: string[];
  /** Operations that are nearest to the proposal. */
  near: { name: string; url: string; platform: string }[];
  there: {
    neutral: { interface: string; name: string; url: string; providers: string[] }[];
    own: { interface: string; name: string; url: string; platform: string }[];
    proposed: { interface: string; name: string; url: string; platform: string }[];
  };
  topics: { id: string; title: string; url: string; state: string }[];
  decisions: KnownDecision[];
  aspects: Stated[];
}

export interface Review {
  title: string;
  patches: number;
  files: number;
  /** Paths that it changes, and the functions and types of the code in which its hunks lie, as the patches name them. */
  touches: { files: string[]; code: string[] };
  /** Newest kernel that it was held against. */
  kernel: string;
  /** True when something says that it is of confidential computing. */
  concerns: boolean;
  because: string[];
  names: ReviewedName[];
  functions: LikelyFunction[];
  /** Entries that the proposal changes or builds on. */
  known: {
    names: Concern['names'];
    files: Concern['files'];
    series: { id: string; title: string; url: string; state: string; versions: number[] }[];
  };
  structs: StructPair[];
  clashes: Clash[];
  findings: Finding[];
  bring: { topics: { id: string; title: string; url: string; why: string }[]; forums: string[]; maintained: string[] };
  notes: string[];
}

/** Below this a function is not named: nothing in the catalog is like it. */
export const LEAST = 12;
/** A function is likely when its score is at least this part of the best one, and the best is clear. */
const NEAR_BEST = 0.75;
const MOST_FUNCTIONS = 5;
/** What the catalog says of a proposal. Pure: the same proposal and knowledge give the same answer. */
export function reviewOf(proposal: Proposal, knowledge: Knowledge, profiles: Profiles = profilesOf(knowledge)): Review {
  const names = addedNames(proposal, knowledge);
  const concern = concernOf(proposal, names, knowledge);
  const concerns = concern.because.length > 0;
  const ranked = concerns ? rankSubjects(profiles, subjectsOf(proposal, names, profiles.vendors, knowledge)) : [];
  const best = ranked[0]?.score ?? 0;
  const touches = touchedBy(proposal);
  const functions = ranked
    .filter(({ score }) => score >= LEAST && score >= best / 2)
    .slice(0, MOST_FUNCTIONS)
    .flatMap(({ id, score, terms, near }) => {
      const entry = knowledge.functions.find((one) => one.id === id);
      if (!entry) return [];
      return [
        {
          ...whatIsThere(entry, knowledge),
          score: Math.round(score * 10) / 10,
          likely: score >= best * NEAR_BEST ? ('likely' as const) : ('possible' as const),
          terms,
          near: near.flatMap((key) => {
            const operation = knowledge.operations.find((one) => one.id === key);
            return operation ? [{ name: operation.name, url: operation.url, platform: operation.platform }] : [];
          }),
          aspects: statedAspects(entry, proposal, names),
        },
      ];
    });
  return {
    title: proposal.title,
    patches: proposal.patches.filter(({ files }) => files.length > 0).length,
    files: touches.files.length,
    touches,
    kernel: knowledge.kernel,
    concerns,
    because: concern.because,
    names: names.map(entryOf(knowledge)),
    functions,
    known: { names: concern.names, files: concern.files, series: knownSeries(proposal, knowledge) },
    structs: structPairs(names, knowledge),
    clashes: clashesOf(names, knowledge),
    findings: findingsOf(proposal, names, knowledge),
    bring: concerns ? whom(concern, functions, proposal, knowledge) : { topics: [], forums: [], maintained: [] },
    notes: proposal.notes,
  };
}

/** What serves a function in the catalog, what was proposed for it, and what was decided. */
function whatIsThere(entry: KnownFunction, knowledge: Knowledge) {
  const own = new Set(
    knowledge.operations
      .filter(({ serves }) => serves.some((one) => one.function === entry.id))
      .map((one) => one.interface),
  );
  for (const { interfaces } of entry.cells) for (const id of interfaces) own.add(id);
  const neutral = new Set(knowledge.platforms.filter((one) => one.neutral).map(({ id }) => id));
  const name = new Map(knowledge.platforms.map((one) => [one.id, one.name]));
  const offered = knowledge.interfaces.filter(({ id }) => own.has(id));
  const shown = ({ id, name: title, url, platform }: Knowledge['interfaces'][number]) => ({
    interface: id,
    name: title,
    url,
    platform: name.get(platform) ?? platform,
  });
  return {
    id: entry.id,
    name: entry.name,
    url: entry.url,
    definition: entry.definition,
    side: entry.side,
    level: entry.level,
    there: {
      neutral: offered
        .filter((one) => neutral.has(one.platform) && !one.proposed)
        .map((one) => ({
          interface: one.id,
          name: one.name,
          url: one.url,
          providers: one.providers.map((id) => name.get(id) ?? id),
        })),
      own: offered.filter((one) => !neutral.has(one.platform) && !one.proposed).map(shown),
      proposed: offered.filter((one) => one.proposed).map(shown),
    },
    topics: knowledge.topics
      .filter(({ functions }) => functions.includes(entry.id))
      .map(({ id, title, url, state }) => ({ id, title, url, state })),
    decisions: knowledge.decisions.filter(({ functions }) => functions.includes(entry.id)),
  };
}
