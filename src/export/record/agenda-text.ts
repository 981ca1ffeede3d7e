import { SECTIONS, urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import { type AgendaSection, agendaOf } from '../../record/index.ts';
import { addressOf, plainText, wrap } from './lines.ts';
import { recordRevision } from './revision.ts';
import type { TextOptions } from './topic-text.ts';
import { UNOFFICIAL } from './words.ts';

/** Titles of the sections of an agenda. */
export const AGENDA_TITLE: Readonly<Record<AgendaSection, string>> = {
  ending: 'Comments end',
  contested: 'An objection stands',
  stalled: 'Stalled',
  waiting: 'Waiting for the next version',
  near: 'Near agreement',
  questions: 'Open questions',
  new: 'New',
};

/** Matters of one section in a mail; the page has them all. */
const MOST_ITEMS = 6;

/** A draft of an agenda as a mail, at most 72 columns; each matter with the address of its own text. */
export function agendaText(catalog: Catalog, { site }: TextOptions): string {
  const { day, sections, meetings } = agendaOf(catalog);
  const url = (path: string): string => addressOf(site, path);
  const lines = [
    `Subject: [CoCo] Draft agenda, from the record of ${day}`,
    '',
    ...wrap(
      sections.length > 0
        ? 'Matters that a call could take, from what is on public record. Strike what does not fit.'
        : 'Nothing on record asks for a call.',
    ),
    ...sections.flatMap(({ section, items }) => [
      '',
      `${AGENDA_TITLE[section]}:`,
      ...items
        .slice(0, MOST_ITEMS)
        .flatMap(({ state, why }) => [
          ...wrap(`${state.topic.title}: ${why}`, '- ', '  '),
          `  ${url(urls.topicText(state.topic.id))}`,
        ]),
      ...(items.length > MOST_ITEMS ? [`  ... and ${items.length - MOST_ITEMS} more on the page`] : []),
    ]),
    ...(meetings.length > 0
      ? [
          '',
          'Announced:',
          ...meetings.flatMap(({ date, time, forum }) =>
            wrap(`${date}${time === undefined ? '' : ` ${time} UTC`}, ${forum}`, '- ', '  '),
          ),
        ]
      : []),
    '',
    '-- ',
    ...wrap(UNOFFICIAL),
    ...wrap(`Data of ${day}, revision ${recordRevision(catalog)}`),
    url(SECTIONS.agenda),
  ];
  return `${lines.map(plainText).join('\n')}\n`;
}
