/** Two decoded pieces of Evidence side by side: field by field in one family, else concept by concept. */
import { urls } from '../../../catalog/addresses.ts';
import { type ComparedRow, compare, type DecodedField } from '../../../decode/index.ts';
import { el, link } from '../dom.ts';
import { drawMap, shown } from './result.ts';
import type { Knowledge, Reading } from './run.ts';

const STATES: Readonly<Record<ComparedRow['state'], string>> = {
  equal: '= equal',
  different: '≠ different',
  'only-first': 'first only',
  'only-second': 'second only',
};

const placeOf = ({ offset, bits, key }: DecodedField): string =>
  bits !== undefined ? `bit ${bits}` : (key ?? (offset === null ? '' : `0x${offset.toString(16)}`));

/** A table with a row a field or a concept, and a picture of both; what one of the two lacks is said. */
export function alignedView(
  [first, second]: readonly [Reading, Reading],
  names: readonly string[],
  knowledge: Knowledge,
): HTMLElement {
  const { by, rows: all } = compare(first.decoded, second.decoded);
  const rows = all.filter(({ name }) => by === 'field' || !knowledge.concepts[name]?.structural);
  // What both have comes first: that is what the reader is here for.
  const alone = ({ state }: ComparedRow): number => Number(state === 'only-first' || state === 'only-second');
  if (by === 'concept') rows.sort((a, b) => alone(a) - alone(b));
  const count = (state: ComparedRow['state']): number => rows.filter((row) => row.state === state).length;
  const title = by === 'field' ? 'Aligned by field' : 'Aligned by concept';
  const table = el(
    'div',
    {
      class: 'scroll',
      tabindex: '0',
      role: 'region',
      'aria-label': by === 'field' ? 'Both, by field' : 'Both, by concept',
    },
    tableOf(rows, by, names, knowledge),
  );
  const only = el('button', { type: 'button', class: 'button', 'aria-pressed': 'false' }, 'Only what is not equal');
  only.addEventListener('click', () => {
    only.setAttribute('aria-pressed', String(table.classList.toggle('folded')));
  });
  return el(
    'section',
    { class: 'decoded', 'aria-label': title },
    el('h2', {}, title),
    el(
      'p',
      {},
      `${count('equal')} equal, ${count('different')} different, ${count('only-first')} in the first only, ${count('only-second')} in the second only.`,
    ),
    picture([first, second], by === 'field' ? rows : [], names, knowledge),
    el('p', {}, only),
    table,
  );
}

function tableOf(
  rows: readonly ComparedRow[],
  by: 'field' | 'concept',
  names: readonly string[],
  knowledge: Knowledge,
): HTMLElement {
  const cell = (fields: readonly DecodedField[], index: number): HTMLElement =>
    fields.length === 0
      ? el('td', { 'data-p': names[index] ?? '', class: 'quiet' }, '– none')
      : el(
          'td',
          { 'data-p': names[index] ?? '' },
          ...fields.map((field) =>
            el(
              'div',
              {},
              el('span', { class: 'quiet' }, `${placeOf(field)} `),
              by === 'concept' && el('code', {}, `${field.name} `),
              el('span', { class: 'value' }, shown(field)),
              field.label !== undefined && ` (${field.label})`,
            ),
          ),
        );
  const head = [by === 'field' ? 'Field' : 'Concept', 'State', ...names];
  return el(
    'table',
    { class: 'cards' },
    el('thead', {}, el('tr', {}, ...head.map((name) => el('th', { scope: 'col' }, name)))),
    el(
      'tbody',
      {},
      ...rows.map((row) =>
        el(
          'tr',
          { class: row.state === 'equal' ? 'empty' : '' },
          el('th', { scope: 'row' }, nameOf(row, by, knowledge)),
          el(
            'td',
            { class: `nowrap ${row.state}`, 'data-p': 'State' },
            STATES[row.state],
            row.direction !== undefined && `, second is ${row.direction}`,
          ),
          cell(row.first, 0),
          cell(row.second, 1),
        ),
      ),
    ),
  );
}

const nameOf = ({ name }: ComparedRow, by: 'field' | 'concept', { concepts }: Knowledge): HTMLElement =>
  by === 'field' ? el('code', {}, name) : el('a', { href: link(urls.concept(name)) }, concepts[name]?.name ?? name);

/** The bytes of both: one hue a concept, and a thick line around what differs or is in one only. */
function picture(
  readings: readonly Reading[],
  rows: readonly ComparedRow[],
  names: readonly string[],
  knowledge: Knowledge,
): HTMLElement {
  const unequal = rows.filter(({ state }) => state !== 'equal');
  const marked = new Set(unequal.flatMap(({ first, second }) => [...first, ...second].map(({ name }) => name)));
  return el(
    'figure',
    { class: 'both' },
    ...readings.map((reading, index) =>
      el(
        'div',
        {},
        el('h3', {}, names[index] ?? ''),
        el(
          'div',
          {
            class: 'scroll',
            tabindex: '0',
            role: 'region',
            'aria-label': `Picture of ${index === 0 ? 'the first' : 'the second'}, ${names[index] ?? ''}`,
          },
          drawMap(reading, knowledge, marked),
        ),
      ),
    ),
    el(
      'figcaption',
      {},
      `One hue a concept.${marked.size > 0 ? ' What is not equal has a thick line around it.' : ''}`,
    ),
  );
}
