import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Evidence } from '../../catalog/types.ts';
import { type Cell, convergenceOf, evaluatorOf, type Offer } from '../../overlap/index.ts';
import { EVIDENCE_COLUMNS, evidenceFields, type Field, type Sheet } from './sheet.ts';

/** What shows that an offer is there: the steps that brought its provider, its operations, or the interface itself. */
function offerEvidence({ provider, operations, interface: item }: Offer): Evidence[] {
  const histories = [provider?.history, ...operations.map(({ history }) => history)].flatMap((list) => list ?? []);
  const steps = histories.length > 0 ? histories : (item.history ?? []);
  return steps.filter(({ change }) => change === 'added' || change === 'moved').flatMap(({ evidence }) => evidence);
}

/** What a cell rests on: what shows that it is there, or that it is not. */
export const cellEvidence = (cell: Cell): Evidence[] => [...cell.evidence, ...cell.offers.flatMap(offerEvidence)];

const ways = (cell: Cell): string =>
  cell.offers.flatMap((offer) => offer.operations.map(({ id }) => `${offer.interface.id}#${id}`)).join(' ');

/** The first kernel of a cell's best offer; empty without one. */
const since = ({ offers: [first] }: Cell): string => first?.since.kernel ?? '';

const COLUMNS = ['function', 'name', 'platform', 'state', 'level', 'since', 'through', 'reason', 'url'] as const;

function cellRow(catalog: Catalog, cell: Cell): Field[] {
  const evaluator = evaluatorOf(catalog);
  return [
    cell.function,
    evaluator.function(cell.function).name,
    cell.platform,
    cell.state,
    convergenceOf(catalog, cell.function, cell.kernel).level,
    since(cell),
    ways(cell),
    cell.reason,
    { links: [urls.cell(cell.function, cell.platform)] },
    ...evidenceFields(catalog, cellEvidence(cell)),
  ];
}

/** Every cell of a kernel; those of one platform or of one function when it is named. */
export function matrixSheet(
  catalog: Catalog,
  kernel: string,
  only: { platform?: string; function?: string } = {},
): Sheet {
  const evaluator = evaluatorOf(catalog);
  const platforms = only.platform === undefined ? evaluator.columnIds : [only.platform];
  const functions = only.function === undefined ? catalog.functions : [evaluator.function(only.function)];
  const of = [
    only.platform === undefined ? [] : evaluator.platform(only.platform).name,
    only.function === undefined ? [] : evaluator.function(only.function).name,
  ].flat();
  return {
    title: [`Confidential computing in Linux ${kernel}`, ...of].join(': '),
    columns: [...COLUMNS, ...EVIDENCE_COLUMNS],
    rows: functions.flatMap(({ id }) => platforms.map((one) => cellRow(catalog, evaluator.cell(id, one, kernel)))),
  };
}

/** Levels of all functions through the kernels, over all platforms or over some. */
export function timelineSheet(catalog: Catalog, platforms?: readonly string[]): Sheet {
  const { kernels, newest } = evaluatorOf(catalog);
  return {
    title: `Convergence levels by kernel release${platforms ? ` over ${platforms.join(', ')}` : ''}`,
    columns: ['function', 'name', 'url', ...kernels],
    rows: catalog.functions.map(({ id, name }) => [
      id,
      name,
      { links: [urls.function(id, 'timeline')] },
      ...convergenceOf(catalog, id, newest, platforms).timeline.map(({ level }) => level),
    ]),
  };
}
