import type { Diagnostic } from '../catalog/diagnostic.ts';
import { fromPointer } from '../catalog/pointer.ts';
import { withoutHidden } from '../catalog/read/hidden.ts';
import { headOf, itemOf, spanOf } from '../catalog/read/position.ts';
import { type Parsed, parseYaml } from '../catalog/read/yaml.ts';

type Mistake = Pick<Diagnostic, 'code' | 'path' | 'fix' | 'message' | 'line' | 'column'>;

interface Edit {
  start: number;
  end: number;
  by: string;
}

/**
 * The text of an entry with the mistakes put right that take no judgement, and nothing else of it changed, and how many
 * they are. What spans several lines is left to the writer. Where a text could not be read, the next reading may find more.
 */
export function fixed(text: string, mistakes: readonly Mistake[]): { text: string; count: number } {
  const parsed = parseYaml(text);
  // Places count from behind a byte order mark.
  const rest = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const edits: Edit[] = [];
  let count = 0;
  let out = rest;
  for (const mistake of mistakes) {
    if (mistake.code === 'yaml-bom' && rest !== text) count += 1;
    for (const edit of editsFor(mistake, rest, parsed)) {
      if (!edits.every(({ start, end }) => edit.end <= start || edit.start >= end)) continue;
      edits.push(edit);
      count += 1;
    }
  }
  if (count === 0) return { text, count };
  edits.sort((a, b) => b.start - a.start);
  for (const { start, end, by } of edits) out = out.slice(0, start) + by + out.slice(end);
  return { text: out, count };
}

function* editsFor({ code, path, fix, message, line, column }: Mistake, text: string, parsed: Parsed): Iterable<Edit> {
  const at = offsetOf(text, line, column);
  switch (code) {
    case 'modeline': {
      if (fix === undefined) return;
      const first = modelineIn(text);
      yield { ...first, by: first.end > 0 ? fix : `${fix}\n` };
      return;
    }
    case 'yaml-character':
      yield* withoutHidden(text);
      return;
    case 'yaml-tab':
      // One in the indentation stands for a number of blanks that only the writer knows.
      if (text[at] === '\t' && /\S/.test(text.slice(text.lastIndexOf('\n', at) + 1, at)))
        yield { start: at, end: at + 1, by: ' ' };
      return;
    case 'yaml-number': {
      const number = /^-?\w+/.exec(text.slice(at))?.[0];
      if (number !== undefined) yield { start: at, end: at + number.length, by: `"${number}"` };
      return;
    }
    case 'yaml-syntax': {
      const glued = /^[A-Za-z_][\w.-]*:/.exec(text.slice(at))?.[0];
      if (message === 'a blank is missing after the colon' && glued !== undefined)
        yield { start: at + glued.length, end: at + glued.length, by: ' ' };
      return;
    }
    case 'schema-repeated-item': {
      const item = itemOf(parsed, fromPointer(path));
      if (item) yield { ...item, by: '' };
      return;
    }
    case 'text-space': {
      const head = fix === undefined ? headOf(parsed, fromPointer(path)) : undefined;
      if (head) yield { start: head.start, end: head.end, by: `${text[head.start]}-` };
    }
  }
  const span = fix === undefined ? undefined : spanOf(parsed, fromPointer(path));
  if (span && fix !== undefined) yield { ...span, by: fix };
}

/** Offset of a place that counts lines and columns from 1. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let left = line; left > 1; left -= 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}

/** The first line when it is a modeline; else the place before it. */
function modelineIn(text: string): { start: number; end: number } {
  const end = text.search(/\r?\n|$/);
  return { start: 0, end: text.slice(0, end).includes('yaml-language-server') ? end : 0 };
}
