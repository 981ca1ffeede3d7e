import type { Strand, Topic } from '../catalog/types.ts';

/** How far code has come upstream, the weakest first; dropped stands apart. */
export const UPSTREAM = ['none', 'reverted', 'rfc', 'posted', 'applied', 'merged', 'released', 'dropped'] as const;
export type Upstream = (typeof UPSTREAM)[number];

/** The charter's pipeline, in its order. `patches` and `recommended` are alternatives, not steps. */
export const PIPELINE = [
  'need',
  'exchange',
  'contested',
  'agreed',
  'patches',
  'recommended',
  'ratified',
  'settled',
] as const;
export type PipelineWord = (typeof PIPELINE)[number];

/** Words that are said besides. */
export const BESIDES = ['stalled', 'waiting', 'not looked'] as const;
export type BesideWord = (typeof BESIDES)[number];
export type Word = PipelineWord | BesideWord;

/** Columns of the board, by what is wanted. */
export const COLUMNS = ['needs-voice', 'contested', 'waiting', 'in-review', 'settled'] as const;
export type Column = (typeof COLUMNS)[number];

/** Why a word holds, in a clause, with the anchor on the topic's page that shows it. */
export interface Reason {
  text: string;
  anchor?: string;
}

export interface StrandState {
  strand: Strand;
  upstream: Upstream;
  /** What gives that state. */
  because: readonly Reason[];
  /** Words that hold of this strand. */
  words: ReadonlyMap<Word, Reason>;
}

export interface TopicState {
  topic: Topic;
  /** Day against which all is computed. */
  day: string;
  strands: readonly StrandState[];
  /** The set of the strands' states, the weakest first. */
  upstream: readonly Upstream[];
  /** Words that hold of the whole, in the pipeline's order, then those besides. */
  words: ReadonlyMap<Word, Reason>;
  column: Column;
  /** Newest day on record. */
  last: string | undefined;
  /** Days between it and the last day that was looked at; undefined when either is not known. */
  silent: number | undefined;
}
