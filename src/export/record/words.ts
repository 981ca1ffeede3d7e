import type { Decision, Evidence, Person, TopicEvent } from '../../catalog/types.ts';
import type { Column, TopicState, Word } from '../../record/index.ts';

/** What stands under everything that leaves this project about the record. */
export const UNOFFICIAL = 'Unofficial. Kept by the CoCo ABI Catalog; not reviewed by the SIG.';

/** What each column of the board wants. */
export const COLUMN_WORD: Readonly<Record<Column, string>> = {
  'needs-voice': 'needs a voice',
  contested: 'contested',
  waiting: 'waiting',
  'in-review': 'in review',
  settled: 'settled',
};

/** A person as of the day: `Ann Example (Acme, as of 2023-01-05)`; beside a day that is the same, `Ann Example (Acme then)`. */
export const personText = (person: Person | undefined, day?: string): string => {
  if (!person) return '';
  const { affiliation, role } = person;
  const of = person['as-of'];
  const then = of !== undefined && of === day ? ' then' : `, as of ${of ?? 'an unknown day'}`;
  const as = affiliation === undefined ? '' : `${affiliation}${then}`;
  const inner = [role, as].filter(Boolean).join('; ');
  return inner ? `${person.person} (${inner})` : person.person;
};

/** Where a decision comes from: the forum's own record, or somebody's report. */
export const decisionSource = (decision: Decision): { evidence: readonly Evidence[]; reportedBy?: string } =>
  decision.record
    ? { evidence: decision.record }
    : {
        evidence: decision['reported-by']?.evidence ?? [],
        ...(decision['reported-by'] ? { reportedBy: personText(decision['reported-by']) } : {}),
      };

/** The state of a topic in one line: the set over its strands, and the words that stop or end it. */
export function stateLine({ upstream, words, column }: TopicState): string {
  const said = (['agreed', 'recommended', 'ratified', 'stalled', 'not looked'] as const).filter((word) =>
    words.has(word),
  );
  return [COLUMN_WORD[column], `code: ${upstream.join(', ')}`, ...said].join('; ');
}

/** Verb of a position. */
export const POSITION_VERB: Readonly<Partial<Record<TopicEvent['kind'], string>>> = {
  support: 'supports',
  concern: 'doubts',
  alternative: 'names another way',
  agreed: 'agrees',
};

/** What somebody did: supports, doubts, objects, names another way, agrees; undefined for what is no position. */
export const positionOf = ({ kind, strength }: TopicEvent): string | undefined =>
  kind === 'concern' && strength === 'objects' ? 'objects' : POSITION_VERB[kind];

/** A word in a sentence of its own, for those who do not know it. */
export const WORD_MEANING: Readonly<Record<Word, string>> = {
  need: 'the need is on record',
  exchange: 'views or code of more than one side are on record',
  contested: 'an objection stands',
  agreed: 'agreement of somebody other than the authors is on record',
  patches: 'patches were posted',
  recommended: 'a recommendation to another body was sent',
  ratified: 'a body ratified it',
  settled: 'nothing is open',
  stalled: 'nothing was on record for long',
  waiting: 'the next version has to come first',
  'not looked': 'nobody looked lately',
};
