import type { Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { yamlLibrary } from '../read/lazy.ts';
import { type Shape, shapeBelow } from '../shape.ts';
import { folded, inline, isFoldable, literal, quoted, WIDTH } from './scalar.ts';

/**
 * Writes a document in the catalog's form: keys in the order of the schema, two spaces of indentation, flow collections
 * only where they fit on a line, prose folded, comments where they stood. The library's own writer is not used because
 * it moves comments and breaks long flow collections and texts in ways that no reader would choose.
 */
export function emit(document: Document.Parsed, shape: Shape | undefined): string {
  const lines: string[] = [];
  if (document.commentBefore != null) lines.push(...commentLines(document.commentBefore, ''), '');
  lines.push(...block(document.contents as Node, '', shape));
  if (document.comment != null) lines.push('', ...commentLines(document.comment, ''));
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

interface Commented {
  commentBefore?: string | null;
  comment?: string | null;
  spaceBefore?: boolean;
}

const commentLines = (comment: string, indent: string): string[] =>
  comment.split('\n').map((line) => (line === '' ? '' : `${indent}#${line}`));

const trailing = (node: Commented | null | undefined): string =>
  node?.comment == null ? '' : ` #${node.comment.replaceAll('\n', ' ')}`;

function ordered(map: YAMLMap, shape: Shape | undefined): Pair<Scalar, Node | null>[] {
  const pairs = [...map.items] as Pair<Scalar, Node | null>[];
  const order = [...(shape?.properties.keys() ?? [])];
  const rank = (pair: Pair<Scalar, Node | null>): number => {
    const index = order.indexOf(keyOf(pair));
    return index < 0 ? order.length : index;
  };
  return pairs
    .map((pair, index) => ({ pair, index }))
    .sort((a, b) => rank(a.pair) - rank(b.pair) || a.index - b.index)
    .map(({ pair }) => pair);
}

const keyOf = ({ key }: Pair<Scalar, unknown>): string => String(key.value ?? key.source);

const keyText = (pair: Pair<Scalar, unknown>, flow: boolean): string =>
  inline(keyOf(pair), flow, pair.key.type === 'QUOTE_DOUBLE' || pair.key.type === 'QUOTE_SINGLE');

/** A collection as a block, at an indentation. */
function block(node: Node, indent: string, shape: Shape | undefined): string[] {
  const { isMap, isSeq } = yamlLibrary();
  const lines: string[] = [];
  if (isMap(node)) {
    for (const [index, pair] of ordered(node, shape).entries()) lines.push(...entry(pair, indent, shape, index === 0));
  } else if (isSeq(node)) {
    for (const [index, item] of (node as YAMLSeq<Node>).items.entries()) {
      lines.push(...listItem(item, indent, shapeBelow(shape, String(index)), index === 0));
    }
  }
  const { comment } = node as Commented;
  if (comment != null && !(node as YAMLMap).flow) lines.push(...commentLines(comment, indent));
  return lines;
}

function entry(pair: Pair<Scalar, Node | null>, indent: string, shape: Shape | undefined, first: boolean): string[] {
  const { isCollection } = yamlLibrary();
  const { key, value } = pair;
  const lines: string[] = [];
  if (key.spaceBefore && !first) lines.push('');
  if (key.commentBefore != null) lines.push(...commentLines(key.commentBefore, indent));
  const head = `${indent}${keyText(pair, false)}:`;
  const below = shapeBelow(shape, keyOf(pair));
  if (!isCollection(value)) return [...lines, ...scalarLines(value as Scalar | null, head, indent, below)];
  const line = oneLine(value, below);
  if (line !== undefined && head.length + 1 + line.length + trailing(value).length <= WIDTH) {
    if (value.commentBefore != null) lines.push(...commentLines(value.commentBefore, indent));
    return [...lines, `${head} ${line}${trailing(value)}`];
  }
  const inner = `${indent}  `;
  if (value.flow && value.comment != null) lines.push(...commentLines(value.comment, indent));
  lines.push(head);
  if (value.commentBefore != null) lines.push(...commentLines(value.commentBefore, inner));
  return [...lines, ...block(value, inner, below)];
}

function listItem(item: Node, indent: string, shape: Shape | undefined, first: boolean): string[] {
  const { isCollection } = yamlLibrary();
  const lines: string[] = [];
  const { commentBefore, spaceBefore, comment } = item as Commented;
  if (spaceBefore && !first) lines.push('');
  if (commentBefore != null) lines.push(...commentLines(commentBefore, indent));
  if (!isCollection(item)) return [...lines, ...scalarLines(item as Scalar, `${indent}-`, indent, shape)];
  const line = oneLine(item, shape);
  if (line !== undefined && indent.length + 2 + line.length + trailing(item).length <= WIDTH) {
    return [...lines, `${indent}- ${line}${trailing(item)}`];
  }
  if (item.flow && comment != null) lines.push(...commentLines(comment, indent));
  const body = block(item, `${indent}  `, shape);
  // Comments before the first key go before the dash, which has to stand on the line of that key.
  const start = body.findIndex((text) => text.trim() !== '' && !text.trimStart().startsWith('#'));
  lines.push(...body.slice(0, start).map((text) => text.replace(/^ {2}/, '')));
  lines.push(`${indent}- ${(body[start] as string).slice(indent.length + 2)}`);
  return [...lines, ...body.slice(start + 1)];
}

/** Whether any part of a collection carries a comment, which cannot stay on one line. */
function hasComments(node: Node | null): boolean {
  const { isMap, isSeq } = yamlLibrary();
  const own = (part: Commented | null): boolean => part != null && (part.comment != null || part.commentBefore != null);
  if (isMap(node)) {
    return (node.items as Pair<Node, Node | null>[]).some(
      ({ key, value }) => own(key as Commented) || own(value as Commented) || hasComments(value),
    );
  }
  return isSeq(node) && (node.items as Node[]).some((item) => own(item as Commented) || hasComments(item));
}

/** A collection on one line; undefined when it is written as a block, or has to be. */
function oneLine(node: Node, shape: Shape | undefined): string | undefined {
  const { isMap, isSeq } = yamlLibrary();
  const empty = (node as YAMLMap | YAMLSeq).items.length === 0;
  if (empty) return isMap(node) ? '{}' : '[]';
  return (node as YAMLMap).flow && !hasComments(node) && (isMap(node) || isSeq(node))
    ? flowText(node, shape)
    : undefined;
}

function flowText(node: Node | null, shape: Shape | undefined): string {
  const { isMap, isSeq } = yamlLibrary();
  if (isMap(node)) {
    const parts = ordered(node, shape).map((pair) => {
      const value = flowText(pair.value, shapeBelow(shape, keyOf(pair)));
      return `${keyText(pair, true)}:${value === '' ? '' : ` ${value}`}`;
    });
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  if (isSeq(node))
    return `[${(node.items as Node[]).map((item, index) => flowText(item, shapeBelow(shape, String(index)))).join(', ')}]`;
  return scalarText(node as Scalar | null, true, shape);
}

/** A scalar on one line, as far as its text has one. */
function scalarText(node: Scalar | null, flow: boolean, shape: Shape | undefined): string {
  if (node === null) return '';
  if (typeof node.value === 'string')
    return inline(node.value, flow, node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
  const source = node.source ?? '';
  // A version without quotes was read as a number; where the schema wants text only, the text that was meant is the source.
  return typeof node.value === 'number' && shape?.text ? quoted(source) : source;
}

function scalarLines(node: Scalar | null, head: string, indent: string, shape: Shape | undefined): string[] {
  const before = node?.commentBefore == null ? [] : commentLines(node.commentBefore, indent);
  const text = node?.value;
  if (node === null || typeof text !== 'string') {
    const shown = scalarText(node, false, shape);
    return [...before, `${head}${shown === '' ? '' : ` ${shown}`}${trailing(node)}`];
  }
  const inner = `${indent}  `;
  const written = (lines: string[]): string[] => [
    ...before,
    `${head} ${lines[0]}${trailing(node)}`,
    ...lines.slice(1).map((line) => (line === '' ? '' : inner + line)),
  ];
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  if (isBlock && text.trim() !== '') {
    const fold = node.type === 'BLOCK_FOLDED' && isFoldable(text);
    return written(fold ? folded(text, WIDTH - inner.length) : literal(text));
  }
  const line = scalarText(node, false, shape);
  const long = head.length + 1 + line.length + trailing(node).length > WIDTH;
  if (long && text.includes(' ') && isFoldable(text)) return written(folded(text, WIDTH - inner.length));
  return [...before, `${head} ${line}${trailing(node)}`];
}
