import type { Node, Pair, Scalar } from 'yaml';
import type { Path } from '../pointer.ts';
import { yamlLibrary } from './lazy.ts';
import { type Parsed, placeAt } from './yaml.ts';

/** Whether a place is that of a key or of its value. */
export type On = 'key' | 'value';

interface Found {
  key: Node | undefined;
  value: Node | null | undefined;
}

function find(parsed: Parsed, path: Path): Found | undefined {
  const { isMap, isSeq } = yamlLibrary();
  let found: Found = { key: undefined, value: parsed.document?.contents as Node | undefined };
  for (const step of path) {
    if (isMap(found.value)) {
      const pair = (found.value.items as Pair<Node, Node | null>[]).find(
        ({ key }) => String((key as Scalar).value ?? (key as Scalar).source) === step,
      );
      if (!pair) return undefined;
      found = { key: pair.key, value: pair.value };
    } else if (isSeq(found.value)) {
      const item = found.value.items[Number(step)] as Node | undefined;
      if (item === undefined) return undefined;
      found = { key: undefined, value: item };
    } else {
      return undefined;
    }
  }
  return found;
}

/**
 * Line and column of a key or value. A list item has no key: its own start counts. An empty value, and a block that
 * begins on the next line, are shown at their key. A path that does not exist gives the nearest part that does.
 */
export function locate(parsed: Parsed, path: Path, on: On): { line: number; column: number } {
  const { isCollection } = yamlLibrary();
  for (let length = path.length; length >= 0; length -= 1) {
    const found = find(parsed, path.slice(0, length));
    if (!found) continue;
    const { key, value } = found;
    const range = value?.range;
    const empty = !range || range[0] === range[1];
    const block = isCollection(value) && !value.flow;
    const offset = key?.range && (on === 'key' || empty || block) ? key.range[0] : range?.[0];
    return placeAt(parsed.text, offset ?? 0);
  }
  return { line: 1, column: 1 };
}

/** Where a scalar that stands on one line begins and ends in the text; undefined for anything else. */
export function spanOf(parsed: Parsed, path: Path): { start: number; end: number } | undefined {
  const value = find(parsed, path)?.value;
  if (!value?.range || !('source' in value)) return undefined;
  const [start, end] = value.range;
  return start === end || parsed.text.slice(start, end).includes('\n') ? undefined : { start, end };
}

/** The sign of a block scalar with what follows it on the line, as in >+; undefined for anything else. */
export function headOf(parsed: Parsed, path: Path): { start: number; end: number } | undefined {
  const start = find(parsed, path)?.value?.range?.[0];
  const head =
    start === undefined ? undefined : /^[>|]\+?(?=[ \t]*\r?$)/m.exec(parsed.text.slice(start).split('\n', 1)[0] ?? '');
  return start === undefined || !head ? undefined : { start, end: start + head[0].length };
}

/** An item of a list that is not the first of it: its lines, or with its comma in brackets; undefined where they hold more. */
export function itemOf(parsed: Parsed, path: Path): { start: number; end: number } | undefined {
  const { isSeq } = yamlLibrary();
  const { text } = parsed;
  const list = find(parsed, path.slice(0, -1))?.value;
  const index = Number(path.at(-1));
  if (!isSeq(list) || index < 1) return undefined;
  const before = (list.items[index - 1] as Node | undefined)?.range;
  const own = (list.items[index] as Node | undefined)?.range;
  if (!before || !own) return undefined;
  if (list.flow) return text.slice(before[1], own[0]).trim() === ',' ? { start: before[1], end: own[1] } : undefined;
  const start = text.lastIndexOf('\n', own[0] - 1) + 1;
  const line = text.indexOf('\n', own[1] - 1);
  const end = line < 0 ? text.length : line + 1;
  return text.slice(start, own[0]).trim() === '-' && text.slice(own[1], end).trim() === '' ? { start, end } : undefined;
}

/** The text of a scalar as written, without quotes; undefined for anything else. */
export function sourceOf(parsed: Parsed, path: Path): string | undefined {
  const value = find(parsed, path)?.value;
  return value && 'source' in value ? ((value as Scalar).source ?? undefined) : undefined;
}
