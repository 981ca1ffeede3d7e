import type { Fault } from './diagnostic.ts';
import { emit } from './emit.ts';
import { yamlLibrary } from './lazy.ts';
import type { CatalogFile } from './load.ts';
import { modelineOf } from './modeline.ts';
import { shapeOf } from './shape.ts';
import { parseYaml } from './yaml.ts';

/** The canonical text of a file, or why there is none. */
export type Formatted = { text: string; faults?: undefined } | { text?: undefined; faults: Fault[] };

const MODELINE = /^#\s*yaml-language-server:[^\n]*(\n|$)/;

/** A text in the catalog's form. Its data and its comments stay the same; versions without quotes get them. */
export function formatEntry(place: Pick<CatalogFile, 'kind' | 'file'>, source: string): Formatted {
  const parsed = parseYaml(source);
  if (!parsed.document) return { faults: parsed.faults };
  const original = source.replaceAll('\r\n', '\n');
  const body = parseYaml(original.replace(MODELINE, ''));
  if (!body.document) return { faults: parsed.faults };
  const text = `${modelineOf(place)}\n${emit(body.document, shapeOf(place.kind))}`;
  const again = parseYaml(text);
  const kept =
    again.document !== undefined &&
    canonical(again.data) === canonical(parsed.data) &&
    comments(text) === comments(`${modelineOf(place)}\n${original.replace(MODELINE, '')}`);
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

/** Data without the order of keys; numbers as texts, so that a version that gets its quotes counts as the same. */
function canonical(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The comments of a text, in no order. */
function comments(text: string): string {
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
