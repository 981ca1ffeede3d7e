import type { Catalog } from '../catalog/model.ts';
import { type CellView, evaluatorOf, type FactChange, type KernelDiff, type OfferView } from '../overlap/index.ts';

/** A cell's view in words: its state, and through what. */
export const viewText = (view: CellView | null): string => {
  if (!view) return 'not in the catalog';
  const through = [...new Set(view.offers.map((offer) => offer.interface))];
  return through.length > 0 ? `${view.state} (${through.join(', ')})` : view.state;
};

const keyOf = (offer: OfferView): string => `${offer.interface} ${offer.provider ?? ''}`;

/** Values and operations that differ between two views, one line each: `aspect: before → after`. */
export function viewChanges(
  before: CellView | null,
  after: CellView | null,
  names: ReadonlyMap<string, string>,
): string[] {
  const lines: string[] = [];
  const list = (offer: OfferView): string => offer.operations.join(', ');
  for (const offer of after?.offers ?? []) {
    const old = before?.offers.find((candidate) => keyOf(candidate) === keyOf(offer));
    if (!old) continue;
    if (list(old) !== list(offer)) lines.push(`${offer.interface} operations: ${list(old)} → ${list(offer)}`);
    for (const id of new Set([...Object.keys(old.values), ...Object.keys(offer.values)])) {
      const [a, b] = [old.values[id] ?? 'unknown', offer.values[id] ?? 'unknown'];
      if (a !== b) lines.push(`${names.get(id) ?? id}: ${a} → ${b}`);
    }
  }
  return lines;
}

/** Aspect names of a function, by id; empty when the catalog has no such function. */
export function aspectNames(catalog: Catalog, functionId: string): Map<string, string> {
  const entry = catalog.functions.find((item) => item.id === functionId);
  return new Map((entry?.aspects ?? []).map((aspect) => [aspect.id, aspect.name]));
}

/** A kernel diff as a list of sentences under headings; facts are counted, since a release can bring hundreds. */
export function kernelDiffSections(catalog: Catalog, diff: KernelDiff): { title: string; lines: string[] }[] {
  const evaluator = evaluatorOf(catalog);
  const functionName = (id: string): string => evaluator.function(id).name;
  const sections = [
    {
      title: 'Levels',
      lines: diff.levels.map((change) => `${functionName(change.function)}: ${change.before} → ${change.after}`),
    },
    {
      title: 'Cells',
      lines: diff.cells.flatMap((change) => [
        `${functionName(change.function)}, ${evaluator.platform(change.platform).name}: ${viewText(change.before)} → ${viewText(change.after)}`,
        ...viewChanges(change.before, change.after, aspectNames(catalog, change.function)),
      ]),
    },
    {
      title: 'Steps',
      lines: diff.events.map(({ kernel, interface: item, operation, provider, event }) => {
        const where = [item, operation ?? provider].filter((part) => part !== undefined).join(' / ');
        return `${kernel}: ${where} ${event.change}${event.what ? `: ${event.what}` : ''}`;
      }),
    },
    {
      title: 'Header names',
      lines: diff.facts.length === 0 ? [] : [factCount(diff.facts)],
    },
  ];
  return sections.filter((section) => section.lines.length > 0);
}

function factCount(facts: readonly FactChange[]): string {
  const added = facts.filter((fact) => fact.before === null).length;
  const removed = facts.filter((fact) => fact.after === null).length;
  return `${added} came, ${removed} went, ${facts.length - added - removed} changed.`;
}
