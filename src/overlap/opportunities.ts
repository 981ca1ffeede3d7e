import type { Catalog } from '../catalog/model.ts';
import type { Decision, FunctionEntry, Topic } from '../catalog/types.ts';
import { compareOffers } from './compare.ts';
import { convergenceOf, platformSet } from './convergence.ts';
import { evaluatorOf } from './evaluator.ts';
import type { AspectRow, Cell, Convergence, Offer, ProposalRef } from './types.ts';

/** What could be won. */
export type OpportunityKind =
  /** Two or more platforms, each with its own interface. */
  | 'separate'
  /** One platform has its own; another has a proposal. */
  | 'merged-and-proposed'
  /** Nobody has it yet; two or more platforms have proposals. */
  | 'only-proposed'
  /** A neutral interface is there; other platforms still have only their own. */
  | 'join'
  /** A neutral interface is there with one platform behind it; others have none or a proposal. */
  | 'second-provider';

/** One part of a score: value times weight gives its points. */
export interface ScoreTerm {
  id: string;
  label: string;
  value: number;
  weight: number;
  points: number;
}

export interface Opportunity {
  function: FunctionEntry;
  kind: OpportunityKind;
  kernel: string;
  convergence: Convergence;
  /** One per platform of the set, in column order. */
  cells: readonly Cell[];
  /** Who has it, and through what. */
  offers: readonly Offer[];
  /** Every aspect over all these offers, common and own. */
  rows: readonly AspectRow[];
  /** What a common interface has to reconcile: the rows that differ. */
  reconcile: readonly AspectRow[];
  /** Platforms with a proposal that is not in this kernel. */
  proposed: readonly Cell[];
  /** Topics that are about this function. */
  topics: readonly Topic[];
  /** Decisions that dropped a common way for this function, and that nothing replaced. */
  dropped: readonly Decision[];
  score: number;
  terms: readonly ScoreTerm[];
}

/** Months for which a proposal counts in full, and then by half; older ones count a quarter. */
const FRESH = 12;
const AGEING = 24;

/**
 * How much a proposal counts in a kernel of a day: less the longer nobody has posted it again, and by half while it is
 * out of tree or only a request for comments; nothing when it was withdrawn. What a later version superseded lives on in it.
 */
export function proposalWeight({ date, state, version }: ProposalRef, released: string | undefined): number {
  if (state === 'withdrawn') return 0;
  const early = state === 'out-of-tree' || /^RFC/i.test(version ?? '') ? 0.5 : 1;
  if (date === undefined || released === undefined) return early;
  const months = monthOf(released) - monthOf(date);
  return early * (months <= FRESH ? 1 : months <= AGEING ? 0.5 : 0.25);
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** Weight of a cell's best proposal. */
const waitingWeight = ({ proposals }: Cell, released: string | undefined): number =>
  Math.max(0, ...proposals.map((ref) => proposalWeight(ref, released)));

/** Whether a process can reach any of the offers: what is internal to kernels has no interface that could be shared. */
const isReachable = (offers: readonly Offer[]): boolean =>
  offers.length === 0 || offers.some((offer) => offer.operations.some(({ status }) => status !== 'internal'));

const WEIGHTS = { separate: 2, main: 2, proposed: 4, early: 5, neutral: 2, alike: 3, topic: 1, dropped: -4 } as const;

/** More separate interfaces than this do not raise the score: the list would be led by what everybody did long ago. */
const SEPARATE_MOST = 4;

function kindOf(convergence: Convergence, cells: readonly Cell[]): OpportunityKind | undefined {
  const waiting = cells.filter((cell) => cell.state === 'proposed').length;
  switch (convergence.level) {
    case 'divergent':
      return 'separate';
    case 'converging':
      return 'join';
    case 'single':
      return waiting > 0 ? 'merged-and-proposed' : undefined;
    case 'absent':
      return waiting > 1 ? 'only-proposed' : undefined;
    case 'neutral-single':
      return cells.some((cell) => cell.state === 'none' || cell.state === 'proposed') ? 'second-provider' : undefined;
    case 'common':
      return undefined;
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Functions whose next step towards a common interface can be named, best score first. */
export function opportunitiesOf(catalog: Catalog, kernel: string, platformIds?: readonly string[]): Opportunity[] {
  const evaluator = evaluatorOf(catalog);
  const set = platformSet(catalog, platformIds);
  const found: Opportunity[] = [];
  for (const entry of catalog.functions) {
    const cells = set.map((id) => evaluator.cell(entry.id, id, kernel));
    const convergence = convergenceOf(catalog, entry.id, kernel, set);
    const kind = kindOf(convergence, cells);
    if (!kind) continue;
    const offers = cells.flatMap((cell) => cell.offers);
    if (!isReachable(offers)) continue;
    const rows = compareOffers(entry, offers);
    const reconcile = rows.filter((row) => row.agreement === 'differs');
    const same = rows.filter((row) => row.agreement === 'same');
    const proposed = cells.filter((cell) => cell.state === 'proposed');
    const weights = proposed.map((cell) => waitingWeight(cell, evaluator.released(kernel)));
    const waiting = weights.reduce((sum, weight) => sum + weight, 0);
    const topics = catalog.topics.filter((topic) => topic.functions?.includes(entry.id));
    const dropped = catalog.decisions.filter(
      (decision) =>
        decision.outcome === 'dropped' &&
        decision['replaced-by'] === undefined &&
        decision.functions?.includes(entry.id) === true,
    );
    const own = cells.filter((cell) => cell.state === 'own');
    const decided = same.length + reconcile.length;
    const term = (id: keyof typeof WEIGHTS, label: string, value: number): ScoreTerm => ({
      id,
      label,
      value: round(value),
      weight: WEIGHTS[id],
      points: round(round(value) * WEIGHTS[id]),
    });
    const terms = [
      term(
        'separate',
        `platforms with only their own interface, up to ${SEPARATE_MOST}`,
        Math.min(own.length, SEPARATE_MOST),
      ),
      term('main', 'main platforms among them', own.filter((cell) => evaluator.platform(cell.platform).main).length),
      term('proposed', 'platforms with a proposal that can still be shaped, by its age and state', waiting),
      term(
        'early',
        'at most one platform has it and a proposal is open, by its age and state',
        own.length + convergence.common.length < 2 ? Math.max(0, ...weights) : 0,
      ),
      term('neutral', 'a neutral interface to join is there', convergence.common.length > 0 ? 1 : 0),
      term('alike', 'share of the known aspects that already agree', decided === 0 ? 0 : same.length / decided),
      term('topic', 'topics under discussion', topics.length),
      term('dropped', 'a common way was tried and dropped', dropped.length > 0 ? 1 : 0),
    ];
    const score = round(terms.reduce((sum, item) => sum + item.points, 0));
    found.push({
      function: entry,
      kind,
      kernel,
      convergence,
      cells,
      offers,
      rows,
      reconcile,
      proposed,
      topics,
      dropped,
      score,
      terms,
    });
  }
  // Array.sort is stable, so equal scores keep the catalog's order of functions.
  return found.sort((a, b) => b.score - a.score);
}
