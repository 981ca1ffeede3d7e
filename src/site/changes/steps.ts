import { type EventRef, eventsOf } from '../../overlap/diff.ts';
import { getCatalog, memoBy } from '../catalog.ts';
import { trustOf } from '../evidence.ts';
import { findInterface, platformsOf } from '../model.ts';
import { paths } from '../url.ts';
import { type Change, idOf, oneSide } from './change.ts';

/** A step of a history as a line; `id` tells steps of one kind in one release apart. */
function stepOf({ event, ...where }: EventRef, id: string): Change {
  const item = findInterface(where.interface);
  const operation = item?.operations.find((one) => one.id === where.operation);
  const gone = event.change === 'removed';
  const release = [event['or-before'] ? 'in or before' : '', event.kernel].filter(Boolean).join(' ');
  const said = [`${event.change} ${release}`, event.what].filter(Boolean).join(': ');
  const { trust, at } = trustOf(event.evidence);
  const was = event.change === 'added' ? '–' : 'there';
  return {
    id,
    name: operation?.name ?? item?.name ?? where.interface,
    ...(operation ? { code: true as const } : {}),
    url: paths.interface(
      where.interface,
      where.operation ?? (where.provider ? `provider-${where.provider}` : undefined),
    ),
    what: operation ? `in ${item?.name}` : where.provider ? 'provider' : 'interface',
    before: event['not-in'] ? `not in ${event['not-in']}` : gone ? 'there' : was,
    after: said,
    platforms: where.provider ? [where.provider] : item ? platformsOf(item).map((platform) => platform.id) : [],
    side: oneSide(item?.side),
    ...(event.evidence ? { trust: [trust, event['not-in'] ? '' : at].filter(Boolean).join(' ') } : {}),
  };
}

/** The steps of one release, one line each. An anchor names what changed, how and when, so that it lasts. */
export const stepsOf = memoBy((kernel: string): readonly Change[] => {
  const taken = new Map<string, number>();
  return eventsOf(getCatalog(), kernel).map((event) => {
    const id = idOf('s', event.interface, event.operation ?? event.provider ?? '', event.event.change, kernel);
    const number = (taken.get(id) ?? 0) + 1;
    taken.set(id, number);
    return stepOf(event, number === 1 ? id : `${id}-${number}`);
  });
});
