import type { Evidence, Series, SeriesVersion, UnnumberedPosting } from '../catalog/types.ts';

/** A version, or a posting whose number nobody saw. */
export type Posting = SeriesVersion | UnnumberedPosting;

const numberOf = (posting: Posting): number | undefined => ('v' in posting ? posting.v : undefined);
const isRfc = (posting: Posting): boolean => 'rfc' in posting && posting.rfc === true;

/** Everything that is known to have been posted of a series, oldest first. */
export function postingsOf({ versions, unnumbered = [] }: Series): readonly Posting[] {
  const all: Posting[] = [...versions];
  for (const posting of unnumbered) {
    const next = all.findIndex(({ date }) => date !== undefined && date > posting.date);
    all.splice(next < 0 ? all.length : next, 0, posting);
  }
  return all;
}

/** A version counts when its message can be found, and somebody read more than its title. */
export const isKnown = ({ lore, subject, seen }: SeriesVersion): boolean =>
  lore !== undefined && subject !== undefined && seen !== 'listed';

/** Whether nobody read the posting itself: a listing, or another mail, names it. No state follows from it. */
export const isReported = (posting: Posting): boolean => {
  const { lore, seen, evidence } = posting;
  if (numberOf(posting) === undefined) return true;
  return lore === undefined ? evidence?.some(({ url, claimed }) => url && !claimed) !== true : seen === 'listed';
};

/** `v3`, `RFC v2`, `unnumbered version`. */
export const versionName = (posting: Posting): string =>
  `${isRfc(posting) ? 'RFC ' : ''}${numberOf(posting) === undefined ? 'unnumbered version' : `v${numberOf(posting)}`}`;

/** Anchor of a version on the page of a topic: its number, or its day when nobody saw the number. */
export const versionAnchor = (series: string, posting: Posting): string =>
  `${series}-${isRfc(posting) ? 'rfc-' : ''}${numberOf(posting) === undefined ? posting.date : `v${numberOf(posting)}`}`;

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
