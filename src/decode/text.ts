import type { ComparedRow, Comparison } from './compare.ts';
import { readable } from './show.ts';
import type { Decoded, DecodedField } from './types.ts';

/** The result as plain text for a terminal: one field a line, then what to know about it. */
export function renderText(result: Decoded): string {
  const lines = [`format  ${result.format}`];
  for (const key of ['product', 'profile', 'variant'] as const) {
    const value = result[key];
    if (typeof value === 'string') lines.push(`${key.padEnd(7)} ${value}`);
    else for (const [name, part] of Object.entries(value ?? {})) lines.push(`${key.padEnd(7)} ${name}: ${part}`);
  }
  const width = Math.min(44, Math.max(0, ...result.fields.map((f) => f.name.length)));
  lines.push('');
  for (const field of result.fields) lines.push(`${where(field)}  ${field.name.padEnd(width)}  ${shown(field)}`);
  section(lines, 'warnings', result.warnings);
  section(lines, 'notes', result.notes);
  section(lines, 'checked', result.checked.map(sentence));
  section(lines, 'not checked', result.notChecked);
  return `${lines.join('\n')}\n`;
}

const STATES: Readonly<Record<ComparedRow['state'], string>> = {
  equal: '=',
  different: '≠',
  'only-first': '1',
  'only-second': '2',
};

/** Two pieces for a terminal: what differs, row by row; rows that are equal are counted. */
export function renderComparison({ by, rows }: Comparison): string {
  const equal = rows.filter(({ state }) => state === 'equal').length;
  const lines = [
    `${rows.length} ${by === 'field' ? 'fields' : 'concepts'}: ${equal} equal, ${rows.length - equal} not`,
    '',
  ];
  const values = (fields: readonly DecodedField[]): string =>
    fields.length === 0
      ? '–'
      : fields
          .map((field) =>
            by === 'field'
              ? `${where(field).trim()}  ${shown(field)}`
              : `${where(field).trim()}  ${field.name} ${shown(field)}`,
          )
          .join('\n    ');
  for (const { name, state, first, second, direction } of rows) {
    if (state === 'equal') continue;
    lines.push(
      `${STATES[state]} ${name}${direction ? ` (second is ${direction})` : ''}`,
      `    ${values(first)}`,
      `    ${values(second)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

const sentence = ({ what, ok }: Decoded['checked'][number]): string => `${ok ? 'holds' : 'FAILS'}: ${what}`;

/** What was checked of each of two pieces, by the names of their files. */
export function renderChecked(names: readonly string[], checked: readonly Decoded['checked'][]): string {
  const lines: string[] = [];
  for (const [index, list] of checked.entries()) section(lines, `checked of ${names[index]}`, list.map(sentence));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function where(field: DecodedField): string {
  const at = field.offset === null ? '' : `0x${field.offset.toString(16)}`;
  return `${at.padStart(8)} ${field.bits ? `bit ${field.bits}`.padStart(9) : String(field.size ?? '').padStart(9)}`;
}

function shown(field: DecodedField): string {
  const value =
    typeof field.value === 'number' || field.type === 'bits' ? readable(field) : (JSON.stringify(field.value) ?? '');
  const short = value.length > 140 ? `${value.slice(0, 137)}…` : value;
  return field.label ? `${short}  (${field.label})` : short;
}

function section(lines: string[], title: string, sentences: string[]): void {
  if (sentences.length === 0) return;
  lines.push('', `${title}:`, ...sentences.map((s) => `- ${s}`));
}
