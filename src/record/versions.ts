import type { Evidence, Series, SeriesVersion } from '../catalog/types.ts';

/** A version, or a posting whose number nobody saw. */
export type Posting = Omit<SeriesVersion, 'v'> & Partial<Pick<SeriesVersion, 'v'>>;

/** Everything that is known to have been posted of a series, oldest first. */
export function postingsOf({ versions, unnumbered = [] }: Series): readonly Posting[] {
  const all: Posting[] = [...versions];
  for (const posting of unnumbered) {
    const next = all.findIndex(({ date }) => date !== undefined && date > (posting.date ?? ''));
    all.splice(next < 0 ? all.length : next, 0, posting);
  }
  return all;
}

/** A version counts when its message can be found, and somebody read more than its title. */
export const isKnown = ({ lore, subject, seen }: SeriesVersion): boolean =>
  lore !== undefined && subject !== undefined && seen !== 'listed';

/** Whether nobody read the posting itself: a listing, or another mail, names it. No state follows from it. */
export function isReported({ v, lore, seen, evidence }: Posting): boolean {
  if (v === undefined || seen === 'listed') return true;
  return lore === undefined && evidence?.some(({ url, claimed }) => url && !claimed) !== true;
}

/** `v3`, `RFC v2`, `unnumbered version`. */
export const versionName = ({ v, rfc }: Posting): string =>
  `${rfc ? 'RFC ' : ''}${v === undefined ? 'unnumbered version' : `v${v}`}`;

/** Anchor of a version on the page of a topic: its number, or its day when nobody saw the number. */
export const versionAnchor = (series: string, { v, rfc, date }: Posting): string =>
  `${series}-${rfc ? 'rfc-' : ''}${v === undefined ? (date ?? 'unnumbered') : `v${v}`}`;

/** The newest version that counts. */
export const newestKnown = ({ versions }: Series): SeriesVersion | undefined => versions.findLast(isKnown);

/** The message of a version as evidence; what else is known of it when the message is not. */
export function messageOf({ lore, subject, date, seen, evidence }: Posting): readonly Evidence[] {
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
