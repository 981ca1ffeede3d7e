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

/** Blanks that are not single spaces between words. */
const LOOSE = /[^\S ]| {2}|^ | $/;
const flat = (text: string): string => (LOOSE.test(text) ? text.replace(/\s+/g, ' ').trim() : text);

const ADDRESS = /(?<=^| )https?:\/\/[^ ]*/g;
const escaped = (text: string): string => text.replace(/[\\|`*_[\]<>]/g, '\\$&');

/** Words with their marks escaped; an address stays as it is, so that it is a link. */
function markdownCell(text: string): string {
  const words = flat(text);
  let cell = '';
  let from = 0;
  for (const { 0: address, index } of words.matchAll(ADDRESS)) {
    cell += escaped(words.slice(from, index)) + address.replaceAll('|', '%7C');
    from = index + address.length;
  }
  return cell + escaped(words.slice(from));
}

/** A line of a Markdown table. */
export const markdownLine = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |`;

/** GitHub-flavoured Markdown. */
export function tableMarkdown(table: Table): string {
  const marked = hasMarks(table);
  return markdownOf(
    table.title,
    [table.corner, ...table.columns, ...(marked ? [''] : [])],
    table.rows.map((row) => markdownLine([row.head, ...row.cells, ...(marked ? [row.mark] : [])])),
    table.notes,
  );
}

/** Markdown of a table whose lines are written: its title, heads of all columns, lines, and notes below. */
export const markdownOf = (
  title: string,
  heads: readonly string[],
  lines: readonly string[],
  notes: readonly string[] = [],
): string =>
  [
    `### ${markdownCell(title)}`,
    '',
    markdownLine(heads),
    `|${' --- |'.repeat(heads.length)}`,
    ...lines,
    ...(notes.length > 0 ? ['', ...notes.map((note) => flat(note))] : []),
    '',
  ].join('\n');

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
  const marked = hasMarks(table);
  return (
    csvLine([table.corner, ...table.columns, ...(marked ? ['comparison'] : [])]) +
    table.rows.map((row) => csvLine([row.head, ...row.cells, ...(marked ? [row.mark] : [])])).join('')
  );
}

/** A line of a CSV file with its end. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => csvField(flat(cell))).join(',')}\r\n`;

/** Breaks a text into lines of at most `width` characters; only a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const words = flat(text);
  if (words.length <= width) return [words];
  const lines: string[] = [];
  let line = '';
  for (const whole of words.split(' ')) {
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
  return textOf(
    table.title,
    fitsSideBySide(table.columns.length)
      ? sideBySide(table, width).join('\n')
      : table.rows.map((row) => stackedBlock(table.columns, row, width)).join('\n\n'),
    table.notes,
    width,
  );
}

/** Whether the cells of so many columns, the first apart, stand side by side in plain text. */
export const fitsSideBySide = (columns: number): boolean => columns > 0 && columns <= 3;

/** Plain text of a table whose lines are written: its title, the lines, and notes below. */
export function textOf(title: string, body: string, notes: readonly string[] = [], width = 72): string {
  const heading = wrap(title, width);
  const rule = '='.repeat(Math.min(width, Math.max(...heading.map((line) => line.length))));
  const below = notes.flatMap((note) => wrap(note, width));
  return [...heading, rule, '', ...(body ? [body] : []), ...(below.length > 0 ? ['', ...below] : []), ''].join('\n');
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

/** A row of a stacked table: a line or more for each cell. In blocks, what is empty need not be said. */
export const stackedBlock = (columns: readonly string[], row: TableRow, width = 72): string =>
  [
    ...wrap(row.mark ? `${row.head} [${row.mark}]` : row.head, width),
    ...columns.flatMap((column, at) =>
      row.cells[at] ? indent(`${column}: ${row.cells[at]}`, '  ', '    ', width) : [],
    ),
  ].join('\n');
