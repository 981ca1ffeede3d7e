import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { TopicExit } from '../../catalog/types.ts';
import { decisionsOf, forumById, type TopicState } from '../../record/index.ts';
import { addressOf, plainText, wrap } from './lines.ts';
import { References } from './references.ts';
import { recordRevision } from './revision.ts';
import type { TextOptions } from './topic-text.ts';
import { decisionSource, stateLine, UNOFFICIAL } from './words.ts';

export type Draft = 'recommendation' | 'agenda-item';

const HEAD: Readonly<Record<Draft, string>> = {
  recommendation: 'DRAFT recommendation',
  'agenda-item': 'DRAFT item for the agenda of the Technical Advisory Council',
};

/**
 * A draft that somebody could take to another body: what is needed, what is on record, what would be asked. It asks for
 * nothing that the topic does not say, and leaves a line where a person has to write.
 */
export function draftText(catalog: Catalog, state: TopicState, draft: Draft, { site }: TextOptions): string {
  const { topic } = state;
  const references = new References();
  const exit = topic.exits?.find(({ kind }) => kind === draft);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', `${title}:`, ...lines] : [];
  const item = (text: string): string[] => wrap(text, '- ', '  ');
  const body = [
    ...wrap(`${HEAD[draft]}: ${topic.title}`),
    ...wrap(`To: ${addressee(catalog, exit)}`),
    ...wrap(UNOFFICIAL),
    ...section('Need', wrap(topic.need)),
    ...section('Where it stands', [
      ...item(stateLine(state)),
      ...state.strands.flatMap(({ strand, upstream }) => item(`${strand.title}: ${upstream}`)),
    ]),
    ...section(
      'Decided so far',
      decisionsOf(catalog, topic.id).flatMap((decision) => {
        const { evidence, reportedBy } = decisionSource(decision);
        const by = reportedBy === undefined ? '' : `, as reported by ${reportedBy}`;
        return item(`${decision.date}, ${decision.outcome}${by}: ${decision.what} ${references.mark(evidence)}`);
      }),
    ),
    ...section(
      'Open',
      [
        ...(topic.questions ?? [])
          .filter(({ answered }) => !answered)
          .map(({ ask, evidence }) => `${ask} ${references.mark(evidence)}`),
        ...(topic.left ?? []),
      ].flatMap(item),
    ),
    ...section('What is asked', wrap(exit?.text ?? '(one sentence, to be written by whoever sends it)')),
    ...(draft === 'agenda-item'
      ? section('Form', item('For decision, for comment, or for information: (one of them)'))
      : []),
    ...section('References', references.lines()),
    '',
    ...wrap(`Data of ${state.day}, revision ${recordRevision(catalog)}`),
    addressOf(site, urls.topic(topic.id)),
  ];
  return `${body.map(plainText).join('\n')}\n`;
}

const addressee = (catalog: Catalog, exit: TopicExit | undefined): string =>
  exit === undefined ? '(the body, to be named)' : (forumById(catalog).get(exit.to)?.name ?? exit.to);
