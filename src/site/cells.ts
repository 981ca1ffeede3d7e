import type { Cell, Offer } from '../overlap/types.ts';
import { sinceWords } from './model.ts';
import { paths } from './url.ts';

/** How a cell of the matrix reads. */
export interface CellView {
  state: Cell['state'];
  /** Name of what offers it, or the few words that say why there is none. */
  label: string;
  /** Whether the label is an identifier. */
  code: boolean;
  /** Site path of the operation or interface. */
  href?: string;
  /** First kernel, further operations, and what else there is. */
  small: string;
}

const FILES = ['attribute', 'file', 'cgroup-key', 'parameter', 'device-attribute'];

/** Short name of what an offer opens: a symbol, or the last two fixed parts of a path. */
export function offerLabel(offer: Pick<Offer, 'interface' | 'operations' | 'through'>): string {
  const operation = offer.operations[0];
  if (operation && !FILES.includes(operation.kind)) return operation.name;
  const path = offer.interface.opens.path;
  if (!path?.startsWith('/')) return operation?.name ?? offer.interface.id;
  const fixed = path.split('/').filter((part) => part !== '' && !/[$*<]/.test(part));
  const isFile = offer.interface.opens.kind.endsWith('-file');
  if (operation && offer.through === 'own' && !isFile) return operation.name;
  return fixed.slice(-2).join('/');
}

export function viewCell(cell: Cell): CellView {
  const offer = cell.offers[0];
  if (!offer) {
    const small = cell.proposals.at(-1)?.date?.slice(0, 7) ?? '';
    return {
      state: cell.state,
      label: cell.short || 'unknown',
      code: false,
      small: cell.state === 'proposed' ? small : '',
    };
  }
  const others = cell.offers.slice(1).filter((other) => other.interface !== offer.interface);
  const own = offer.through === 'common' ? others.find((other) => other.through === 'own') : undefined;
  const parts = [sinceWords(offer.since)];
  const more =
    offer.operations.filter((operation) =>
      operation.implements?.some((entry) => entry.function === cell.function && (entry.as ?? 'result') === 'result'),
    ).length - 1;
  if (offer.through === 'own' && more > 0) parts.push(`+${more}`);
  if (own) parts.push(`also own, ${sinceWords(own.since)}`);
  else if (others.length > 0) parts.push(`+${others.length} more`);
  return {
    state: cell.state,
    label: offerLabel(offer),
    code: true,
    href: paths.interface(
      offer.interface.id,
      offer.through === 'common' ? `provider-${offer.platform}` : offer.operations[0]?.id,
    ),
    small: parts.filter(Boolean).join(' · '),
  };
}
