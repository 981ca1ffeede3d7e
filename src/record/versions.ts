import type { Evidence, Series, SeriesVersion } from '../catalog/types.ts';

type Named = Pick<SeriesVersion, 'v' | 'rfc' | 'date'>;

/** A version counts when its message can be found, and somebody read more than its title. */
export const isKnown = ({ lore, subject, seen }: SeriesVersion): boolean =>
  lore !== undefined && subject !== undefined && seen !== 'listed';

/** Whether nobody read the posting itself: a listing, or another mail, names it. No state follows from it. */
export const isReported = ({ lore, seen, evidence }: SeriesVersion): boolean =>
  lore === undefined ? evidence?.some(({ url, claimed }) => url && !claimed) !== true : seen === 'listed';

/** `v3`, `RFC v2`, `unnumbered version`. */
export const versionName = ({ v, rfc }: Named): string =>
  `${rfc ? 'RFC ' : ''}${v === undefined ? 'unnumbered version' : `v${v}`}`;

/** Anchor of a version on the page of a topic: its number, or its day when nobody saw the number. */
export const versionAnchor = (series: string, { v, rfc, date }: Named): string =>
  `${series}-${rfc ? 'rfc-' : ''}${v === undefined ? (date ?? 'unnumbered') : `v${v}`}`;

/** The newest version that counts. */
export const newestKnown = ({ versions }: Series): SeriesVersion | undefined => versions.findLast(isKnown);

/** The message of a version as evidence; what else is known of it when the message is not. */
export function messageOf({ lore, subject, date, seen, evidence }: SeriesVersion): readonly Evidence[] {
  if (lore === undefined) return evidence ?? [];
  return [
    {
      lore,
      ...(subject === undefined ? {} : { subject }),
      ...(date === undefined ? {} : { date }),
      ...(seen === undefined ? {} : { seen }),
    },
  ];
}
