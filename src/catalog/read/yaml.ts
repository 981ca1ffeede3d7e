import type { Document, Node, Pair, ParsedNode, Scalar, ScalarTag } from 'yaml';
import type { ReadCode } from '../codes.ts';
import type { Fault } from '../diagnostic.ts';
import { type Path, toPointer } from '../pointer.ts';
import { hiddenIn, mayHideByEscape, nameOf } from './hidden.ts';
import { yamlLibrary } from './lazy.ts';
import { SCALAR_FORMS } from './scalars.ts';
import { foldedDash, foreignLine, shallowQuote, slipAt } from './syntax.ts';

/** A YAML text with its plain data, or with the faults that kept it from being read. */
export interface Parsed {
  text: string;
  document: Document.Parsed<ParsedNode, true> | undefined;
  /** Plain objects, lists, strings, numbers, booleans and null; undefined when there are faults. */
  data: unknown;
  faults: Fault[];
}

const NUMBER_TOO_LARGE = 'beyond 2^53';

const SCALARS: ScalarTag[] = SCALAR_FORMS.map(({ name, test, resolve }) => ({
  tag: `tag:yaml.org,2002:${name}`,
  default: true,
  test,
  resolve: (text, onError) => {
    const value = resolve(text);
    if (name === 'int' && !Number.isSafeInteger(value)) onError(NUMBER_TOO_LARGE);
    return value;
  },
}));

/** How every file of the catalog is read, by the loader and by the formatter. */
export const READ_OPTIONS = {
  version: '1.2',
  schema: 'failsafe',
  customTags: (tags: unknown[]) => [...tags, ...SCALARS],
  uniqueKeys: false,
  prettyErrors: false,
  keepSourceTokens: false,
  // Not silent: then a second document would be passed over without a word.
  logLevel: 'error',
} as const;

/** Line and column, from 1, of an offset in a text. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  const end = Math.min(Math.max(offset, 0), text.length);
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: end - start + 1 };
}

/** What each fault of the parser means to somebody who writes an entry, and what to do. */
export const SYNTAX: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  ALIAS_PROPS: ['an alias cannot carry an anchor or a tag', 'write the value out'],
  BAD_ALIAS: ['the alias is not well formed', 'a text that begins with * needs quotes'],
  BAD_DQ_ESCAPE: ['the backslash is not a valid escape', 'use single quotes, in which a backslash is only itself'],
  BAD_INDENT: ['the indentation fits none of the lines above', 'align the line with its siblings'],
  BAD_SCALAR_START: ['a text cannot begin with this character', 'put the text in quotes'],
  BLOCK_AS_IMPLICIT_KEY: ['a second ": " on the line makes this a mapping inside a mapping', 'put the text in quotes'],
  BLOCK_IN_FLOW: ['an indented block cannot stand inside { } or [ ]', 'write the outer value as a block too'],
  KEY_OVER_1024_CHARS: ['the key is longer than 1024 characters', 'a ":" may be missing further up'],
  MISSING_CHAR: ['a quote, bracket, brace, comma or colon is missing', 'look for one that was opened and not closed'],
  MULTILINE_IMPLICIT_KEY: [
    'the line is neither a "key: value" nor the continuation of one',
    'a ":" or the blank after it is missing, or the text needs quotes',
  ],
  MULTIPLE_ANCHORS: ['a value can have one anchor at most', 'remove them'],
  MULTIPLE_TAGS: ['a value can have one tag at most', 'remove them'],
  UNEXPECTED_TOKEN: ['this does not belong here', 'check the brackets, quotes and the indentation around it'],
};

/** Reads one text. Never throws for what it contains. */
export function parseYaml(source: string): Parsed {
  const faults: Fault[] = [];
  let text = source;
  const fault = (code: ReadCode, offset: number, message: string, hint: string, path: Path = []): void => {
    faults.push({ code, severity: 'error', ...placeAt(text, offset), path: toPointer(path), message, hint });
  };
  const failed = (): Parsed => ({ text, document: undefined, data: undefined, faults });
  const tooDeep = (): Parsed => {
    // How far the parser came depends on the machine, so no place is given.
    fault('yaml-syntax', 0, 'the file is nested too deeply', 'look for brackets or dashes without end');
    return failed();
  };

  if (text.startsWith('\uFEFF')) {
    fault('yaml-bom', 0, 'the file begins with a byte order mark', 'save it as UTF-8 without a byte order mark');
    text = text.slice(1);
  }
  const hidden = hiddenIn(text);
  if (hidden) {
    fault(
      'yaml-character',
      hidden.index,
      `the text contains ${nameOf(hidden.character)}`,
      'remove it, or replace it by a space',
    );
    return failed();
  }

  const foreign = foreignLine(text);
  if (foreign) {
    fault('yaml-syntax', foreign.offset, foreign.message, foreign.hint);
    return failed();
  }

  const { parseDocument } = yamlLibrary();
  let document: Document.Parsed<ParsedNode, true>;
  try {
    const options = READ_OPTIONS as unknown as Parameters<typeof parseDocument>[1];
    document = parseDocument(text, options) as never;
  } catch {
    // The parser is recursive: what its own limit does not stop ends in a RangeError.
    return tooDeep();
  }

  const numbers = document.errors.filter((error) => error.message === NUMBER_TOO_LARGE);
  const first = document.errors
    .filter((error) => error.message !== NUMBER_TOO_LARGE)
    .sort((a, b) => a.pos[0] - b.pos[0])[0];
  // After a fault of syntax the rest of the file is read wrongly, so only the first one says something true.
  const tab = first ? indentingTab(text) : -1;
  if (tab >= 0 && first) {
    fault('yaml-tab', tab, 'a tab is used for indentation', 'use spaces; YAML does not allow tabs here');
    return failed();
  }
  if (first?.code === 'MULTIPLE_DOCS') {
    fault(
      'yaml-documents',
      first.pos[0],
      'the file holds more than one document',
      'keep one entry per file, and no line that is only ---',
    );
    return failed();
  }
  const open = first?.code === 'MISSING_CHAR' && first.message.includes('quote') ? openQuote(text) : -1;
  const shallow = open >= 0 ? shallowQuote(text, open) : undefined;
  if (shallow) {
    fault('yaml-syntax', shallow.offset, shallow.message, shallow.hint);
    return failed();
  }
  if (open >= 0) {
    fault('yaml-syntax', open, 'the quote that opens here is not closed', 'close it; inside "…" write \\" for a quote');
    return failed();
  }
  if (first?.code === 'RESOURCE_EXHAUSTION') return tooDeep();
  const slip = first && slipAt(text, first.code, first.pos[0]);
  if (slip) {
    fault('yaml-syntax', slip.offset, slip.message, slip.hint);
    return failed();
  }
  if (first) {
    const [message, hint] = SYNTAX[first.code] ?? [
      'the YAML cannot be read',
      'check the quotes, brackets and indentation around it',
    ];
    fault(
      first.code === 'BAD_ALIAS' || first.code === 'ALIAS_PROPS' ? 'yaml-anchor' : 'yaml-syntax',
      first.pos[0],
      message,
      hint,
    );
    return failed();
  }
  for (const error of numbers) {
    fault(
      'yaml-number',
      error.pos[0],
      `${text.slice(...error.pos)} is beyond 2^53 and would lose digits`,
      'put it in quotes, or write it as a quoted 0x number',
    );
  }
  if (document.contents === null || (document.contents as unknown as Scalar).value === null) {
    fault('yaml-empty', 0, 'the file holds no entry', 'remove it, or fill it: npm run new shows the form');
    return failed();
  }
  const data = toPlain(document, text, fault);
  strayDash(text, document, fault);
  strayTab(text, document, fault);
  strayEscape(text, document, fault);
  return faults.length > 0 ? failed() : { text, document, data, faults };
}

/** Offset of the first tab in a line's indentation, or -1. */
function indentingTab(text: string): number {
  const match = /^[ -]*\t/m.exec(text);
  return match ? match.index + match[0].length - 1 : -1;
}

/** Offset of the quote that is still open at the end of a text, or -1. */
function openQuote(text: string): number {
  const { Parser } = yamlLibrary();
  let found = -1;
  const look = (token: unknown): void => {
    if (typeof token !== 'object' || token === null) return;
    const { type, offset, source } = token as { type?: string; offset?: number; source?: string };
    if ((type === 'double-quoted-scalar' || type === 'single-quoted-scalar') && offset !== undefined) {
      const closed = source !== undefined && source.length > 1 && source.at(-1) === source[0];
      if (!closed) found = offset;
    }
    for (const value of Object.values(token)) look(value);
  };
  for (const token of new Parser().parse(text)) look(token);
  return found;
}

type Report = (code: ReadCode, offset: number, message: string, hint: string, path?: Path) => void;

/** Tabs belong into literal blocks only, where program text needs them. */
function strayTab(text: string, document: Document.Parsed, fault: Report): void {
  if (!text.includes('\t')) return;
  const { visit } = yamlLibrary();
  const literal: (readonly [number, number])[] = [];
  visit(document, {
    Scalar: (_, node) => {
      if (node.type === 'BLOCK_LITERAL' && node.range) literal.push([node.range[0], node.range[1]]);
    },
  });
  for (let at = text.indexOf('\t'); at !== -1; at = text.indexOf('\t', at + 1)) {
    if (literal.some(([from, to]) => at >= from && at < to)) continue;
    fault('yaml-tab', at, 'the text contains a tab', 'use spaces; tabs may only stand in literal blocks (|)');
    return;
  }
}

/** Reports the first list item that was folded into the text before it, for want of a blank after its dash. */
function strayDash(text: string, document: Document.Parsed, fault: Report): void {
  const { visit } = yamlLibrary();
  visit(document, {
    Scalar: (_, { type, range }) => {
      const slip = type === 'PLAIN' && range ? foldedDash(text.slice(range[0], range[1]), range[0]) : undefined;
      if (!slip) return undefined;
      fault('yaml-syntax', slip.offset, slip.message, slip.hint);
      return visit.BREAK;
    },
  });
}

/** Reports the first value or key in "…" that hides a character behind an escape. */
function strayEscape(text: string, document: Document.Parsed, fault: Report): void {
  if (!mayHideByEscape(text)) return;
  const { visit } = yamlLibrary();
  visit(document, {
    Scalar: (_, { type, value, range }) => {
      if (type !== 'QUOTE_DOUBLE' || typeof value !== 'string' || !range) return undefined;
      const hidden = hiddenIn(value);
      if (!hidden) return undefined;
      fault(
        'yaml-character',
        range[0],
        `the text contains ${nameOf(hidden.character)}, written as an escape`,
        'remove the escape, or replace it by a space',
      );
      return visit.BREAK;
    },
  });
}

/** Plain data of a document; reports what the catalog's files do not use: anchors, aliases, tags, odd and repeated keys. */
function toPlain(document: Document.Parsed, text: string, fault: Report): unknown {
  const { isAlias, isMap, isSeq } = yamlLibrary();
  const path: string[] = [];
  const offset = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;
  // An anchor is there for its aliases: however many they are, they are one mistake.
  let anchored = false;
  const anchor = (at: number, message: string, hint: string): void => {
    if (!anchored) fault('yaml-anchor', at, message, hint, path);
    anchored = true;
  };

  const convert = (node: Node | null): unknown => {
    if (node === null) return null;
    if (isAlias(node)) {
      anchor(offset(node), 'entries have no anchors and aliases', 'write the value out');
      return null;
    }
    const { anchor: name, tag } = node as { anchor?: string; tag?: string };
    if (name !== undefined) {
      anchor(
        before(text, offset(node), '&'),
        'entries have no anchors and aliases',
        'remove the anchors, and write the values out where they are needed',
      );
    }
    if (tag !== undefined) {
      fault(
        'yaml-tag',
        before(text, offset(node), '!'),
        'entries have no tags',
        'remove the tag; put a text that begins with ! in quotes',
        path,
      );
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        path.push(String(index));
        const value = convert(item as Node);
        path.pop();
        return value;
      });
    }
    if (!isMap(node)) return (node as Scalar).value;
    const object: Record<string, unknown> = {};
    const seen = new Map<string, Node>();
    const repeated: { word: string; key: Node }[] = [];
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = (key as Scalar | null)?.value;
      if (key === null || !('value' in key) || (typeof name !== 'string' && (key as Scalar).source === undefined)) {
        fault(
          'yaml-key',
          offset(key),
          'a key must be a plain word',
          'put it in quotes, or write it as "key: value"',
          path,
        );
        continue;
      }
      const word = typeof name === 'string' ? name : String((key as Scalar).source);
      path.push(word);
      if (word === '<<') {
        anchor(offset(key), 'entries have no merge keys', 'write the values out');
      } else if (word === '' || word === '__proto__') {
        const [message, hint] =
          word === ''
            ? ['the key is missing', 'write a word in front of the colon']
            : ['this key is not allowed', 'remove it'];
        fault('yaml-key', offset(key), message, hint, path);
      } else if (seen.has(word)) {
        repeated.push({ word, key });
      } else {
        seen.set(word, key);
        object[word] = convert(value);
      }
      path.pop();
    }
    const [first, ...others] = repeated;
    if (first) {
      const { line } = placeAt(text, offset(seen.get(first.word)));
      const also =
        others.length > 0 ? `; so are ${[...new Set(others.map(({ word }) => `"${word}"`))].join(', ')}` : '';
      fault(
        'yaml-duplicate-key',
        offset(first.key),
        `the key "${first.word}" is already used in line ${line}${also}`,
        others.length > 0 && !node.flow
          ? 'keep one of each; or is a "- " missing that begins a new item?'
          : 'keep one of the two',
        [...path, first.word],
      );
    }
    return object;
  };
  return convert(document.contents);
}

/** Offset of the anchor or tag that stands before a node on its line; the node's own offset when it is not found there. */
function before(text: string, offset: number, sign: string): number {
  let found = text.lastIndexOf(sign, offset);
  while (found > 0 && text[found - 1] === sign) found -= 1;
  return found >= 0 && offset - found < 200 ? found : offset;
}
