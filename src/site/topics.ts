import type { Decision, Evidence, Person, Topic, TopicEvent } from '../catalog/types.ts';
import { COLUMNS, type Column, type TopicState, topicStates, type Upstream, type Word } from '../record/index.ts';
import { memo } from './catalog.ts';

/** What each kind of event is called on a page. */
export const EVENT_WORD: Readonly<Record<TopicEvent['kind'], string>> = {
  need: 'need',
  question: 'question',
  discussed: 'discussed',
  posted: 'posted',
  'out-of-tree': 'out of tree',
  support: 'support',
  concern: 'concern',
  alternative: 'another way',
  agreed: 'agreed',
  waiting: 'waiting',
  applied: 'applied',
  merged: 'merged',
  reverted: 'reverted',
  dropped: 'dropped',
  published: 'published',
  reported: 'told by others',
};

/** Columns of the board: what is wanted, and of whom. */
export const COLUMN: Readonly<Record<Column, { name: string; about: string }>> = {
  'needs-voice': {
    name: 'Needs a voice',
    about: 'Nothing is in review, or it fell silent. Who needs it, and who would post it?',
  },
  contested: { name: 'Contested', about: 'An objection stands. Who answers it, and where?' },
  waiting: { name: 'Waiting', about: 'Somebody said that the next version has to come first.' },
  'in-review': { name: 'In review', about: 'Code is on a list or in a tree. Who reviews it?' },
  settled: { name: 'Settled', about: 'Every part is merged or dropped, and nothing is open.' },
};

/** Definition page of all of these words. */
export const STATE_DEFINITION = 'topic-state';

/** Tone of a state upstream, by the levels' classes of the style sheet. */
export const UPSTREAM_TONE: Readonly<Record<Upstream, string>> = {
  none: 'quiet',
  reverted: 'bad',
  rfc: 'open',
  posted: 'open',
  applied: 'near',
  merged: 'done',
  released: 'done',
  dropped: 'quiet',
};

const states = memo((catalog) => new Map(topicStates(catalog).map((state) => [state.topic.id, state])));

/** State of a topic; throws for an id that the catalog does not have. */
export function stateOf(id: string): TopicState {
  const state = states().get(id);
  if (!state) throw new Error(`The catalog has no topic "${id}".`);
  return state;
}

/** Every platform that a topic's strands would serve, in the file's order. */
export const platformsOf = (topic: Topic): string[] => [
  ...new Set(topic.strands.flatMap(({ platforms }) => platforms ?? [])),
];

/** Lists and calls where a topic is talked about: its own, and those of its events. */
export const forumsOf = (topic: Topic): string[] => [
  ...new Set([...(topic.forums ?? []), ...topic.events.flatMap(({ forum }) => (forum === undefined ? [] : [forum]))]),
];

/** The board: topics by column, the one with the newest record first; empty columns are left out. */
export const board = (topics: readonly Topic[]): { column: Column; items: TopicState[] }[] =>
  COLUMNS.map((column) => ({
    column,
    items: topics
      .map(({ id }) => stateOf(id))
      .filter((state) => state.column === column)
      .sort((a, b) => (b.last ?? '').localeCompare(a.last ?? '')),
  })).filter(({ items }) => items.length > 0);

/** Words that a row of the board shows besides its column. */
export const shownWords = (state: TopicState): Word[] =>
  [...state.words.keys()].filter((word) => word !== 'contested' && word !== 'waiting' && word !== 'settled');

/** What is wanted of a reader, in a clause: what stops the matter, the first open question, else the need. */
export const wantedOf = ({ topic, words }: TopicState): string =>
  words.get('contested')?.text ??
  words.get('waiting')?.text ??
  topic.questions?.find(({ answered }) => answered === undefined)?.ask ??
  topic.need;

/** A person with what is known as of the day; '' without one. */
export const personNote = (person: Person | undefined): string =>
  [person?.role, person?.affiliation && `${person.affiliation}, as of ${person['as-of'] ?? 'an unknown day'}`]
    .filter(Boolean)
    .join('; ');

/** The first place of some evidence that can be opened, for the words that are quoted. */
export const quotedAt = (evidence: readonly Evidence[]): Evidence | undefined =>
  evidence.find(({ lore, url }) => lore !== undefined || url !== undefined);

/** Evidence of a decision: the forum's own record, else the report. */
export const decisionEvidence = (decision: Decision): readonly Evidence[] =>
  decision.record ?? decision['reported-by']?.evidence ?? [];

export const DECISION_WORD: Readonly<Record<Decision['outcome'], string>> = {
  agreed: 'agreed',
  dropped: 'tried and dropped',
  taken: 'taken',
  deferred: 'put off',
  ratified: 'ratified',
};
