import { urls } from '../../catalog/addresses.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Evidence, Series, Topic, TopicEvent } from '../../catalog/types.ts';
import { convergenceOf, evaluatorOf } from '../../overlap/index.ts';
import {
  decisionsOf,
  isOpenObjection,
  isReported,
  messageOf,
  postingsOf,
  seriesOf,
  type TopicState,
  versionAnchor,
  versionName,
} from '../../record/index.ts';
import { addressOf, COLUMNS, plainText, wrap } from './lines.ts';
import { References } from './references.ts';
import { recordRevision } from './revision.ts';
import { decisionSource, personText, positionOf, stateLine, UNOFFICIAL } from './words.ts';

/** Items of one list in a mail. */
const MOST_ITEMS = 8;

/** Lines of a mail that is read to its end. */
const MOST_LINES = 60;

/** The mail's options: the address of the site with its base path. */
export interface TextOptions {
  site: string;
}

/** Sections that are lists, the one that is cut first before the others. */
const CUT = ['left', 'happened', 'parts', 'posted', 'rows', 'decided', 'said', 'asked'] as const;
type Section = (typeof CUT)[number];

/** Lists that a mail can do without, when what is asked and said needs their lines. */
const SPARED: ReadonlySet<Section> = new Set(['left', 'happened']);

/**
 * A topic as a mail that is ready to send: at most 72 columns and 60 lines, what is asked first, and every statement
 * with its Message-ID, commit or page. Where it would be too long, lists are cut, and say so.
 */
export function topicText(catalog: Catalog, state: TopicState, options: TextOptions): string {
  const most = new Map<Section, number>(CUT.map((section) => [section, MOST_ITEMS]));
  let lines = linesOf(catalog, state, options, most);
  for (const floor of [5, 3, 2, 1]) {
    for (const section of CUT) {
      if (lines.length <= MOST_LINES) break;
      most.set(section, floor === 1 && SPARED.has(section) ? 0 : floor);
      lines = linesOf(catalog, state, options, most);
    }
  }
  // What was cut too much grows again, the most important first.
  for (const section of [...CUT].reverse()) {
    for (let number = (most.get(section) ?? 0) + 1; number <= MOST_ITEMS; number += 1) {
      const longer = linesOf(catalog, state, options, new Map([...most, [section, number]]));
      if (longer.length > MOST_LINES) break;
      most.set(section, number);
      lines = longer;
    }
  }
  return `${lines.map(plainText).join('\n')}\n`;
}

function linesOf(
  catalog: Catalog,
  state: TopicState,
  { site }: TextOptions,
  most: ReadonlyMap<Section, number>,
): string[] {
  const { topic } = state;
  const references = new References();
  const section = <T>(title: string, name: Section, items: readonly T[], show: (item: T) => string): string[] => {
    if (items.length === 0) return [];
    const number = most.get(name) ?? items.length;
    if (number === 0) return [];
    return [
      '',
      `${title}:`,
      ...items.slice(0, number).flatMap((item) => wrap(show(item), '- ', '  ')),
      ...(items.length > number ? [`  ... and ${items.length - number} more on the page`] : []),
    ];
  };
  const asked = asks(catalog, state, references);
  const newest = evaluatorOf(catalog).newest;
  const body = [
    ...wrap(`[CoCo topic] ${topic.title}`, 'Subject: ', '  '),
    '',
    ...wrap(topic.need),
    '',
    ...wrap(stateLine(state), 'State: ', '       '),
    ...section('Asked', 'asked', asked, (ask) => ask()),
    ...section('Parts', 'parts', state.strands, ({ strand, upstream, because }) => {
      const shown = because.flatMap(({ anchor }) => evidenceAt(catalog, topic, anchor));
      const known = `${strand.title}: ${upstream} ${references.mark(shown, 1)}`.trimEnd();
      return `${known}${reported(catalog, strand.series)
        .map(({ name, evidence }) => `; ${name} is reported ${references.mark(evidence, 1)}`)
        .join('')}`;
    }),
    ...section('Said', 'said', positions(state), (event) => positionText(event, references)),
    ...section('Posted', 'posted', currentSeries(catalog, state), (series) => seriesText(series, references)),
    ...section('Decided', 'decided', [...decisionsOf(catalog, topic.id)].reverse(), (decision) => {
      const { evidence, reportedBy } = decisionSource(decision);
      const by = reportedBy === undefined ? '' : `, as reported by ${reportedBy}`;
      const why = decision.why === undefined ? '' : ` ${decision.why}`;
      const instead = decision.instead === undefined ? '' : ` Instead: ${decision.instead}`;
      return `${decision.date}, ${decision.outcome}${by}: ${decision.what}${why}${instead} ${references.mark(evidence, 1)}`;
    }),
    ...section('Happened', 'happened', happened(state), (event) => {
      const when = event.date ?? (event.kernel === undefined ? 'undated' : `Linux ${event.kernel}`);
      return `${when}, ${event.kind}: ${event.what} ${references.mark(event.evidence, 1)}`;
    }),
    ...section('Left', 'left', topic.left ?? [], (text) => text),
    ...section(`In Linux ${newest}`, 'rows', rows(catalog, state), (text) => text),
  ];
  const end = references.lines();
  return [
    ...body,
    ...(end.length > 0 ? ['', ...end] : []),
    '',
    '-- ',
    ...wrap(UNOFFICIAL),
    ...wrap(`Data of ${state.day}, revision ${recordRevision(catalog)}${lookedText(state)}`),
    ...address(addressOf(site, urls.topic(topic.id))),
  ];
}

/** Of series that are open, the newest version where nobody is on record as having read it. */
const reported = (catalog: Catalog, ids: readonly string[] | undefined) =>
  catalog.series
    .filter(({ id, outcome }) => ids?.includes(id) && outcome.state === 'open')
    .flatMap((series) => {
      const newest = postingsOf(series).at(-1);
      return newest && isReported(newest)
        ? [{ title: series.title, name: versionName(newest), evidence: messageOf(newest) }]
        : [];
    });

/** Evidence behind an anchor that a reason names: an event, a version, or the outcome of a series. */
function evidenceAt(catalog: Catalog, topic: Topic, anchor: string | undefined): readonly Evidence[] {
  const event = topic.events.find(({ id }) => id === anchor);
  if (event) return event.evidence;
  for (const series of seriesOf(catalog, topic)) {
    if (anchor === `series-${series.id}`) return series.outcome.evidence ?? [];
    const version = postingsOf(series).find((one) => anchor === versionAnchor(series.id, one));
    if (version) return messageOf(version);
  }
  return [];
}

/** What happened besides words and versions, the newest first and what has no day last. */
const happened = ({ topic }: TopicState): TopicEvent[] =>
  topic.events
    .filter((event) => !(event.of && positionOf(event) !== undefined) && event.kind !== 'reported')
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : (a.date ?? '') > (b.date ?? '') ? -1 : 0));

/** An address in a line of its own; one that does not fit is broken nowhere. */
const address = (url: string): string[] => (url.length <= COLUMNS ? [url] : wrap(url));

const lookedText = ({ topic }: TopicState): string =>
  topic.looked ? `; lists looked at until ${topic.looked.to}` : '; until when lists were looked at is not known';

/**
 * What a reader could do: answer an objection or a question, send a version, review one. Each is put into words when it
 * is shown, so that only what is shown is among the references.
 */
function asks(catalog: Catalog, state: TopicState, references: References): (() => string)[] {
  const { topic } = state;
  const found: (() => string)[] = [];
  for (const event of topic.events) {
    if (isOpenObjection(event))
      found.push(
        () => `${event.of?.person ?? 'Somebody'} objects. ${event.what} ${references.mark(event.evidence, 1)}`,
      );
  }
  for (const { ask, answered, evidence } of topic.questions ?? [])
    if (answered === undefined) found.push(() => `${ask} ${references.mark(evidence, 1)}`);
  const waiting = state.words.get('waiting');
  if (waiting) found.push(() => `The next version: ${waiting.text}`);
  const stalled = state.words.get('stalled');
  if (stalled) found.push(() => `Still wanted? ${stalled.text[0]?.toUpperCase()}${stalled.text.slice(1)}.`);
  for (const { title, name, evidence } of reported(
    catalog,
    topic.strands.flatMap((strand) => strand.series ?? []),
  ))
    found.push(() => `Who has read ${name} of ${title}? It is only reported. ${references.mark(evidence, 1)}`);
  if (found.length > 0) return found;
  if (state.column === 'needs-voice') found.push(() => 'Nothing is in review. Who needs it, and who would post it?');
  if (state.column === 'in-review') {
    const [series] = currentSeries(catalog, state).filter(({ outcome }) => outcome.state === 'open');
    if (series) found.push(() => `Review: ${series.title}`);
  }
  return found;
}

/** Words of people, the newest first. */
const positions = ({ topic }: TopicState): TopicEvent[] =>
  topic.events.filter((event) => event.of && positionOf(event) !== undefined).reverse();

function positionText(event: TopicEvent, references: References): string {
  const words = event.quote === undefined ? event.what : `"${event.quote}"`;
  return `${event.date ?? 'undated'}, ${personText(event.of, event.date)} ${positionOf(event)}: ${words} ${references.mark(event.evidence, 1)}`;
}

/** Series that are under way before those that ended. */
function currentSeries(catalog: Catalog, { topic }: TopicState): Series[] {
  const all = seriesOf(catalog, topic);
  const ended = ({ outcome }: Series): boolean => ['superseded', 'dropped'].includes(outcome.state);
  return [...all.filter((series) => !ended(series)), ...all.filter(ended)];
}

function seriesText(series: Series, references: References): string {
  const newest = postingsOf(series).at(-1);
  const { outcome } = series;
  const evidence = (newest ? messageOf(newest) : []).slice(0, 1);
  const kernel = outcome.kernel === undefined ? '' : ` in ${outcome.kernel}`;
  const end = outcome.state === 'open' ? '' : `; ${outcome.state}${kernel}`;
  const told = newest && isReported(newest) ? ', reported' : '';
  const version = newest ? `${versionName(newest)}, ${newest.date ?? 'undated'}${told}` : 'no version known';
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
