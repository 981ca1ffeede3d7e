import { urls } from '../catalog/addresses.ts';
import { kconfigAt, kconfigSymbols } from '../catalog/kconfig.ts';
import type { FunctionEntry, Platform } from '../catalog/types.ts';
import { convergenceOf } from '../overlap/convergence.ts';
import { factsOfCell } from '../overlap/coverage.ts';
import { functionIn, isHeld } from '../overlap/distribution.ts';
import type { Evaluator } from '../overlap/evaluator.ts';
import { type Fields, type QueryRecord, spansOf, textOf, unique } from './record.ts';

/** Level of a function in each kernel. */
type Levels = ReadonlyMap<string, string>;

const levelsOf = (evaluator: Evaluator, id: string): Levels =>
  new Map(convergenceOf(evaluator.catalog, id, evaluator.newest).timeline.map(({ kernel, level }) => [kernel, level]));

/** Each function, followed by its cells. */
export function functionRecords(evaluator: Evaluator): QueryRecord[] {
  return evaluator.catalog.functions.flatMap((entry) => {
    const levels = levelsOf(evaluator, entry.id);
    return [
      functionRecord(evaluator, entry, levels),
      ...evaluator.columns.map((platform) => cellRecord(evaluator, entry, platform, levels)),
    ];
  });
}

const sharedFields = (entry: FunctionEntry): Fields => ({
  function: [entry.id],
  group: [entry.group],
  side: [entry.side],
});

function functionRecord(evaluator: Evaluator, entry: FunctionEntry, levels: Levels): QueryRecord {
  return {
    kind: 'function',
    id: entry.id,
    title: entry.name,
    url: urls.function(entry.id),
    fields: { kind: ['function'], ...sharedFields(entry), distribution: holding(evaluator, entry.id) },
    spans: spansOf(evaluator.kernels, (kernel) => ({
      there: ['yes'],
      level: unique([levels.get(kernel)]),
      platform: evaluator.columnIds.filter((id) => evaluator.cell(entry.id, id, kernel).offers.length > 0),
    })),
    text: textOf(entry.id, entry.name, entry.definition, entry.why, entry.aliases, entry.formerly),
  };
}

function cellRecord(evaluator: Evaluator, entry: FunctionEntry, platform: Platform, levels: Levels): QueryRecord {
  return {
    kind: 'cell',
    id: `${entry.id}/${platform.id}`,
    title: `${entry.name}: ${platform.name}`,
    url: urls.cell(entry.id, platform.id),
    fields: {
      kind: ['cell'],
      platform: [platform.id],
      ...sharedFields(entry),
      distribution: holding(evaluator, entry.id, platform.id),
    },
    spans: spansOf(evaluator.kernels, (kernel) => {
      const cell = evaluator.cell(entry.id, platform.id, kernel);
      return {
        there: ['yes'],
        state: [cell.state],
        level: unique([levels.get(kernel)]),
        since: unique(cell.offers.map((offer) => offer.since.kernel || undefined)),
        interface: unique(cell.offers.map((offer) => offer.interface.id)),
        kconfig: unique(
          cell.offers.flatMap((offer) => [
            ...kconfigSymbols(kconfigAt(offer.provider?.kconfig, kernel)),
            ...kconfigSymbols(kconfigAt(offer.interface.kconfig, kernel)),
          ]),
        ),
        trust: unique(factsOfCell(evaluator, entry.id, platform.id, kernel)),
        note: unique([cell.short || undefined]),
      };
    }),
    text: textOf(
      [entry.id, entry.name, entry.aliases, platform.id, platform.name, platform.code],
      entry.absent
        ?.filter((absent) => absent.platform === platform.id)
        .map((absent) => [absent.reason, absent.instead]),
    ),
  };
}

/** Distributions whose kernel offers a function, on any platform or on one. */
const holding = ({ catalog }: Evaluator, functionId: string, platform?: string): string[] =>
  catalog.distributions
    .filter((one) =>
      functionIn(catalog, one, functionId).some(
        (build) => isHeld(build.state) && (platform === undefined || build.platform === platform),
      ),
    )
    .map(({ id }) => id);
