/** Two decoded pieces of Evidence side by side, concept by concept. */
import { urls } from '../../../catalog/addresses.ts';
import { align, type DecodedField } from '../../../decode/index.ts';
import { el, link } from '../dom.ts';
import { shown } from './result.ts';
import type { Knowledge, Reading } from './run.ts';

/** A table with a row a concept; a concept that one of the two lacks says none. */
export function alignedView(readings: readonly Reading[], names: readonly string[], knowledge: Knowledge): HTMLElement {
  const rows = align(readings.map((reading) => reading.decoded)).filter(
    (row) => !knowledge.concepts[row.concept]?.structural,
  );
  // What both have comes first: that is what the reader is here for.
  rows.sort(
    (a, b) => Number(b.fields.every((list) => list.length > 0)) - Number(a.fields.every((list) => list.length > 0)),
  );
  const both = rows.filter((row) => row.fields.every((list) => list.length > 0)).length;
  const cell = (fields: readonly DecodedField[], index: number): HTMLElement =>
    fields.length === 0
      ? el('td', { 'data-p': names[index] ?? '', class: 'quiet' }, '– none')
      : el(
          'td',
          { 'data-p': names[index] ?? '' },
          ...fields.map((field) =>
            el('div', {}, el('code', {}, field.name), ' ', el('span', { class: 'value' }, shown(field))),
          ),
        );
  return el(
    'section',
    { class: 'decoded', 'aria-label': 'Aligned by concept' },
    el('h2', {}, 'Aligned by concept'),
    el('p', {}, `${both} concepts in both, ${rows.length - both} in one only.`),
    el(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Both, by concept' },
      el(
        'table',
        { class: 'cards' },
        el(
          'thead',
          {},
          el('tr', {}, el('th', { scope: 'col' }, 'Concept'), ...names.map((name) => el('th', { scope: 'col' }, name))),
        ),
        el(
          'tbody',
          {},
          ...rows.map((row) =>
            el(
              'tr',
              {},
              el(
                'th',
                { scope: 'row' },
                el(
                  'a',
                  { href: link(urls.concept(row.concept)) },
                  knowledge.concepts[row.concept]?.name ?? row.concept,
                ),
              ),
              ...row.fields.map(cell),
            ),
          ),
        ),
      ),
    ),
  );
}
