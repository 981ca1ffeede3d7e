import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Evidence } from '../../catalog/types.ts';
import { commitUrl, loreUrl } from '../../kernel/links.ts';
import {
  decisionsOf,
  documentsOf,
  isReported,
  meetingsOf,
  messageOf,
  postingsOf,
  seriesOf,
  type TopicState,
  versionName,
} from '../../record/index.ts';
import { addressOf as siteAddress } from './lines.ts';
import { recordRevision } from './revision.ts';
import type { TextOptions } from './topic-text.ts';
import { decisionSource, personText, positionOf, stateLine, UNOFFICIAL } from './words.ts';

/** Address of a piece of evidence outside the site; undefined for what has none. */
const addressOf = ({ lore, commit, url }: Evidence): string | undefined => {
  if (lore !== undefined) return loreUrl(lore);
  return commit === undefined ? url : commitUrl(commit);
};

const links = (evidence: readonly Evidence[] | undefined): string =>
  (evidence ?? [])
    .map((item) => {
      const address = addressOf(item);
      const label = item.lore ?? item.commit?.slice(0, 12) ?? item.title ?? item.kernel ?? item.spec ?? '';
      const told = item.seen === 'listed' ? ' (reported)' : '';
      return address === undefined ? `\`${label}\`` : `[${label}](${address})${told}`;
    })
    .join(', ');

/** A topic as Markdown, whole: for an issue, minutes or a document. */
export function topicMarkdown(catalog: Catalog, state: TopicState, { site }: TextOptions): string {
  const { topic } = state;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', `## ${title}`, '', ...lines] : [];
  const lines = [
    `# ${topic.title}`,
    '',
    topic.need,
    '',
    `State: ${stateLine(state)}.`,
    ...section(
      'Parts',
      state.strands.map(
        ({ strand, upstream, because }) =>
          `- ${strand.title}: **${upstream}** (${because.map(({ text }) => text).join('; ')})`,
      ),
    ),
    ...section(
      'Open questions',
      (topic.questions ?? [])
        .filter(({ answered }) => answered === undefined)
        .map(({ ask, evidence }) => `- ${ask} ${links(evidence)}`),
    ),
    ...section(
      'Who said what',
      topic.events
        .filter((event) => event.of && positionOf(event) !== undefined)
        .map(
          (event) =>
            `- ${event.date ?? 'undated'}, ${personText(event.of, event.date)} ${positionOf(event)}: ${event.quote === undefined ? event.what : `“${event.quote}”`} ${links(event.evidence)}`,
        ),
    ),
    ...section(
      'What happened',
      topic.events
        .filter((event) => positionOf(event) === undefined)
        .map(
          (event) =>
            `- ${event.date ?? event.kernel ?? 'undated'}${event.kind === 'reported' ? ', reported' : ''}: ${event.what} ${links(event.evidence)}`,
        ),
    ),
    ...section(
      'Series',
      seriesOf(catalog, topic).flatMap((series) => [
        `- ${series.title}: ${series.outcome.state}${series.outcome.kernel === undefined ? '' : ` in ${series.outcome.kernel}`}`,
        ...postingsOf(series).map(
          (version) =>
            `  - ${versionName(version)}, ${version.date ?? 'undated'}${isReported(version) ? ', reported' : ''}: ${version.subject ?? version.missing ?? ''} ${links(messageOf(version))}`,
        ),
      ]),
    ),
    ...section(
      'Decisions',
      decisionsOf(catalog, topic.id).map((decision) => {
        const { evidence, reportedBy } = decisionSource(decision);
        const by = reportedBy === undefined ? decision.forum : `${decision.forum}, as reported by ${reportedBy}`;
        return `- ${decision.date}, ${decision.outcome} (${by}): ${decision.what} ${decision.why ?? ''} ${links(evidence)}`;
      }),
    ),
    ...section(
      'Meetings',
      meetingsOf(catalog, topic).map(
        ({ date, forum, state: was, evidence }) => `- ${date}, ${forum}, ${was} ${links(evidence)}`,
      ),
    ),
    ...section(
      'Documents',
      documentsOf(catalog, topic.id).map(
        (one) =>
          `- ${one.title}${one.version === undefined ? '' : `, ${one.version}`}: ${one.state} as of ${one['as-of']} ${links(one.evidence)}`,
      ),
    ),
    ...section(
      'Left',
      (topic.left ?? []).map((text) => `- ${text}`),
    ),
    '',
    `${UNOFFICIAL} Data of ${state.day}, revision ${recordRevision(catalog)}. <${siteAddress(site, urls.topic(topic.id))}>`,
  ];
  return `${lines.map((line) => line.replaceAll(/ +/g, ' ').trimEnd().replace(/^ - /, '  - ')).join('\n')}\n`;
}
