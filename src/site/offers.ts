import type { Evidence } from '../catalog/types.ts';
import type { Offer } from '../overlap/types.ts';
import { type Trust, trustOf } from './evidence.ts';

/** What shows that an offer is there: the evidence of its first step, the nearest part first. */
export function offerEvidence(offer: Offer): readonly Evidence[] {
  const histories = [offer.provider?.history, offer.operations[0]?.history, offer.interface.history];
  for (const history of histories) {
    const added = history?.find((event) => event.change === 'added' && event.evidence?.length);
    if (added?.evidence) return added.evidence;
  }
  return offer.interface.opens.evidence ?? [];
}

/** How far it can be trusted that an offer is there, and the kernel in which a program saw it. */
export const offerTrust = (offer: Offer): { trust: Trust; at?: string } => trustOf(offerEvidence(offer));
