/** Texts of scalars in the catalog's form. */

/** Longest line of a file. */
export const WIDTH = 120;

/**
 * Texts that some YAML reader takes for something else: null, truth values and numbers of YAML 1.1 and 1.2, dates, merge
 * keys. They are always quoted, whatever this catalog's own reader would make of them.
 */
const AMBIGUOUS =
  /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*)|[-+]?(?:[0-9][0-9_]*)?\.?[0-9_]*(?:e[-+]?[0-9]+)?|[-+]?\.(?:inf|nan)|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)$/i;

/** Whether a text can be written without quotes. */
export function isPlain(text: string, flow: boolean): boolean {
  if (text === '' || text !== text.trim() || AMBIGUOUS.test(text)) return false;
  if (/[\n\t"]/.test(text[0] as string) || /[\n\t]/.test(text)) return false;
  if (/^[&*!|>'"%@`#,[\]{}]/.test(text) || /^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text)) return false;
  return !flow || !(/[,[\]{}]/.test(text) || /^[-?:]/.test(text));
}

/** A text in quotes, on one line. */
export function quoted(text: string): string {
  const simple = !/[\n\t]/.test(text);
  if (simple && /["\\]/.test(text) && !text.includes("'")) return `'${text}'`;
  return JSON.stringify(text);
}

/** A text on one line: plain where it can be and was not quoted. */
export const inline = (text: string, flow: boolean, keepQuotes: boolean): string =>
  !keepQuotes && isPlain(text, flow) ? text : quoted(text);

const chomping = (text: string): string =>
  text.endsWith('\n\n') || text === '\n' ? '+' : text.endsWith('\n') ? '' : '-';

/** A literal block: the header, then the lines, not indented. */
export function literal(text: string): string[] {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n');
  const indicator = /^\s/.test(lines.find((line) => line !== '') ?? '') ? '2' : '';
  return [`|${indicator}${chomping(text)}`, ...lines];
}

/** Whether folding a text and reading it again gives the same text. */
export const isFoldable = (text: string): boolean =>
  text.trim() === text.replace(/\n$/, '') && !/\n[ \t]|[ \t]\n|\t/.test(text);

/** A folded block with lines of at most `width` where words allow: the header, then the lines, not indented. */
export function folded(text: string, width: number): string[] {
  const lines: string[] = [];
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  for (const [index, paragraph] of body.split('\n').entries()) {
    if (index > 0) lines.push('');
    let line = '';
    // Only single spaces are break points: a run of them would not come back.
    for (const word of paragraph.split(/(?<! ) (?! )/)) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    if (line !== '') lines.push(line);
    else if (index > 0) continue;
  }
  return [`>${chomping(text)}`, ...lines];
}
