import type {
  Aspect,
  Claim,
  Evidence,
  FunctionEntry,
  Interface,
  Operation,
  Platform,
  Provider,
  SharedPart,
} from '../catalog/types.ts';
import type { CellState, Level } from './levels.ts';

export type { CellState, Level } from './levels.ts';

/** A first kernel; `exact` is false when only a bracket or an upper bound is known. */
export interface Since {
  kernel: string;
  exact: boolean;
  /** Newest kernel known to lack it, when exact is false and one is known. */
  notIn?: string;
}

/** One way in which a platform offers a function in a kernel. */
export interface Offer {
  platform: string;
  through: 'common' | 'own';
  interface: Interface;
  /** Operations that perform the function (`as: result`) first, then those that take part. */
  operations: readonly Operation[];
  /** The provider behind a neutral interface. */
  provider?: Provider;
  since: Since;
  /** First kernel of each operation, in the order of `operations`. */
  operationSince: readonly Since[];
  /** Claims by aspect id that hold in this kernel: provider's, else the operations'; extracted values filled in. */
  aspects: ReadonlyMap<string, readonly Claim[]>;
}

/** A proposal that would fill a cell. */
export interface ProposalRef {
  interface: Interface;
  operation?: Operation;
  provider?: Provider;
  date?: string;
  version?: string;
  what?: string;
  state?: string;
  evidence: readonly Evidence[];
}

/** Where a cell's reason comes from: nothing to explain, a proposal, the function's entry, a history, or nowhere. */
export type Basis = 'offer' | 'proposal' | 'stated' | 'derived' | 'default';

export interface Cell {
  function: string;
  platform: string;
  kernel: string;
  state: CellState;
  /** Common offers first. Empty unless the state is common or own. */
  offers: readonly Offer[];
  proposals: readonly ProposalRef[];
  /** Why there is none, or why it is unknown; '' for common and own. */
  reason: string;
  /** At most five words for the matrix. */
  short: string;
  /** What is used instead, if anything. */
  instead?: string;
  evidence: readonly Evidence[];
  basis: Basis;
}

/** How the compared offers stand on one aspect. */
export type Agreement = 'same' | 'differs' | 'unknown' | 'see' | 'alone';

export interface AspectRow {
  aspect: Aspect;
  agreement: Agreement;
  /** One entry per compared offer, in their order. No claims: unknown. */
  values: readonly (readonly Claim[])[];
  /** Normal form of each value; equal strings are equal values. Undefined: unknown. */
  keys: readonly (string | undefined)[];
  /** Indices of the offers whose document and code disagree on it. */
  contested: readonly number[];
}

/** What alone a platform shares with others behind a neutral interface. */
export interface PartialShare {
  platform: string;
  interface: string;
  part: SharedPart['part'];
  /** What a program has to know of the platform. */
  own: string;
  evidence: readonly Evidence[];
}

export interface Convergence {
  function: string;
  kernel: string;
  platforms: readonly string[];
  level: Level;
  /** Sentences; the platforms that block a higher level, and why. */
  reasons: readonly string[];
  blockedBy: readonly string[];
  /** Platforms that reach it through a neutral interface. */
  common: readonly string[];
  /** Platforms that have only their own. */
  ownOnly: readonly string[];
  /** Platforms of `common` for which a program still has to know the platform, with what alone is shared. */
  partial: readonly PartialShare[];
  /** Number of aspects on which the compared offers differ. */
  differences: number;
  /** Level in every kernel of the catalog, oldest first. */
  timeline: readonly { kernel: string; level: Level }[];
  /** First kernel with a vendor interface, first kernel at `common`, and the days between their releases. */
  firstOwn?: string;
  firstCommon?: string;
  daysToCommon?: number;
}

export interface MatrixRow {
  function: FunctionEntry;
  convergence: Convergence;
  /** One per platform of the set, in column order. */
  cells: readonly Cell[];
}

export interface Matrix {
  kernel: string;
  platforms: readonly Platform[];
  rows: readonly MatrixRow[];
}
