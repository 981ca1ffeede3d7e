import type { FunctionEntry, Interface, Operation, Provider } from '../catalog/types.ts';
import { type AspectRow, claimList, compareOffers, holdsAt, type Offer } from '../overlap/index.ts';
import { cell, functionOf, newest } from './model.ts';

/** How one attribute of a neutral interface appears with one provider. */
export type Visibility =
  | { state: 'shown' | 'ignored' | 'hidden' | 'unknown' }
  | { state: 'condition'; condition: string };

export const VISIBILITY: Readonly<Record<Visibility['state'], { glyph: string; name: string }>> = {
  shown: { glyph: '●', name: 'shown' },
  ignored: { glyph: '○', name: 'shown, without effect' },
  condition: { glyph: '◐', name: 'shown when' },
  hidden: { glyph: '–', name: 'not there' },
  unknown: { glyph: '?', name: 'unknown' },
};

export function visibility(provider: Provider, operation: Operation): Visibility {
  if (provider.ignores?.includes(operation.id)) return { state: 'ignored' };
  if (provider.shows?.includes(operation.id)) return { state: 'shown' };
  const when = provider['shows-when']?.find((entry) => entry.attributes.includes(operation.id));
  if (when) return { state: 'condition', condition: when.condition };
  return { state: provider.shows ? 'hidden' : 'unknown' };
}

/** A function that providers of an interface serve, its aspects side by side; a provider that does not serve it has no values. */
export interface ProviderComparison {
  function: FunctionEntry;
  /** Which of the interface's providers serve it, in their order. */
  serves: readonly boolean[];
  rows: readonly AspectRow[];
}

/** Aspects of every function behind a neutral interface, over its providers, in the newest kernel. */
export function compareProviders(item: Interface): ProviderComparison[] {
  const providers = item.providers ?? [];
  const ids = [...new Set(providers.flatMap((provider) => provider.implements.map((entry) => entry.function)))];
  return ids.map((id) => {
    const entry = functionOf(id);
    const offers = providers.map((provider) => offerOf(item, provider, entry));
    const serving = offers.filter((offer) => offer !== undefined);
    const rows = compareOffers(entry, serving).map((row) => {
      let next = 0;
      return { ...row, values: offers.map((offer) => (offer ? (row.values[next++] ?? []) : [])) };
    });
    return { function: entry, serves: offers.map((offer) => offer !== undefined), rows };
  });
}

function offerOf(item: Interface, provider: Provider, entry: FunctionEntry): Offer | undefined {
  const served = provider.implements.find((candidate) => candidate.function === entry.id);
  if (!served) return undefined;
  const found = cell(entry.id, provider.platform).offers.find(
    (offer) => offer.interface === item && offer.provider === provider,
  );
  if (found) return found;
  // Only proposed: its own claims, so that they can be read beside the others.
  const operations = item.operations.filter((operation) => served.operations.includes(operation.id));
  return {
    platform: provider.platform,
    through: 'common',
    interface: item,
    operations,
    operationSince: [],
    provider,
    since: { kernel: '', exact: false },
    aspects: new Map(
      entry.aspects.map((aspect) => [
        aspect.id,
        claimList(served.aspects?.[aspect.id]).filter((claim) => holdsAt(claim, newest())),
      ]),
    ),
  };
}
