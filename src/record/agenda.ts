import type { Catalog } from '../catalog/model.ts';
import type { Consultation, Meeting } from '../catalog/types.ts';
import { consultationOutcome } from './consultation.ts';
import { daysBetween } from './days.ts';
import { eventLacks, isOpenObjection } from './support.ts';
import { topicStates } from './topic-state.ts';
import type { TopicState } from './types.ts';

/** Sections of a draft agenda, in the order in which a call would take them. */
export const AGENDA_SECTIONS = ['ending', 'contested', 'stalled', 'waiting', 'near', 'questions', 'new'] as const;
export type AgendaSection = (typeof AGENDA_SECTIONS)[number];

export interface AgendaItem {
  state: TopicState;
  /** Why it is there, in a sentence. */
  why: string;
}

export interface Agenda {
  /** Date of the data. */
  day: string;
  sections: readonly { section: AgendaSection; items: readonly AgendaItem[] }[];
  /** Comment periods that are open, the one that ends first before the others. */
  periods: readonly Consultation[];
  /** Meetings that are announced, and not before the date of the data. */
  meetings: readonly Meeting[];
}

/** A matter is new for this many days after its first dated event. */
const NEW_DAYS = 60;

/**
 * A draft of an agenda, computed: each topic stands in the first section that fits, the longest silence first. Settled
 * topics and those with nothing to ask do not stand in it.
 */
export function agendaOf(catalog: Catalog, states: readonly TopicState[] = topicStates(catalog)): Agenda {
  const day = states[0]?.day ?? '1970-01-01';
  const periods = catalog.consultations
    .filter((item) => ['open', 'contested'].includes(consultationOutcome(item, day)) && item.closes >= day)
    .sort((a, b) => (a.closes < b.closes ? -1 : a.closes > b.closes ? 1 : 0));
  const ending = new Map(periods.map(({ topic, closes }) => [topic, closes]));
  const placed = new Map<AgendaSection, AgendaItem[]>(AGENDA_SECTIONS.map((section) => [section, []]));
  for (const state of states) {
    const found = placeOf(state, ending.get(state.topic.id));
    if (found) placed.get(found.section)?.push({ state, why: found.why });
  }
  const silence = ({ state }: AgendaItem): number => state.silent ?? -1;
  return {
    day,
    sections: AGENDA_SECTIONS.map((section) => ({
      section,
      items: [...(placed.get(section) ?? [])].sort((a, b) => silence(b) - silence(a)),
    })).filter(({ items }) => items.length > 0),
    periods,
    meetings: catalog.meetings.filter(({ state, date }) => state === 'announced' && date >= day),
  };
}

/** Who objects, when, and in which words. */
function objectionText({ topic }: TopicState): string | undefined {
  const objection = topic.events.find((event) => eventLacks(event) === undefined && isOpenObjection(event));
  if (!objection) return undefined;
  const { of, date, quote, what } = objection;
  const when = date === undefined ? '' : ` (${date})`;
  return `${of?.person ?? 'somebody'}${when}: ${quote === undefined ? what : `“${quote}”`}`;
}

function placeOf(state: TopicState, closes: string | undefined): { section: AgendaSection; why: string } | undefined {
  const { words, topic } = state;
  if (closes !== undefined) return { section: 'ending', why: `comments are taken until ${closes}` };
  if (words.has('settled')) return undefined;
  const contested = words.get('contested');
  if (contested) return { section: 'contested', why: objectionText(state) ?? contested.text };
  if (words.has('stalled'))
    return { section: 'stalled', why: `silent since ${state.last} (looked until ${topic.looked?.to})` };
  const waiting = words.get('waiting');
  if (waiting) return { section: 'waiting', why: waiting.text };
  const agreed = state.strands.find(({ words: of }) => of.has('agreed') && !of.has('settled'));
  if (agreed) return { section: 'near', why: `agreed on record: ${agreed.strand.title}` };
  const open = topic.questions?.filter(({ answered }) => answered === undefined) ?? [];
  if (open[0]) return { section: 'questions', why: open[0].ask };
  const first = topic.events.find(({ date }) => date !== undefined)?.date;
  if (first !== undefined && daysBetween(first, state.day) <= NEW_DAYS)
    return { section: 'new', why: `first on record ${first}` };
  return undefined;
}
