import { blocks, type Column, type MergedRow } from './merge.ts';

/** A comparison as Markdown, as CSV, and as plain text of 72 columns for a mailing list. Pure; runs in the browser. */

const MARK: Readonly<Record<MergedRow['agreement'], string>> = {
  same: '=',
  differs: '≠',
  unknown: '?',
  see: '¶',
  alone: '1',
};
const WORD: Readonly<Record<MergedRow['agreement'], string>> = {
  same: 'same',
  differs: 'differs',
  unknown: 'not all known',
  see: 'compare by eye',
  alone: 'one only',
};

const title = (column: Column): string => (column.kind === 'platform' ? column.code : column.name);
const value = (row: MergedRow, index: number): string => row.cells[index]?.t ?? '';

export function toMarkdown(columns: readonly Column[], rows: readonly MergedRow[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  const out = [line(['', 'Aspect', ...columns.map(title)]), line(['---', '---', ...columns.map(() => '---')])];
  for (const block of blocks(rows)) {
    out.push(line(['', `**${block.group}**`, ...columns.map(() => '')]));
    for (const row of block.rows)
      out.push(line([MARK[row.agreement], row.name, ...columns.map((_, i) => value(row, i))]));
  }
  return `${out.join('\n')}\n`;
}

export function toCsv(columns: readonly Column[], rows: readonly MergedRow[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (cells: readonly string[]): string => cells.map(cell).join(',');
  const out = [line(['group', 'aspect', 'agreement', ...columns.map((column) => column.id)])];
  for (const row of rows)
    out.push(line([row.group, row.name, WORD[row.agreement], ...columns.map((_, i) => value(row, i))]));
  return `${out.join('\r\n')}\r\n`;
}

/** Breaks a text into lines of at most `width` characters; a longer word stands alone on its line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

export function toText(columns: readonly Column[], rows: readonly MergedRow[], address: string): string {
  const names = columns.map(title);
  const room = Math.min(24, Math.max(...names.map((name) => name.length)));
  const out = [...wrap(names.join(' / '), 72), address, ''];
  for (const block of blocks(rows)) {
    out.push(block.group, '-'.repeat(Math.min(72, block.group.length)));
    for (const row of block.rows) {
      out.push(...wrap(`${MARK[row.agreement]} ${row.name}`, 72));
      names.forEach((name, index) => {
        const head = `    ${name.slice(0, room).padEnd(room)}  `;
        const lines = wrap(value(row, index) || 'unknown', 72 - head.length);
        lines.forEach((text, place) => {
          out.push((place === 0 ? head : ' '.repeat(head.length)) + text);
        });
      });
    }
    out.push('');
  }
  return `${out.join('\n').trimEnd()}\n`;
}
