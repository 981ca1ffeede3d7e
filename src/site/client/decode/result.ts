/** Shows one decoded piece of Evidence: summary, warnings, byte map, fields, bytes. */
import { urls } from '../../../catalog/addresses.ts';
import { type DecodedField, isEmpty, readable } from '../../../decode/index.ts';
import { type DecodedMap, type DecodedPiece, decodedMap } from '../../bytemap.ts';
import { formFields } from '../../form.ts';
import { el, link, svg } from '../dom.ts';
import type { Knowledge, Reading } from './run.ts';

const LONGEST = 160;

export const shown = (field: DecodedField): string => {
  const text = readable(field);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

const words = (value: string | Record<string, string> | undefined): string =>
  value === undefined
    ? ''
    : typeof value === 'string'
      ? value
      : Object.entries(value)
          .map(([part, text]) => `${part}: ${text}`)
          .join('; ');

const place = (field: DecodedField): string => {
  if (field.bits !== undefined) return `bit ${field.bits}`;
  if (field.key !== undefined) return field.key;
  return field.offset === null ? '' : `0x${field.offset.toString(16)}`;
};

/** Link to a concept, and what the other vendors call it. */
export function conceptCell(field: DecodedField, knowledge: Knowledge): HTMLElement {
  const concept = knowledge.concepts[field.concept];
  if (!concept) return el('td', {}, '–');
  const own = knowledge.names[field.in]?.platform;
  // What others call the whole word is not what they call one bit of it.
  const alone = concept.structural || field.bits !== undefined;
  const calls = Object.entries(alone ? {} : concept.calls)
    .filter(([platform, names]) => platform !== own && names.length > 0)
    .map(([platform, names]) =>
      el(
        'span',
        { class: `p-${platform}` },
        el('b', {}, knowledge.platforms[platform] ?? platform),
        ` ${names.slice(0, 2).join(', ')}${names.length > 2 ? ' …' : ''} `,
      ),
    );
  const tint = concept.hue === undefined ? undefined : el('span', { class: 'tint', 'aria-hidden': 'true' });
  tint?.style.setProperty('--r', `oklch(.6 .14 ${concept.hue})`);
  return el(
    'td',
    { 'data-p': 'Concept' },
    tint,
    el('a', { href: link(urls.concept(field.concept)) }, concept.name),
    calls.length > 0 && el('div', { class: 'calls' }, ...calls),
  );
}

/** What a bit means, with a link to its row of the layout. */
function bitNote(field: DecodedField, knowledge: Knowledge): HTMLElement | undefined {
  if (field.row === undefined) return undefined;
  const bit = knowledge.set.byId.get(field.in)?.bits?.find(({ name }) => name === field.row);
  const address = link(`${urls.format(field.in)}#f-${field.row}`);
  return el('div', { class: 'calls' }, bit?.meaning && `${bit.meaning} `, el('a', { href: address }, 'Row'));
}

const list = (kind: string, heading: string, items: HTMLElement[]): HTMLElement[] =>
  items.length === 0 ? [] : [el('h3', {}, heading), el('ul', { class: `said-list ${kind}` }, ...items)];

const item = (text: string, kind = ''): HTMLElement => el('li', kind ? { class: kind } : {}, text);

/** The form for a mistake of a layout. It is told the layout alone: evidence is never put into an address. */
const wrong = (format: string): string =>
  `${document.body.dataset.wrong ?? ''}${formFields({ page: urls.format(format), row: 'decoded by this layout' })}`;

/** The whole view of one reading; `name` heads it. */
export function view(reading: Reading, name: string, knowledge: Knowledge): HTMLElement {
  const { decoded, bytes } = reading;
  const title = decoded.format ? (knowledge.names[decoded.format]?.name ?? decoded.format) : 'Not recognised';
  const facts: [string, string][] = [
    ['Product', words(decoded.product)],
    ['Profile', words(decoded.profile)],
    ['Variant', words(decoded.variant)],
    ['Read as', `${reading.encoding}, ${bytes.length} bytes`],
  ];
  const section = el('section', { class: 'decoded', 'aria-label': name }, el('h2', {}, `${name}: ${title}`));
  if (decoded.error) section.append(el('p', { class: 'clash', role: 'alert' }, decoded.error));
  if (decoded.format === null) return section;
  section.append(
    el(
      'dl',
      { class: 'facts' },
      ...facts.filter(([, value]) => value).flatMap(([term, value]) => [el('dt', {}, term), el('dd', {}, value)]),
    ),
    el(
      'p',
      {},
      el('a', { href: link(urls.format(decoded.format)) }, 'The layout'),
      ' · ',
      el('a', { href: wrong(decoded.format), rel: 'nofollow' }, 'Something is decoded wrongly'),
    ),
    ...list(
      'warned',
      'Worth a look',
      decoded.warnings.map((text) => item(text)),
    ),
    ...list(
      '',
      'Notes',
      decoded.notes.map((text) => item(text)),
    ),
    ...list(
      'holds',
      'Recomputed from these bytes',
      decoded.checked.map((check) =>
        item(`${check.what}: ${check.ok ? 'holds' : 'does not hold'}`, check.ok ? '' : 'fails'),
      ),
    ),
    ...list(
      '',
      'Not checked',
      decoded.notChecked.map((text) => item(text)),
    ),
    copyButton(reading),
  );
  const dump = hexDump(bytes);
  const map = drawMap(reading, knowledge);
  const fields = el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `Fields of ${name}` },
    fieldTable(reading, knowledge),
  );
  section.append(
    el('h3', {}, 'Byte map'),
    el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `Byte map of ${name}` }, map),
    el('h3', {}, 'Fields'),
    foldButton(fields, decoded.fields.filter(isEmpty).length),
    fields,
    el('h3', {}, 'Bytes'),
    dump.node,
  );
  connect(section, reading, dump.light);
  return section;
}

/** Folds the rows that are reserved or zero, and shows them again. */
function foldButton(table: HTMLElement, count: number): HTMLElement {
  const button = el('button', { type: 'button', class: 'button', 'aria-pressed': 'false' });
  const label = (): void => {
    const folded = table.classList.contains('folded');
    button.setAttribute('aria-pressed', String(folded));
    button.replaceChildren(`Only rows that are neither reserved nor zero (${count} fewer)`);
  };
  button.addEventListener('click', () => {
    table.classList.toggle('folded');
    label();
  });
  label();
  return el('p', {}, button);
}

function fieldTable({ decoded }: Reading, knowledge: Knowledge): HTMLElement {
  const head = ['Place', 'Field', 'Size', 'Value', 'Concept, and what others call it'];
  const rows = decoded.fields.map((field, index) =>
    el(
      'tr',
      {
        'data-field': String(index),
        class: [field.bits !== undefined && 'bit', isEmpty(field) && 'empty'].filter(Boolean).join(' '),
      },
      el('td', { class: 'nowrap' }, el('code', {}, place(field))),
      el('th', { scope: 'row' }, el('code', {}, field.name), bitNote(field, knowledge)),
      el(
        'td',
        { class: 'num', 'data-p': 'Size' },
        field.bits === undefined && field.size !== null ? String(field.size) : '',
      ),
      el('td', { class: 'value', 'data-p': 'Value' }, shown(field), field.label !== undefined && ` (${field.label})`),
      conceptCell(field, knowledge),
    ),
  );
  return el(
    'table',
    { class: 'cards' },
    el('thead', {}, el('tr', {}, ...head.map((text) => el('th', { scope: 'col' }, text)))),
    el('tbody', {}, ...rows),
  );
}

/** A field of several small ones, with the run of cells that they take together. */
interface Whole {
  name: string;
  piece: DecodedPiece;
}

/** By the name of each part: the field that it is a part of, where that lies in one row and its name has room. */
function wholesOf(fields: DecodedMap['fields']): Map<string, Whole> {
  const parts = new Map<string, DecodedMap['fields']>();
  for (const field of fields) {
    const parent = field.name.split('.').slice(0, -1).join('.');
    if (parent) parts.set(parent, [...(parts.get(parent) ?? []), field]);
  }
  const wholes = new Map<string, Whole>();
  for (const [parent, list] of parts) {
    const pieces = list.flatMap((field) => field.pieces);
    const [first] = pieces;
    if (!first || list.length < 2 || pieces.some(({ row }) => row !== first.row)) continue;
    const column = Math.min(...pieces.map((piece) => piece.column));
    const width = Math.max(...pieces.map((piece) => piece.column + piece.width)) - column;
    const name = parent.split('.').at(-1) ?? parent;
    if (width * CELL <= name.length * 6.8 + 6) continue;
    const whole = { name, piece: { row: first.row, column, width } };
    for (const field of list) wholes.set(field.name, whole);
  }
  return wholes;
}

/** Width of a byte in the picture. */
const CELL = 24;

/** The bytes as a picture; fields named in `marked` have a thick line around them. */
export function drawMap(
  { decoded }: Reading,
  knowledge: Knowledge,
  marked: ReadonlySet<string> = new Set(),
): SVGElement {
  const map = decodedMap(decoded, { columns: 32, fold: 2 });
  const [cell, row, left] = [CELL, 22, 56];
  const wholes = wholesOf(map.fields);
  const groups = map.fields.map((field) => {
    const hue = knowledge.concepts[field.concept]?.hue;
    const group = svg(
      'g',
      {
        'data-name': field.name,
        class: [hue === undefined && 'r-reserved', marked.has(field.name) && 'differs'].filter(Boolean).join(' '),
      },
      svg('title', {}, `${field.name}, ${field.size} bytes at 0x${field.offset.toString(16)}`),
    );
    if (hue !== undefined) group.style.setProperty('--r', `oklch(.6 .14 ${hue})`);
    const widest = field.pieces.reduce(
      (best, piece) => (piece.width > best.width ? piece : best),
      field.pieces[0] ?? { row: 0, column: 0, width: 0 },
    );
    for (const piece of field.pieces) {
      group.append(
        svg('rect', { x: left + piece.column * cell, y: piece.row * row, width: piece.width * cell, height: row }),
      );
    }
    const short = field.name.split('.').at(-1) ?? field.name;
    if (!wholes.has(field.name) && widest.width * cell > short.length * 6.8 + 6) {
      group.append(svg('text', { class: 'n', x: left + widest.column * cell + 4, y: widest.row * row + 15 }, short));
    }
    return group;
  });
  const marks = map.rows.map((offset, index) =>
    svg('text', { x: left - 6, y: index * row + 15, 'text-anchor': 'end' }, `0x${offset.toString(16)}`),
  );
  return svg(
    'svg',
    {
      class: 'bytes',
      viewBox: `0 0 ${left + map.columns * cell + 1} ${map.rows.length * row + 1}`,
      role: 'img',
      'aria-label': `Byte map: ${map.fields.length} fields; the table below lists them.`,
    },
    ...marks,
    ...groups,
    ...[...new Set(wholes.values())].map(({ name, piece }) =>
      svg(
        'g',
        { class: 'whole' },
        svg('rect', { x: left + piece.column * cell, y: piece.row * row, width: piece.width * cell, height: row }),
        svg('text', { class: 'n', x: left + piece.column * cell + 4, y: piece.row * row + 15 }, name),
      ),
    ),
  );
}

/** Bytes as hexadecimal, 16 a row; `light` marks a range and brings it into view. */
function hexDump(bytes: Uint8Array): { node: HTMLElement; light: (offset: number, size: number) => void } {
  const most = 16_384;
  const cells: HTMLElement[] = [];
  const node = el('pre', { class: 'dump', tabindex: '0', role: 'region', 'aria-label': 'Bytes in hexadecimal' });
  for (let offset = 0; offset < Math.min(bytes.length, most); offset += 16) {
    node.append(`${offset.toString(16).padStart(5, '0')}  `);
    for (let index = offset; index < Math.min(offset + 16, bytes.length); index += 1) {
      const cell = el('span', {}, (bytes[index] ?? 0).toString(16).padStart(2, '0'));
      cells.push(cell);
      node.append(cell, ' ');
    }
    node.append('\n');
  }
  if (bytes.length > most) node.append(`… ${bytes.length - most} more bytes`);
  let lit: HTMLElement[] = [];
  return {
    node,
    light(offset, size) {
      for (const cell of lit) cell.classList.remove('lit');
      lit = cells.slice(offset, offset + size);
      for (const cell of lit) cell.classList.add('lit');
      const first = lit[0];
      if (first) node.scrollTop = first.offsetTop - node.offsetTop - node.clientHeight / 3;
    },
  };
}

/** A field under the pointer shows its bytes and its place in the map, and the other way round. */
function connect(section: HTMLElement, { decoded }: Reading, light: (offset: number, size: number) => void): void {
  const rows = new Map(
    [...section.querySelectorAll<HTMLElement>('[data-field]')].map((row) => [Number(row.dataset.field), row]),
  );
  const groups = new Map(
    [...section.querySelectorAll<SVGElement>('[data-name]')].map((group) => [group.dataset.name, group]),
  );
  let last = -1;
  const show = (index: number): void => {
    const field = decoded.fields[index];
    if (!field || index === last) return;
    last = index;
    for (const node of section.querySelectorAll('tr.lit, g.lit')) node.classList.remove('lit');
    rows.get(index)?.classList.add('lit');
    groups.get(field.name)?.classList.add('lit');
    if (field.offset !== null && field.size !== null) light(field.offset, field.size);
  };
  section.addEventListener('pointerover', (event) => {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest<HTMLElement>('[data-field]');
    const group = event.target.closest<SVGElement>('[data-name]');
    if (row) show(Number(row.dataset.field));
    else if (group) show(decoded.fields.findIndex((field) => field.name === group.dataset.name));
  });
}

function copyButton({ decoded }: Reading): HTMLElement {
  const button = el('button', { type: 'button', class: 'button' }, 'Copy as JSON');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(`${JSON.stringify(decoded, null, 2)}\n`).then(
      () => button.replaceChildren('Copied'),
      () => button.replaceChildren('The browser refused to copy'),
    );
  });
  return el('p', {}, button);
}
