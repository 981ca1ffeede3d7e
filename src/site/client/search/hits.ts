import { SECTIONS } from '../../../catalog/addresses.ts';
import type { Found } from '../../../search/answer.ts';
import type { Results } from '../../../search/finder.ts';
import { list, orList } from '../../../text.ts';
import { formFields } from '../../form.ts';
import { el, link } from '../dom.ts';
import { giveLine } from './files.ts';

/** Draws answers, for the dialog and for the search page. */

/** Kinds whose titles are words, not names in code. */
const IN_WORDS = new Set([
  'function',
  'platform',
  'interface',
  'topic',
  'series',
  'decision',
  'concept',
  'error',
  'comparison',
  'changes',
]);

/** The inside of an answer: title, kind and place, and a line of what it says, which may come later. */
export function fill(element: HTMLElement, found: Found): HTMLElement {
  const title = el(found.exact && !IN_WORDS.has(found.kind) ? 'code' : 'b', {}, found.title);
  const kind = el('small', {}, [found.kind, found.context].filter(Boolean).join(' · '));
  element.append(title, ' ', kind);
  // The line keeps its room, so that nothing moves when it comes.
  const line = el('span', { class: 'excerpt' }, '\u00a0');
  if (found.place) {
    giveLine(found.place, (text) => {
      if (text) line.textContent = text;
    });
  }
  return line;
}

/** What an answer leads to. */
export const addressOf = (found: Found): string => link(found.url);

/** Where to say that something is missing. */
const report = (query: string): HTMLElement =>
  el(
    'a',
    {
      href: `${document.body.dataset.missing ?? ''}${formFields({ page: SECTIONS.search, name: query })}`,
      rel: 'nofollow',
    },
    'Say that it is missing',
  );

const quoted = (word: string): string => `“${word}”`;

/** What is said of an answer as a whole: how many there are, what was not found, and what to try. */
export function statusOf(query: string, { found, lacking, missing, corrected }: Results): Node {
  const said: (Node | string)[] = [];
  const say = (...parts: (Node | string)[]): void => {
    said.push(...(said.length > 0 ? [' '] : []), ...parts);
  };
  if (found.length === 0) say('Nothing found.');
  else say(`${found.length} ${found.length === 1 ? 'result' : 'results'}.`);
  for (const { text, header } of missing) {
    if (header) say(`${quoted(text)} is in the header ${header}, and not in the catalog.`);
    else say(`The catalog knows no name ${quoted(text)}.`);
  }
  for (const { text, as } of corrected) say(`Looked for ${quoted(as)}, since nothing has ${quoted(text)}.`);
  const rest = lacking.filter((word) => ![...missing, ...corrected].some(({ text }) => text === word));
  if (found.length > 0 && rest.length > 0) say(`No page has ${orList(rest.map(quoted))}.`);
  if (found.length === 0)
    say(
      `Try ${list(['a name from a header', 'a path', 'an error with the name of a call', 'fewer words'])}.`,
      ' ',
      report(query),
    );
  const all = document.createDocumentFragment();
  all.append(...said);
  return all;
}
