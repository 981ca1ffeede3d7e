import { SECTIONS } from '../../catalog/addresses.ts';
import { formFields } from '../form.ts';
import { el } from './dom.ts';
import type { Hit } from './search.ts';

/** Draws hits, for the dialog and for the search page. */

const SAFE = /<(\/?)mark>/g;

/** An excerpt of the index: text with <mark>, everything else escaped. */
export function excerpt(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  // Its content is never markup, and blanks at its ends stay.
  const decoder = document.createElement('textarea');
  let marked: HTMLElement | undefined;
  let from = 0;
  const text = (part: string): void => {
    decoder.innerHTML = part;
    (marked ?? fragment).append(decoder.value);
  };
  for (const match of html.matchAll(SAFE)) {
    text(html.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1] === '') {
      marked = document.createElement('mark');
      fragment.append(marked);
    } else marked = undefined;
  }
  text(html.slice(from));
  return fragment;
}

/** The inside of a hit: title, kind and place, excerpt. */
export function fill(element: HTMLElement, hit: Hit): void {
  const title = document.createElement(
    hit.exact &&
      !['function', 'platform', 'interface', 'topic', 'series', 'decision', 'concept', 'error'].includes(hit.kind)
      ? 'code'
      : 'b',
  );
  title.textContent = hit.title;
  const kind = document.createElement('small');
  kind.textContent = [hit.kind, hit.context].filter(Boolean).join(' · ');
  element.append(title, ' ', kind);
  if (hit.excerpt) {
    const line = document.createElement('span');
    line.className = 'excerpt';
    line.append(excerpt(hit.excerpt));
    element.append(line);
  }
}

/** Where to say that something is missing, when nothing was found. */
export const missing = (query: string): HTMLElement =>
  el(
    'a',
    {
      href: `${document.body.dataset.missing ?? ''}${formFields({ page: SECTIONS.search, name: query })}`,
      rel: 'nofollow',
    },
    'Say that it is missing',
  );

export const countText = (hits: readonly Hit[]): string =>
  hits.length === 0 ? 'Nothing found.' : `${hits.length} ${hits.length === 1 ? 'result' : 'results'}.`;
