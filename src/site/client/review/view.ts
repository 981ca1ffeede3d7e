/** The answer as nodes; everything that a patch says is text, and never HTML. */
import {
  addedByKind,
  DISCLAIMER,
  type LikelyFunction,
  type Review,
  RULES,
  reconcileLine,
  reviewText,
  thereLines,
  touchedLines,
  verdictOf,
} from '../../../review/browser.ts';
import { el, link } from '../dom.ts';

interface Line {
  text: string;
  url?: string;
}

const linked = ({ text, url }: Line): Node | string => (url === undefined ? text : el('a', { href: link(url) }, text));

const section = (title: string, lines: readonly Line[]): HTMLElement | false =>
  lines.length > 0 &&
  el('section', {}, el('h2', {}, title), el('ul', {}, ...lines.map((line) => el('li', {}, linked(line)))));

/** A review as a region of the page, with the text of a mail at its end. */
export function view(review: Review): HTMLElement {
  const { known, clashes, findings, bring, notes } = review;
  return el(
    'section',
    { class: 'answer', 'aria-label': 'The answer' },
    el('h2', {}, review.title),
    el('p', {}, el('strong', {}, verdictOf(review))),
    el(
      'p',
      { class: 'told' },
      `${review.patches} patches, ${review.files} files; held against Linux ${review.kernel}. ${review.because.length > 0 ? `Signs: ${review.because.join('; ')}.` : ''}`,
    ),
    section(
      'What it adds',
      addedByKind(review.names).map((text) => ({ text })),
    ),
    section(
      'What it touches',
      touchedLines(review).map((text) => ({ text })),
    ),
    ...review.functions.map(functionView),
    section('What the catalog has of it already', [
      ...known.series.map(({ title, state, url }) => ({ text: `series: ${title} (${state})`, url })),
      ...known.names.map(({ name, url }) => ({ text: name, url })),
    ]),
    ...review.structs.map(structView),
    section(
      'Clashes',
      clashes.map(({ name, what, path, line }) => ({ text: `${name} ${what} (${path}:${line})` })),
    ),
    section(
      'What the kernel asks of an interface',
      findings.map(({ rule, name, what, path, line }) => ({
        text: `${RULES[rule].title}: ${name}: ${what} (${path}:${line})`,
      })),
    ),
    section('Where to bring it', [
      ...bring.topics.map(({ title, why, url }) => ({ text: `${title} (${why})`, url })),
      ...(bring.forums.length > 0 ? [{ text: `Forums: ${bring.forums.join(', ')}` }] : []),
      ...bring.maintained.map((name) => ({ text: `MAINTAINERS: ${name}` })),
    ]),
    section(
      'Not read',
      notes.map((text) => ({ text })),
    ),
    el('p', { class: 'told' }, DISCLAIMER),
    el(
      'details',
      {},
      el('summary', {}, 'As text for a mail'),
      el('pre', { tabindex: '0' }, reviewText(review, location.origin + link('/').replace(/\/$/, ''))),
    ),
  );
}

function functionView(one: LikelyFunction): HTMLElement {
  const reconcile = reconcileLine(one);
  return el(
    'section',
    {},
    el('h2', {}, el('a', { href: link(one.url) }, one.name), ` (${one.likely})`),
    el('p', {}, one.definition),
    el('p', { class: 'told' }, `By: ${one.terms.join(', ')}.`),
    el('ul', {}, ...thereLines(one).map((line) => el('li', {}, linked(line)))),
    reconcile !== undefined && el('p', {}, reconcile),
  );
}

function structView({ added, size, known, knownSize, rows }: Review['structs'][number]): HTMLElement {
  const bytes = (count: number | undefined) => (count === undefined ? 'size not told' : `${count} bytes`);
  const title = `${added} beside ${known}`;
  return el(
    'section',
    {},
    el('h2', {}, title),
    el(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': title },
      el(
        'table',
        { class: 'cards' },
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            el('th', { scope: 'col' }, `${added} (${bytes(size)})`),
            el('th', { scope: 'col' }, `${known} (${bytes(knownSize)})`),
          ),
        ),
        el(
          'tbody',
          {},
          ...rows.map((row) =>
            el(
              'tr',
              {},
              el('td', { 'data-p': added }, row.added ?? '–'),
              el('td', { 'data-p': known }, row.known ?? '–'),
            ),
          ),
        ),
      ),
    ),
  );
}
