import type { Catalog } from '../catalog/model.ts';
import { type Evaluator, evaluatorOf } from './evaluator.ts';
import { TRUSTS, type Trust, trustOfList, trustOfValue } from './trust.ts';

/** How many facts there are in one place, and how well each is founded. */
export interface Coverage {
  /** Facts in all: cells and aspect values. */
  total: number;
  /** Facts by trust; every kind is there, possibly 0. `unknown` counts cells and values that nobody has filled. */
  by: Readonly<Record<Trust, number>>;
}

/** Coverage of the cells of some functions and platforms in a kernel, their aspect values included. */
export function coverageOf(
  catalog: Catalog,
  kernel: string,
  filter: { functions?: readonly string[]; platforms?: readonly string[] } = {},
): Coverage {
  const evaluator = evaluatorOf(catalog);
  const by: Record<Trust, number> = { extracted: 0, checked: 0, cited: 0, documented: 0, claimed: 0, unknown: 0 };
  let total = 0;
  const count = (trust: Trust): void => {
    total += 1;
    by[trust] += 1;
  };
  for (const functionId of filter.functions ?? catalog.functions.map((item) => item.id)) {
    for (const platformId of filter.platforms ?? evaluator.columnIds) {
      for (const trust of factsOfCell(evaluator, functionId, platformId, kernel)) count(trust);
    }
  }
  return { total, by };
}

/** Trust of every fact that a cell shows: its own, then one for each aspect of each offer. */
export function factsOfCell(evaluator: Evaluator, functionId: string, platformId: string, kernel: string): Trust[] {
  const { catalog } = evaluator;
  const cell = evaluator.cell(functionId, platformId, kernel);
  if (cell.offers.length === 0) {
    return [cell.state === 'unknown' ? 'unknown' : trustOfList(catalog, cell.evidence)];
  }
  return cell.offers.flatMap((offer) => {
    const histories = [
      offer.provider?.history,
      ...offer.operations.map((item) => item.history),
      offer.interface.history,
    ];
    const start = histories.find((history) => history !== undefined) ?? [];
    const values = [...offer.aspects.values()].map((claims) =>
      bestTrust(claims.map((claim) => trustOfValue(catalog, claim))),
    );
    return [
      trustOfList(
        catalog,
        start.flatMap((event) => event.evidence),
      ),
      ...values,
    ];
  });
}

/** The best of some trusts; unknown when there are none. */
export const bestTrust = (trusts: readonly Trust[]): Trust =>
  TRUSTS.find((trust) => trusts.includes(trust)) ?? 'unknown';
