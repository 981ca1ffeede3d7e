/** A comparison as text: one row per aspect or function, one column per thing compared. Runs in a browser too. */
export interface Table {
  title: string;
  /** Head of the first column. */
  corner: string;
  columns: readonly string[];
  rows: readonly TableRow[];
  /** Lines below the table: the kernel, the address of the page. */
  notes?: readonly string[];
}

export interface TableRow {
  head: string;
  /** What plain text prints for the head, where the rows above say the rest. */
  short?: string;
  /** same, differs … or a level; '' for none. */
  mark: string;
  cells: readonly string[];
}

/** Whether any row has a mark; without one, no format has a column for it. */
const hasMarks = (table: Table): boolean => table.rows.some((row) => row.mark !== '');

/** Nearly every cell is flat already, and there are a million of them. */
const flat = (text: string): string => (/[^\S ]|^ | $| {2}/.test(text) ? text.replaceAll(/\s+/g, ' ').trim() : text);

const MARKS_OF_MARKDOWN = /[\\|`*_[\]<>]/;

/** Words with their marks escaped; an address stays as it is, so that it is a link. */
const markdownCell = (text: string): string => (MARKS_OF_MARKDOWN.test(text) ? escapedWords(flat(text)) : flat(text));

const escapedWords = (text: string): string =>
  text
    .split(' ')
    .map((word) =>
      /^https?:\/\//.test(word) ? word.replaceAll('|', '%7C') : word.replaceAll(/([\\|`*_[\]<>])/g, '\\$1'),
    )
    .join(' ');

/** GitHub-flavoured Markdown. */
export function tableMarkdown(table: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |`;
  const marked = hasMarks(table);
  return [
    `### ${markdownCell(table.title)}`,
    '',
    line([table.corner, ...table.columns, ...(marked ? [''] : [])]),
    `|${' --- |'.repeat(table.columns.length + (marked ? 2 : 1))}`,
    ...table.rows.map((row) => line([row.head, ...row.cells, ...(marked ? [row.mark] : [])])),
    ...(table.notes?.length ? ['', ...table.notes.map((note) => flat(note))] : []),
    '',
  ].join('\n');
}

/**
 * One field of a CSV file. A spreadsheet runs a field that begins with = + - @ or a control character as a formula; an
 * apostrophe before it makes it a text.
 */
export function csvField(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV by RFC 4180, with a head line. */
export function tableCsv(table: Table): string {
  const line = (cells: readonly string[]): string => `${cells.map((cell) => csvField(flat(cell))).join(',')}\r\n`;
  const marked = hasMarks(table);
  return (
    line([table.corner, ...table.columns, ...(marked ? ['comparison'] : [])]) +
    table.rows.map((row) => line([row.head, ...row.cells, ...(marked ? [row.mark] : [])])).join('')
  );
}

/** Breaks a text into lines of at most `width` characters; only a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const whole of flat(text).split(' ')) {
    let word = whole;
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    while (word.length > width) {
      lines.push(word.slice(0, width));
      word = word.slice(width);
    }
    if (word) line = line ? `${line} ${word}` : word;
  }
  if (line || lines.length === 0) lines.push(line);
  return lines;
}

const indent = (text: string, first: string, next: string, width: number): string[] =>
  wrap(text, width - next.length).map((part, index) => `${index === 0 ? first : next}${part}`.trimEnd());

/** Plain text of at most `width` characters a line, for mailing lists: side by side up to three columns, else stacked. */
export function tableText(table: Table, width = 72): string {
  const title = wrap(table.title, width);
  const body = table.columns.length > 0 && table.columns.length <= 3 ? sideBySide(table, width) : stacked(table, width);
  const notes = (table.notes ?? []).flatMap((note) => wrap(note, width));
  const rule = '='.repeat(Math.min(width, Math.max(...title.map((line) => line.length))));
  return [...title, rule, '', ...body, ...(notes.length > 0 ? ['', ...notes] : []), ''].join('\n');
}

function sideBySide(table: Table, width: number): string[] {
  const count = table.columns.length;
  const gap = 2;
  // The mark takes two characters before the head: = same, # differs, others none.
  const heads =
    Math.min(20, Math.max(8, ...table.rows.map((row) => (row.short ?? row.head).length), table.corner.length)) + 2;
  const each = Math.floor((width - heads - gap * count) / count);
  const line = (head: string, mark: string, cells: readonly string[]): string[] => {
    const parts = [wrap(head, heads - 2), ...cells.map((cell) => wrap(cell, each))];
    return Array.from({ length: Math.max(...parts.map((part) => part.length)) }, (_, index) =>
      parts
        .map((part, column) =>
          column === 0
            ? `${index === 0 ? mark : ' '} ${part[index] ?? ''}`.padEnd(heads)
            : (part[index] ?? '').padEnd(each),
        )
        .join(' '.repeat(gap))
        .trimEnd(),
    );
  };
  const legend = table.rows.some((row) => row.mark === 'same' || row.mark === 'differs')
    ? ['', '= same, # differs']
    : [];
  return [
    ...line(table.corner, ' ', table.columns),
    '-'.repeat(Math.min(width, heads + count * (each + gap))),
    ...table.rows.flatMap((row) => line(row.short ?? row.head, MARKS[row.mark] ?? ' ', row.cells)),
    ...legend,
  ];
}

const MARKS: Readonly<Record<string, string>> = { same: '=', differs: '#' };

function stacked(table: Table, width: number): string[] {
  return table.rows.flatMap((row, index) => [
    ...(index > 0 ? [''] : []),
    ...wrap(row.mark ? `${row.head} [${row.mark}]` : row.head, width),
    ...table.columns.flatMap((column, at) =>
      // In blocks, what is empty need not be said.
      row.cells[at] ? indent(`${column}: ${row.cells[at]}`, '  ', '    ', width) : [],
    ),
  ]);
}
