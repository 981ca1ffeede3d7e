import type { Pair, Scalar } from 'yaml';
import type { Fault } from '../diagnostic.ts';
import { modelineOf } from '../modeline.ts';
import { yamlLibrary } from '../read/lazy.ts';
import type { CatalogFile } from '../read/load.ts';
import { type Parsed, parseYaml } from '../read/yaml.ts';
import { shapeOf } from '../shape.ts';
import { emit } from './emit.ts';

/** The canonical text of a file, or why there is none. */
export type Formatted = { text: string; faults?: undefined } | { text?: undefined; faults: Fault[] };

const MODELINE = /^#\s*yaml-language-server:[^\n]*(\n|$)/;

/** A text in the catalog's form. Its data and its comments stay the same; versions without quotes get them. */
export function formatEntry(place: Pick<CatalogFile, 'kind' | 'file'>, source: string): Formatted {
  const original = source.replaceAll('\r\n', '\n').replace(MODELINE, '');
  const parsed = parseYaml(original);
  // The places of faults count the first line.
  if (!parsed.document) return { faults: parseYaml(source).faults };
  const text = `${modelineOf(place)}\n${emit(parsed.document, shapeOf(place.kind))}`;
  const again = parseYaml(text);
  const kept =
    again.document !== undefined &&
    canonical(again) === canonical(parsed) &&
    comments(text.replace(MODELINE, '')) === comments(original);
  if (!kept) {
    return {
      faults: [
        {
          code: 'file-form',
          severity: 'error',
          line: 1,
          column: 1,
          path: '',
          message: 'the file cannot be put into form without losing something',
          hint: 'move comments that stand inside { } or [ ], or behind a bracket, to a line of their own',
        },
      ],
    };
  }
  return { text };
}

/** Data without the order of keys; numbers as they are written, so that a version that gets its quotes counts as the same. */
function canonical({ document }: Parsed): string {
  const { isMap, isScalar, isSeq } = yamlLibrary();
  const plain = (node: unknown): unknown => {
    if (isMap(node)) {
      const pairs = (node.items as Pair<Scalar, unknown>[]).map(
        ({ key, value }) => [String(key.value ?? key.source), plain(value)] as const,
      );
      return Object.fromEntries(pairs.sort(([x], [y]) => (x < y ? -1 : 1)));
    }
    if (isSeq(node)) return node.items.map(plain);
    if (!isScalar(node)) return null;
    return typeof node.value === 'number' ? node.source : node.value;
  };
  return JSON.stringify(plain(document?.contents));
}

/** The comments of a text, in no order. */
function comments(text: string): string {
  if (!text.includes('#')) return '';
  const found: string[] = [];
  const { Parser } = yamlLibrary();
  const look = (token: unknown): void => {
    if (typeof token !== 'object' || token === null) return;
    if (Array.isArray(token)) {
      for (const item of token) look(item);
      return;
    }
    const { type, source } = token as { type?: string; source?: string };
    if (type === 'comment') found.push(String(source).slice(1).trimEnd());
    for (const value of Object.values(token)) look(value);
  };
  for (const token of new Parser().parse(text)) look(token);
  return found.sort().join('\n');
}
