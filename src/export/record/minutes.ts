import { SECTIONS, urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Meeting } from '../../catalog/types.ts';
import { forumById } from '../../record/index.ts';
import { addressOf, plainText, wrap } from './lines.ts';
import type { TextOptions } from './topic-text.ts';

/** What stands in place of what only those who were there can say. */
const BLANK = '(to be written)';

/**
 * A template for the minutes of a meeting, as a mail: one block an item of the agenda, in words that become events. Below
 * stands the YAML of one event for each item that names a topic, to be filled in once the mail has a Message-ID.
 */
export function minutesText(catalog: Catalog, meeting: Meeting | undefined, { site }: TextOptions): string {
  const forum = meeting === undefined ? BLANK : (forumById(catalog).get(meeting.forum)?.name ?? meeting.forum);
  const date = meeting?.date ?? 'YYYY-MM-DD';
  const agenda = meeting?.agenda ?? [{ item: BLANK }];
  const lines = [
    ...wrap(`Minutes: ${forum}, ${date}`, 'Subject: ', '  '),
    '',
    `Chair: ${meeting?.chair?.person ?? BLANK}`,
    `Present: ${BLANK}`,
    ...agenda.flatMap(({ item }, index) => [
      '',
      ...wrap(item, `${index + 1}. `, '   '),
      `   Said: ${BLANK}`,
      `   Agreed: ${BLANK}, or nothing`,
      `   Objected: ${BLANK}, by whom, or nobody`,
      `   Next: ${BLANK}, by whom`,
    ]),
    '',
    ...wrap(
      'Agreed means that nobody present objected when asked. Silence on the list is not agreement, and is not written down as such.',
    ),
    '',
    '--- for the record, once this mail has its Message-ID ---',
    ...agenda.flatMap(({ topic }) => eventYaml(meeting?.id, date, topic)),
    '',
    '-- ',
    ...wrap('Template by the CoCo ABI Catalog; not reviewed by the SIG.'),
    addressOf(site, meeting ? urls.meeting(meeting.id) : SECTIONS.meetings),
  ];
  return `${lines.map(plainText).join('\n')}\n`;
}

const eventYaml = (meeting: string | undefined, date: string, topic: string | undefined): string[] => [
  `# catalog/topics/${topic ?? 'TOPIC'}.yaml, under events`,
  `- id: ${date}-discussed`,
  '  kind: discussed # or agreed, concern, alternative, with "of"',
  `  date: "${date}"`,
  `  meeting: ${meeting ?? 'MEETING'}`,
  '  what: In a sentence.',
  '  evidence: [{ lore: MESSAGE-ID, subject: "Minutes", date: DAY }]',
];
