import type { Topic, TopicEvent } from '../catalog/types.ts';

/** What each kind of event is called on a page. */
export const EVENT_WORD: Readonly<Record<TopicEvent['kind'], string>> = {
  need: 'need',
  question: 'question',
  discussed: 'discussed',
  posted: 'posted',
  'out-of-tree': 'out of tree',
  support: 'support',
  concern: 'concern',
  alternative: 'alternative',
  agreed: 'agreed',
  waiting: 'waiting',
  applied: 'applied',
  merged: 'merged',
  reverted: 'reverted',
  dropped: 'dropped',
  published: 'published',
  reported: 'reported by others',
};

/** Day of the newest event that is dated; '' when none is. */
export const lastRecord = (topic: Topic): string =>
  topic.events
    .map(({ date }) => date ?? '')
    .sort()
    .at(-1) ?? '';
