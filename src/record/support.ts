import type { Evidence, Resolution, SeriesOutcome, TopicEvent, TopicExit } from '../catalog/types.ts';

/** Whether something stands on what it needs, and if not, what lacks, as the end of a sentence that begins "it needs". */
export type Lack = string | undefined;

const is =
  (...keys: readonly ('lore' | 'commit' | 'url' | 'kernel' | 'spec')[]) =>
  (evidence: Evidence): boolean =>
    keys.some((key) => evidence[key] !== undefined);

/** A mail of which more than its title was seen. */
const mail = (evidence: Evidence): boolean => evidence.lore !== undefined && evidence.seen !== 'listed';
const commit = is('commit');
/** A page that is itself the place, and does not only tell of it. */
const page = (evidence: Evidence): boolean => evidence.url !== undefined && evidence.claimed !== true;
/** Somebody's own words: a mail, or a page that is itself the place. */
export const isSpoken = (evidence: Evidence): boolean => mail(evidence) || page(evidence);

const has = (list: readonly Evidence[] | undefined, test: (evidence: Evidence) => boolean): boolean =>
  list?.some(test) === true;

const WORDS = 'a mail that somebody read, by its Message-ID, or a page that is itself the place';

/**
 * The kind of evidence that each kind of event needs. An event without it counts for nothing, and fails the check. The
 * definitions are in words on the page of the states of topics.
 */
const NEEDS: Readonly<Record<TopicEvent['kind'], (event: TopicEvent) => Lack>> = {
  need: said,
  question: said,
  discussed: ({ meeting }) => (meeting === undefined ? 'the meeting where it was discussed' : undefined),
  posted: ({ evidence }) => (has(evidence, mail) ? undefined : 'a mail that somebody read, by its Message-ID'),
  'out-of-tree': ({ evidence }) =>
    has(evidence, is('url', 'commit')) ? undefined : 'the address of the code, or its commit',
  support: position,
  concern: position,
  alternative: position,
  agreed: (event) =>
    said(event) ?? (event.of || event.meeting !== undefined ? undefined : 'who agreed ("of"), or the meeting that did'),
  waiting: said,
  applied: ({ evidence, tree }) => {
    if (tree === undefined) return 'the tree that took it ("tree")';
    return has(evidence, (item) => mail(item) || commit(item) || page(item))
      ? undefined
      : 'a commit, or the mail that says so';
  },
  merged: ({ evidence }) => (has(evidence, commit) ? undefined : 'a commit'),
  reverted: ({ evidence }) => (has(evidence, commit) ? undefined : 'the commit that reverts it'),
  dropped: ({ evidence, meeting }) =>
    meeting !== undefined || has(evidence, (item) => isSpoken(item) || commit(item) || is('kernel')(item))
      ? undefined
      : `${WORDS}, a commit or a place in the tree`,
  published: ({ document }) => (document === undefined ? 'the document ("document")' : undefined),
  reported: () => undefined,
};

function said({ evidence, meeting }: TopicEvent): Lack {
  return meeting !== undefined || has(evidence, isSpoken) ? undefined : `${WORDS}, or a meeting`;
}

function position(event: TopicEvent): Lack {
  return event.of ? said(event) : 'whose words they are ("of")';
}

/** What an event lacks to count. */
export const eventLacks = (event: TopicEvent): Lack => NEEDS[event.kind](event);

/** What the end of a concern or a question lacks to count: that nobody repeats it is no answer. */
export const resolutionLacks = ({ by, evidence }: Resolution): Lack =>
  by !== undefined || has(evidence, (item) => isSpoken(item) || commit(item) || is('kernel')(item))
    ? undefined
    : `the event that ended it ("by"), ${WORDS}, a commit or a place in the tree`;

/** Whether an event is an objection that nothing on record has ended. */
export const isOpenObjection = ({ kind, strength, resolved }: TopicEvent): boolean =>
  kind === 'concern' && strength === 'objects' && (resolved === undefined || resolutionLacks(resolved) !== undefined);

/** What an outcome of a series lacks to count. */
export function outcomeLacks(outcome: SeriesOutcome): Lack {
  const { state, evidence, tree, by, decision, version, why } = outcome;
  switch (state) {
    case 'open':
      return undefined;
    case 'waiting':
      return has(evidence, isSpoken) ? undefined : 'the words that ask for the next version, as a mail or a page';
    case 'applied':
      if (version === undefined && why === undefined) return 'the version that was taken ("version")';
      if (tree === undefined) return 'the tree that took it ("tree")';
      return has(evidence, (item) => mail(item) || commit(item) || page(item))
        ? undefined
        : 'a commit, or the mail that says so';
    case 'merged':
      if (version === undefined && why === undefined) return 'the version that was taken ("version")';
      return has(evidence, commit) ? undefined : 'a commit';
    case 'reverted':
      return has(evidence, commit) ? undefined : 'the commit that reverts it';
    case 'dropped':
      return decision !== undefined || has(evidence, (item) => isSpoken(item) || commit(item))
        ? undefined
        : 'the words that gave it up, or a decision';
    case 'superseded':
      return by === undefined ? 'the series that took its place ("by")' : undefined;
  }
}

/** What an exit lacks to count. */
export function exitLacks({ kind, state, evidence, series }: TopicExit): Lack {
  if (state === 'drafted') return undefined;
  if (kind === 'patches' && series !== undefined) return undefined;
  return has(evidence, isSpoken) ? undefined : WORDS;
}
