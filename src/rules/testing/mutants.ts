import { isCollection, isMap, isPair, isScalar, isSeq, type Node, type Pair, visit } from 'yaml';
import { type Path, valueAt } from '../../catalog/pointer.ts';
import { parseYaml } from '../../catalog/read/yaml.ts';

/** A text with one change, made by chance. */
export interface Mutant {
  text: string;
  /** What was done, in words. */
  what: string;
  /** True when the change is to one key, value, or item as a whole, and so one mistake at most. */
  single: boolean;
}

/** A number from 0 to below 1. */
export type Random = () => number;

/** Where something stands that can be changed as a whole. */
interface Spot {
  start: number;
  end: number;
  path: Path;
}
interface Spots {
  keys: Spot[];
  values: Spot[];
  /** Pairs and items of blocks, from the beginning of their first line to that of the line after. */
  blocks: Spot[];
}

const WORDS = ['nope', 'error', 'lore', 'kernel', '1e999', 'id', 'name', 'when', 'x', 'Other Words', '__proto__'];
const VALUES = [
  ...['12', '-1', '1.5', 'true', 'null', '', '""', '[]', '{}', '[{}]', '{ key: 1 }', '[a, a]', 'nope', '"No Such"'],
  ...['"2026-02-31"', '"6.66"', '6.10', 'TODO', '"a\\u202eb"', '" a "', '0x10', 'https://example.org/a b', '.', '~'],
  ...[`"${'long '.repeat(200)}end"`, '"line\\nline"', "''", '!!str 1', '&a b', '*a', '1e3', '2026-01-01', 'Yes'],
];
const SIGNS = [...'[]{}:,#&*!|>\'"%@`-? \n\t\\/0a.~=<', '\u00a0', '\u200b', '\u202e', '\ufeff', '\0', '\r', 'ü', '😀'];

/** Keys, scalars and blocks of a text that can be read. */
function spotsOf(text: string): Spots {
  const spots: Spots = { keys: [], values: [], blocks: [] };
  const { document } = parseYaml(text);
  if (!document) return spots;
  const lineOf = (at: number): number => text.lastIndexOf('\n', at - 1) + 1;
  const pathOf = (trail: readonly unknown[], key: unknown): string[] => {
    const path: string[] = [];
    for (const [at, step] of trail.entries()) {
      const next = trail[at + 1];
      if (isPair(step)) path.push(String((step.key as { value: unknown }).value));
      else if (isSeq(step) && next !== undefined) path.push(String(step.items.indexOf(next as Node)));
    }
    return key === undefined ? path : [...path, String(key)];
  };
  const block = (node: Node, from: number, path: Path): void => {
    const range = node.range;
    const start = lineOf(from);
    if (range && !/[^\s-]/.test(text.slice(start, from))) {
      const end = text.indexOf('\n', range[1] - 1);
      spots.blocks.push({ start, end: end < 0 ? text.length : end + 1, path });
    }
  };
  visit(document, {
    Node: (key, node, trail) => {
      if (!node.range) return;
      if (isScalar(node)) {
        const spot = { start: node.range[0], end: node.range[1], path: pathOf(trail, undefined) };
        if (key === 'key') spots.keys.push(spot);
        else if (spot.end > spot.start) spots.values.push(spot);
      }
      const parent = trail.at(-1);
      if (isSeq(parent) && !parent.flow) block(node, node.range[0], pathOf(trail, key));
    },
    Pair: (_, pair: Pair, trail) => {
      const parent = trail.at(-1);
      const { key, value } = pair;
      if (!isMap(parent) || parent.flow || !isScalar(key) || !key.range) return;
      // The first pair of an item shares its line with the dash.
      if (/-/.test(text.slice(lineOf(key.range[0]), key.range[0]))) return;
      const node = isCollection(value) || isScalar(value) ? value : key;
      block(node, key.range[0], pathOf(trail, key.value));
    },
  });
  return spots;
}

/** A text with one change; undefined when chance picked one that the text has no place for. */
export type Mutator = (random: Random) => Mutant | undefined;

/** What makes mutants of a text, to be asked again and again. */
export function mutator(text: string): Mutator {
  const spots = spotsOf(text);
  const lines = text.split('\n');
  return (random) => {
    const below = (most: number): number => Math.floor(random() * most);
    const pick = <T>(list: readonly T[]): T | undefined => list[below(list.length)];
    const whole = (spot: Spot | undefined, by: string, what: string): Mutant | undefined =>
      spot && {
        text: text.slice(0, spot.start) + by + text.slice(spot.end),
        what: `${what} at /${spot.path.join('/')}`,
        single: true,
      };
    const part = (start: number, end: number, by: string, what: string): Mutant => ({
      text: text.slice(0, start) + by + text.slice(end),
      what: `${what} at offset ${start}`,
      single: false,
    });
    const relined = (what: string, change: (all: string[], at: number) => void): Mutant => {
      const all = [...lines];
      const at = below(lines.length - 1);
      change(all, at);
      return { text: all.join('\n'), what: `${what}, line ${at + 1}`, single: false };
    };
    const at = below(text.length);
    const sign = pick(SIGNS) ?? ' ';
    const changes: readonly (() => Mutant | undefined)[] = [
      () => {
        const spot = pick(spots.keys);
        const word = spot ? text.slice(spot.start, spot.end) : '';
        const cut = below(word.length);
        return whole(spot, `${word.slice(0, cut)}${word.slice(cut + 1)}` || 'x', `key ${word} misspelt`);
      },
      () => {
        const word = pick(WORDS) ?? 'x';
        return whole(pick(spots.keys), word, `key renamed to ${word}`);
      },
      () => {
        const value = pick(VALUES) ?? '';
        return whole(pick(spots.values), value, `value replaced by ${value.slice(0, 30)}`);
      },
      () => {
        const spot = pick(spots.values);
        const other = pick(spots.values);
        return whole(spot, other ? text.slice(other.start, other.end) : '', 'value replaced by another of the entry');
      },
      () => {
        const spot = pick(spots.values);
        const value = spot ? text.slice(spot.start, spot.end) : '';
        const cut = below(value.length);
        return whole(spot, `${value.slice(0, cut)}${value.slice(cut + 1)}`, 'value cut by a character');
      },
      () => whole(pick(spots.blocks), '', 'key or item dropped'),
      () => {
        const spot = pick(spots.blocks);
        const own = spot ? text.slice(spot.start, spot.end) : '';
        // The first key of an item stands behind its dash: repeating it begins another item.
        return whole(spot, own + own, 'key or item repeated');
      },
      () => part(at, at + 1, '', 'a character dropped'),
      () => part(at, at, sign, `${JSON.stringify(sign)} put in`),
      () => part(at, at + 1, sign, `a character replaced by ${JSON.stringify(sign)}`),
      () => part(at, at + 2, `${text[at + 1] ?? ''}${text[at]}`, 'two characters swapped'),
      () => part(at, text.length, '', 'the rest cut off'),
      () => relined('dropped', (all, line) => all.splice(line, 1)),
      () => relined('repeated', (all, line) => all.splice(line, 0, all[line] as string)),
      () =>
        relined('swapped with the next', (all, line) => all.splice(line, 2, all[line + 1] ?? '', all[line] as string)),
      () => relined('indented', (all, line) => all.splice(line, 1, `${' '.repeat(1 + below(3))}${all[line]}`)),
      () => relined('indented less', (all, line) => all.splice(line, 1, (all[line] as string).replace(/^ {1,2}/, ''))),
      () => relined('a tab in front', (all, line) => all.splice(line, 1, `\t${(all[line] as string).trimStart()}`)),
      () => relined('joined with the next', (all, line) => all.splice(line, 2, `${all[line]}${all[line + 1] ?? ''}`)),
      () =>
        relined('no blank after', (all, line) => all.splice(line, 1, (all[line] as string).replace(/([:-]) /, '$1'))),
      () =>
        relined('a marker before', (all, line) =>
          all.splice(line, 0, pick(['<<<<<<< HEAD', '---', '...', '%TAG', '=======']) ?? ''),
        ),
    ];
    const mutant = pick(changes)?.();
    return mutant && mutant.text !== text ? mutant : undefined;
  };
}

/**
 * Plain data with the place of a message as it was before a change: what its writer would mend, and nothing else. For a
 * missing key the message points to what lacks it, and `missing` is the key.
 */
export function mended(data: unknown, original: unknown, path: Path, missing?: string): unknown {
  const [step, ...rest] = missing !== undefined && path.length === 0 ? [missing] : path;
  if (step === undefined) return original;
  const before = valueAt(original, [step]);
  if (Array.isArray(data)) {
    const copy = [...data];
    copy[Number(step)] = mended(data[Number(step)], before, rest, missing);
    return copy;
  }
  if (!isRecord(data)) return original;
  const { [step]: own, ...others } = data;
  const last = path.length === 0 || (rest.length === 0 && missing === undefined);
  if (last && before === undefined) return others;
  return { ...data, [step]: last ? before : mended(own, before, rest, missing) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
