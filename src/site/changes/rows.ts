import { escapeHtml } from '../../text.ts';
import { memoBy } from '../catalog.ts';
import { rowLink } from '../finish/anchors.ts';
import { tidy } from '../finish/tidy.ts';
import { platformOf } from '../model.ts';
import { breakable, inline } from '../text.ts';
import { href } from '../url.ts';
import type { Change } from './change.ts';
import { stepsOf } from './steps.ts';

/**
 * Rows of a list of changes as HTML, finished as the whole page would be. Any two releases have such a list, so that
 * there are some ten thousand rows, for which a component each would double the time of a build.
 */

const attribute = (name: string, value: string): string => (value === '' ? '' : ` ${name}="${escapeHtml(value)}"`);

const tag = (id: string): string => {
  const { code, name } = platformOf(id);
  return `<span class="tag p-${id}" title="${escapeHtml(name)}">${escapeHtml(code)}</span>`;
};

/** More platforms than this are counted and not named. */
const NAMED = 4;

function whose({ platforms, side }: Change): string {
  const aside = side && ` <small class="quiet">${side}</small>`;
  if (platforms.length === 0) return `<span class="quiet">all</span>${aside}`;
  if (platforms.length > NAMED) return `<span class="quiet">${platforms.length} platforms</span>${aside}`;
  return `<span class="tags">${platforms.map(tag).join('')}</span>${aside}`;
}

function headOf(change: Change): string {
  const name = change.code ? `<code>${breakable(change.name)}</code>` : escapeHtml(change.name);
  const linked = change.url ? `<a href="${escapeHtml(href(change.url))}">${name}</a>` : name;
  const arches = (change.arches ?? []).filter(Boolean).join(', ');
  return `${linked} <small class="quiet">${escapeHtml([change.what, arches].filter(Boolean).join(', '))}</small>`;
}

function afterOf(change: Change): string {
  if (change.tone) return `<b>${escapeHtml(change.after)}</b>`;
  if (!change.trust || !change.url) return inline(change.after);
  const mark = `<a class="trust k-${change.trust.split(' ')[0]}" href="${escapeHtml(href(change.url))}">${change.trust}</a>`;
  return `${inline(change.after)} ${mark}`;
}

/** One row; with `anchored` it links to itself. */
function changeRow(change: Change, anchored: boolean): string {
  const attributes = [
    attribute('id', anchored ? change.id : ''),
    attribute('data-platforms', change.platforms.join(' ')),
    attribute('data-side', change.side),
  ].join('');
  const tone = change.tone ? ` class="level ${change.tone}"` : '';
  return [
    `<tr${attributes}><th scope="row">${headOf(change)}${anchored ? rowLink(change.id) : ''}</th>`,
    `<td data-p="Whose">${whose(change)}</td>`,
    `<td data-p="Before">${inline(change.before)}</td>`,
    `<td data-p="After"${tone}>${afterOf(change)}</td></tr>`,
  ].join('');
}

/** The rows of some changes. */
export const rowsOf = (changes: readonly Change[], anchored: boolean): string =>
  tidy(changes.map((change) => changeRow(change, anchored)).join(''));

const anchoredSteps = memoBy((kernel: string) => rowsOf(stepsOf(kernel), true));
const plainSteps = memoBy((kernel: string) => rowsOf(stepsOf(kernel), false));

/** The rows of the steps of one release. */
export const stepRows = (kernel: string, anchored: boolean): string =>
  anchored ? anchoredSteps(kernel) : plainSteps(kernel);
