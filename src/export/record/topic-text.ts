import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Evidence, Series, TopicEvent } from '../../catalog/types.ts';
import { convergenceOf, evaluatorOf } from '../../overlap/index.ts';
import { decisionsOf, newestKnown, seriesOf, type TopicState, versionName } from '../../record/index.ts';
import { COLUMNS, plainText, wrap } from './lines.ts';
import { References } from './references.ts';
import { recordRevision } from './revision.ts';
import { decisionSource, personText, positionOf, stateLine, UNOFFICIAL } from './words.ts';

/** Lines of a mail that is read to its end. */
const MOST_LINES = 60;

/** The mail's options: the address of the site with its base path. */
export interface TextOptions {
  site: string;
}

/**
 * A topic as a mail that is ready to send: at most 72 columns and 60 lines, what is asked first, and every statement
 * with its Message-ID, commit or page. Where it would be too long, lists are cut, and say so.
 */
export function topicText(catalog: Catalog, state: TopicState, options: TextOptions): string {
  let lines: string[] = [];
  for (let most = 8; most > 0; most -= 1) {
    lines = linesOf(catalog, state, options, most);
    if (lines.length <= MOST_LINES) break;
  }
  return `${lines.map(plainText).join('\n')}\n`;
}

function linesOf(catalog: Catalog, state: TopicState, { site }: TextOptions, most: number): string[] {
  const { topic } = state;
  const references = new References();
  const cut = <T>(items: readonly T[], show: (item: T) => string[]): string[] => [
    ...items.slice(0, most).flatMap(show),
    ...(items.length > most ? [`  ... and ${items.length - most} more on the page`] : []),
  ];
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', `${title}:`, ...lines] : [];
  const item = (text: string): string[] => wrap(text, '- ', '  ');
  const head = wrap(`[CoCo topic] ${topic.title}`, 'Subject: ', '  ');
  const body = [
    '',
    ...wrap(topic.need),
    '',
    ...wrap(stateLine(state), 'State: ', '       '),
    ...section('Asked', cut(asks(state, references), item)),
    ...section(
      'Parts',
      cut(state.strands, (one) => item(`${one.strand.title}: ${one.upstream}`)),
    ),
    ...section(
      'Said',
      cut(positions(state), (event) => item(positionText(event, references))),
    ),
    ...section(
      'Posted',
      cut(currentSeries(catalog, state), (series) => item(seriesText(series, references))),
    ),
    ...section(
      'Decided',
      cut([...decisionsOf(catalog, topic.id)].reverse(), (decision) => {
        const { evidence, reportedBy } = decisionSource(decision);
        const by = reportedBy === undefined ? '' : `, as reported by ${reportedBy}`;
        const why = decision.why === undefined ? '' : ` ${decision.why}`;
        return item(`${decision.date}, ${decision.outcome}${by}: ${decision.what}${why} ${references.mark(evidence)}`);
      }),
    ),
    ...section('Left', cut(topic.left ?? [], item)),
    ...section(`In Linux ${evaluatorOf(catalog).newest}`, cut(rows(catalog, state), item)),
  ];
  const end = references.lines();
  return [
    ...head,
    ...body,
    ...(end.length > 0 ? ['', ...end] : []),
    '',
    '-- ',
    ...wrap(UNOFFICIAL),
    ...wrap(`Data of ${state.day}, revision ${recordRevision(catalog)}${lookedText(state)}`),
    ...address(new URL(urls.topic(topic.id).slice(1), site).href),
  ];
}

/** An address in a line of its own; one that does not fit is broken nowhere. */
const address = (url: string): string[] => (url.length <= COLUMNS ? [url] : wrap(url));

const lookedText = ({ topic }: TopicState): string =>
  topic.looked ? `; lists looked at until ${topic.looked.to}` : '; until when lists were looked at is not known';

/** What a reader could do: answer an objection or a question, send a version, review one. */
function asks(state: TopicState, references: References): string[] {
  const { topic } = state;
  const found: string[] = [];
  for (const event of topic.events) {
    if (event.kind === 'concern' && event.strength === 'objects' && event.resolved === undefined)
      found.push(`An objection stands: ${event.what} ${references.mark(event.evidence)}`);
  }
  for (const { ask, answered, evidence } of topic.questions ?? [])
    if (answered === undefined) found.push(`${ask} ${references.mark(evidence)}`);
  for (const word of ['waiting', 'stalled'] as const) {
    const reason = state.words.get(word);
    if (reason) found.push(`${word === 'waiting' ? 'The next version' : 'A word'}: ${reason.text}.`);
  }
  return found;
}

/** Words of people, the newest first. */
const positions = ({ topic }: TopicState): TopicEvent[] =>
  topic.events.filter((event) => event.of && positionOf(event) !== undefined).reverse();

function positionText(event: TopicEvent, references: References): string {
  const words = event.quote === undefined ? event.what : `"${event.quote}"`;
  return `${event.date ?? 'undated'}, ${personText(event.of)} ${positionOf(event)}: ${words} ${references.mark(event.evidence, 1)}`;
}

/** Series that are under way before those that ended. */
function currentSeries(catalog: Catalog, { topic }: TopicState): Series[] {
  const all = seriesOf(catalog, topic);
  const ended = ({ outcome }: Series): boolean => ['superseded', 'dropped'].includes(outcome.state);
  return [...all.filter((series) => !ended(series)), ...all.filter(ended)];
}

function seriesText(series: Series, references: References): string {
  const newest = newestKnown(series) ?? series.versions.at(-1);
  const { outcome } = series;
  const evidence: Evidence[] =
    newest?.lore === undefined
      ? []
      : [
          {
            lore: newest.lore,
            ...(newest.subject === undefined ? {} : { subject: newest.subject }),
            ...(newest.date === undefined ? {} : { date: newest.date }),
          },
        ];
  const kernel = outcome.kernel === undefined ? '' : ` in ${outcome.kernel}`;
  const end = outcome.state === 'open' ? '' : `; ${outcome.state}${kernel}`;
  const version = newest ? `${versionName(newest)}, ${newest.date ?? 'undated'}` : 'no version known';
  return `${series.title} (${version}${end}) ${references.mark([...evidence, ...(outcome.evidence ?? [])])}`;
}

/** The live rows of the matrix that the topic is about. */
function rows(catalog: Catalog, { topic }: TopicState): string[] {
  const { newest } = evaluatorOf(catalog);
  return (topic.functions ?? []).flatMap((id) => {
    const entry = catalog.functions.find((one) => one.id === id);
    return entry ? [`${entry.name}: ${convergenceOf(catalog, id, newest).level}`] : [];
  });
}
