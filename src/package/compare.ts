import {
  claimsText,
  comparedOffers,
  compareOffers,
  convergenceOf,
  evaluatorOf,
  platformSet,
} from '../overlap/index.ts';
import catalog from './held.ts';

export type State = 'common' | 'own' | 'proposed' | 'none' | 'not-applicable' | 'unknown';
export type Level = 'absent' | 'single' | 'neutral-single' | 'divergent' | 'converging' | 'common';

export interface CompareOptions {
  /** Release to ask about, such as 6.12; the newest when left out. */
  kernel?: string | undefined;
  /** Ids of the platforms; all of them when left out. */
  platforms?: readonly string[] | undefined;
}

export interface ComparedCell {
  platform: string;
  state: State;
  /** Operations through which the platform reaches the function, as `interface#operation`. */
  through: string[];
  /** First kernel; undefined without an offer. */
  since: string | undefined;
  /** Why there is none; '' where there is one. */
  reason: string;
}

export interface ComparedAspect {
  aspect: string;
  name: string;
  agreement: 'same' | 'differs' | 'unknown' | 'see' | 'alone';
  /** One value for each compared offer, in words. */
  values: { platform: string; interface: string; text: string }[];
}

export interface Comparison {
  function: string;
  name: string;
  kernel: string;
  level: Level;
  /** Why it is not higher, in sentences. */
  reasons: string[];
  cells: ComparedCell[];
  aspects: ComparedAspect[];
  /** Level over these platforms in every kernel, oldest first. */
  timeline: { kernel: string; level: Level }[];
}

/** A function over some platforms in a kernel. Throws a RangeError for an id or a kernel that the catalog lacks. */
export function compare(functionId: string, options: CompareOptions = {}): Comparison {
  const evaluator = evaluatorOf(catalog);
  const kernel = options.kernel ?? evaluator.newest;
  if (!evaluator.kernels.includes(kernel)) throw new RangeError(`The catalog has no kernel "${kernel}".`);
  const entry = evaluator.function(functionId);
  const set = platformSet(catalog, options.platforms);
  const cells = set.map((platform) => evaluator.cell(functionId, platform, kernel));
  const { level, reasons, timeline } = convergenceOf(catalog, functionId, kernel, set);
  const offers = comparedOffers(cells);
  return {
    function: functionId,
    name: entry.name,
    kernel,
    level,
    reasons: [...reasons],
    cells: cells.map((cell) => ({
      platform: cell.platform,
      state: cell.state,
      through: cell.offers.flatMap((offer) => offer.operations.map(({ id }) => `${offer.interface.id}#${id}`)),
      since: cell.offers[0]?.since.kernel,
      reason: cell.reason,
    })),
    aspects: compareOffers(entry, offers).map((row) => ({
      aspect: row.aspect.id,
      name: row.aspect.name,
      agreement: row.agreement,
      values: row.values.map((claims, index) => ({
        platform: offers[index]?.platform ?? '',
        interface: offers[index]?.interface.id ?? '',
        text: claimsText(row.aspect, claims),
      })),
    })),
    timeline: timeline.map((point) => ({ ...point })),
  };
}
