import { yamlLibrary } from './lazy.ts';

/** A fault of syntax by what the writer did, where the text around it shows that. */
export interface Slip {
  offset: number;
  message: string;
  hint: string;
}

/** Lines that a merge left behind, and directives: no entry has either, whatever the parser makes of them. */
export const FOREIGN_LINE = /^(?:%|(?:<{7}|>{7}|\|{7})(?=[ \r\n]|$)|={7}(?=[\r\n]|$))/m;

/** The first line that is none of an entry's. */
export function foreignLine(text: string): Slip | undefined {
  const found = FOREIGN_LINE.exec(text);
  if (!found) return undefined;
  if (found[0] === '%') {
    const message = 'a line that begins with % is a directive, and entries have none';
    return { offset: found.index, message, hint: 'remove it, or put the text in quotes' };
  }
  return {
    offset: found.index,
    message: 'the line is a marker of a merge conflict',
    hint: 'settle the conflict: keep what is right of both sides, and remove the marker lines',
  };
}

/**
 * What the writer did wrong, found by a look at the text around the place where the parser stopped; undefined when the
 * text shows nothing that the parser's own message does not say.
 */
export function slipAt(text: string, code: string, offset: number): Slip | undefined {
  return (
    openBracket(text) ??
    bareDash(text, offset) ??
    gluedColon(text, code, offset) ??
    misfit(text, code, offset) ??
    oddIndentation(text, code, offset)
  );
}

/** A quoted text that is closed, but has a line that does not belong to it by its indentation; `open` is its first quote. */
export function shallowQuote(text: string, open: number): Slip | undefined {
  const quoted = text[open] === '"' ? /"(?:[^"\\]|\\[\s\S])*"/y : /'(?:[^']|'')*'/y;
  quoted.lastIndex = open;
  const found = quoted.exec(text)?.[0];
  if (found === undefined || !/^[ \t]*(?:[,}\]#]|$)/m.test(text.slice(open + found.length).split('\n', 1)[0] ?? ''))
    return undefined;
  const least = indentOf(lineAt(text, open));
  const end = open + found.length;
  for (let line = lineAt(text, open); line.offset + line.text.length < end; ) {
    line = lineAt(text, line.offset + line.text.length + 1);
    if (/\S/.test(line.text) && indentOf(line) <= least) {
      return {
        offset: line.offset + indentOf(line),
        message: 'the line goes on with a quoted text, but is not indented below its key',
        hint: `indent it by more than ${least === 1 ? 'one blank' : `${least} blanks`}`,
      };
    }
  }
  return undefined;
}

/** A key without the blank after its colon, on a line that is nothing else. */
function gluedColon(text: string, code: string, offset: number): Slip | undefined {
  if (code !== 'MISSING_CHAR' && code !== 'MULTILINE_IMPLICIT_KEY') return undefined;
  const line = lineAt(text, offset);
  const glued = /^(\s*(?:- +)*)([A-Za-z_][\w.-]*):(?=[^\s/])/.exec(line.text);
  if (!glued || offset > line.offset + (glued[1] as string).length) return undefined;
  return {
    offset: line.offset + (glued[1] as string).length,
    message: 'a blank is missing after the colon',
    hint: `write "${glued[2]}: ${line.text.slice(glued[0].length)}"`,
  };
}

/** Something in the middle of a line that does not go on with what stands before it. */
function misfit(text: string, code: string, offset: number): Slip | undefined {
  const line = lineAt(text, offset);
  const before = line.text.slice(0, offset - line.offset);
  const rest = line.text.slice(offset - line.offset);
  if (code === 'UNEXPECTED_TOKEN' && /^[}\]]/.test(rest)) {
    const message = `this ${rest[0]} closes nothing`;
    return { offset, message, hint: 'remove it, or put the text in quotes' };
  }
  if (code === 'BLOCK_IN_FLOW' && /:\s/.test(rest)) {
    const message = 'a comma is missing between two keys';
    return { offset, message, hint: 'write a comma in front of the second key, or put the text in quotes' };
  }
  if (before.trim() === '') {
    if (code !== 'MISSING_CHAR' || /:(?:\s|$)/.test(rest) || rest.startsWith('-')) return undefined;
    const message = 'the line is neither a "key: value" nor the continuation of one';
    return { offset, message, hint: 'a ":" or the blank after it is missing, or the text needs quotes' };
  }
  if (rest.startsWith('#')) {
    const message = 'a blank is missing in front of the #';
    return { offset, message, hint: 'write a blank in front of it, or put the whole text in quotes' };
  }
  const end = /(["'}\]])\s*$/.exec(before)?.[1];
  if (end === undefined || (code !== 'UNEXPECTED_TOKEN' && code !== 'MISSING_CHAR')) return undefined;
  return {
    offset,
    message: `something follows the ${/["']/.test(end) ? 'closing quote' : end}`,
    hint: 'put the whole text in quotes, or begin a new line',
  };
}

/** Signs of the lexer that take no room in the text: a document begins, brackets end by force, a scalar follows. */
const DOCUMENT = '\u0002';
const FORCED_END = '\u0018';
const SCALAR = '\u001f';

/** The innermost bracket or brace that is still open where its collection ends. */
function openBracket(text: string): Slip | undefined {
  const { Lexer } = yamlLibrary();
  const open: { offset: number; sign: string }[] = [];
  let offset = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token === SCALAR || token === DOCUMENT) {
      scalar = token === SCALAR;
      continue;
    }
    if (token === FORCED_END) break;
    if (!scalar && (token === '[' || token === '{')) open.push({ offset, sign: token });
    if (!scalar && (token === ']' || token === '}')) {
      if (open.at(-1)?.sign !== (token === ']' ? '[' : '{')) break;
      open.pop();
    }
    scalar = false;
    offset += token.length;
  }
  const found = open.at(-1);
  if (!found) return undefined;
  return {
    offset: found.offset,
    message: `the ${found.sign} that opens here is not closed`,
    hint: `close it with ${found.sign === '{' ? '}' : ']'}; a text with brackets, braces or commas needs quotes`,
  };
}

/** A line of the text with its offset. */
interface Line {
  text: string;
  offset: number;
}

const lineAt = (text: string, offset: number): Line => {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { text: text.slice(start, end === -1 ? undefined : end), offset: start };
};

/** The next line that holds more than a comment. */
function lineAfter(text: string, line: Line): Line | undefined {
  for (let start = line.offset + line.text.length + 1; start < text.length; ) {
    const next = lineAt(text, start);
    if (!/^\s*(?:#|$)/.test(next.text)) return next;
    start += next.text.length + 1;
  }
  return undefined;
}

/** The line above, when it holds more than a comment. */
function lineBefore(text: string, line: Line): Line | undefined {
  const above = line.offset > 0 ? lineAt(text, line.offset - 1) : undefined;
  return above && /^\s*(?:#|$)/.test(above.text) ? undefined : above;
}

const indentOf = (line: Line): number => line.text.search(/\S|$/);

const bareDashAt = (offset: number): Slip => ({
  offset,
  message: 'the dash of a list item needs a blank after it',
  hint: 'write "- " in front of the item; a text that goes on with a dash needs quotes',
});

/** What a list item becomes that lacks the blank after its dash, or is indented too far: more of the text before it. */
export const FOLDED_DASH = /\n[ \t]*-(?=[^-])/;

/** Such an item, in the source of an unquoted text. */
export function foldedDash(source: string, offset: number): Slip | undefined {
  const found = FOLDED_DASH.exec(source);
  if (!found) return undefined;
  const dash = found.index + found[0].length - 1;
  if (/\S/.test(source[dash + 1] ?? ' ')) return bareDashAt(offset + dash);
  return {
    offset: offset + dash,
    message: 'the line is not aligned with its siblings',
    hint: 'as it is indented, it goes on with the text above; align its dash with that of the item above',
  };
}

/** A list item without the blank after its dash. */
function bareDash(text: string, offset: number): Slip | undefined {
  const line = lineAt(text, offset);
  for (const { text: content, offset: start } of [line, lineAfter(text, line), lineBefore(text, line)].filter(
    (item) => item !== undefined,
  )) {
    const dash = /^(\s*)-[^\s\-0-9]/.exec(content);
    if (dash) return bareDashAt(start + (dash[1] as string).length);
  }
  return undefined;
}

const KEY = /^\s*(?:- +)*[A-Za-z_][\w.-]*:(?:\s|$)/;

/** A key that is not aligned with its siblings. */
function oddIndentation(text: string, code: string, offset: number): Slip | undefined {
  if (
    code !== 'BLOCK_AS_IMPLICIT_KEY' &&
    code !== 'BAD_INDENT' &&
    code !== 'MISSING_CHAR' &&
    code !== 'UNEXPECTED_TOKEN'
  )
    return undefined;
  const line = lineAt(text, offset);
  // In the middle of a line it is not its indentation that is wrong.
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && offset > line.offset + indentOf(line)) return undefined;
  let odd: Line | undefined = line;
  // The parser stops at a value when the line below it is indented as if it went on with it.
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    const rest = text.slice(offset, line.offset + line.text.length);
    const item = /^\s*- /.test(rest);
    if (!item && /:(?:\s|$)/.test(rest)) return undefined;
    if (!item) odd = lineAfter(text, line);
    // Where the lines around it agree, it is the one between them that was moved.
    if (odd && KEY.test(line.text) && columnAbove(text, line) === indentOf(odd) + 1) odd = line;
  }
  const item = odd !== undefined && /^\s*- /.test(odd.text);
  if (!odd || !(item || KEY.test(odd.text))) return undefined;
  const column = indentOf(odd) + 1;
  const above = item ? dashAbove(text, odd) : columnAbove(text, odd);
  return {
    offset: odd.offset + column - 1,
    message: 'the line is not aligned with its siblings',
    hint:
      above === undefined || above === column
        ? 'indent it as the lines that it belongs to'
        : `it begins in column ${column}, the ${item ? 'item' : 'key'} above it in column ${above}`,
  };
}

/** Column of the dash in the nearest line above that begins an item. */
function dashAbove(text: string, line: Line): number | undefined {
  for (let end = line.offset - 1; end > 0; ) {
    const above = lineAt(text, end);
    if (/^\s*- /.test(above.text)) return indentOf(above) + 1;
    end = above.offset - 1;
  }
  return undefined;
}

/** Column of the key in the nearest line above that has one; after the dash of a list item. */
function columnAbove(text: string, line: Line): number | undefined {
  for (let end = line.offset - 1; end > 0; ) {
    const above = lineAt(text, end);
    if (KEY.test(above.text)) return above.text.search(/[^\s-]/) + 1;
    end = above.offset - 1;
  }
  return undefined;
}
