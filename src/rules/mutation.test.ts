import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../catalog/diagnostic.ts';
import { defaultCatalogDirectory } from '../catalog/directory.ts';
import { KINDS } from '../catalog/kinds.ts';
import { type Path, toPointer, valueAt } from '../catalog/pointer.ts';
import type { CatalogFile, Loaded } from '../catalog/read/load.ts';
import { locate } from '../catalog/read/position.ts';
import { parseYaml } from '../catalog/read/yaml.ts';
import { readSchemas } from '../catalog/schemas.ts';
import { type Shape, shapeBelow, shapeOf } from '../catalog/shape.ts';
import { checkLoaded } from './check.ts';
import { loadFiles, miniFiles } from './testing/mini.ts';

/**
 * One mistake gives one diagnostic, at its place: any key misspelt, any required key dropped, … in any entry of the real
 * catalog, with every rule looking at the whole of it.
 */

let load: (overlay?: ReadonlyMap<string, string>) => Loaded;
let loaded: Loaded;
let baseline: Set<string>;
let samples: { file: CatalogFile; text: string; keys: Path[]; scalars: Path[] }[];

const identity = ({ file, code, path, message }: Diagnostic): string => JSON.stringify([file, code, path, message]);

/** Diagnostics that appear when a file has another text. What an unfinished entry lacks already is no part of it. */
function caused(file: CatalogFile, text: string): Diagnostic[] {
  return checkLoaded(load(new Map([[file.file, text]]))).filter((item) => !baseline.has(identity(item)));
}

function prepare(): void {
  loaded = load();
  const found = checkLoaded(loaded);
  baseline = new Set(found.map(identity));
  const troubled = new Set(found.map(({ file }) => file));
  samples = loaded.entries
    .filter((file) => !file.faulty && ![...troubled].some((path) => path.endsWith(file.file)))
    .map((file) => {
      const text = Buffer.from(loaded.read(file.file)).toString('utf8');
      const keys: Path[] = [];
      const scalars: Path[] = [];
      const walk = (value: unknown, path: Path): void => {
        if (typeof value !== 'object' || value === null) scalars.push(path);
        else {
          for (const [key, child] of Object.entries(value)) {
            if (!Array.isArray(value)) keys.push([...path, key]);
            walk(child, [...path, key]);
          }
        }
      };
      walk(file.data, []);
      return { file, text, keys, scalars };
    });
}

/** The shape of the place that a path leads to. */
const shapeAt = (file: CatalogFile, path: Path): Shape | undefined =>
  path.reduce<Shape | undefined>((shape, step) => shapeBelow(shape, step), shapeOf(file.kind));

/** Whether a key is one of a closed list of its schema, and not a name that the entry chooses itself. */
const isListed = (file: CatalogFile, path: Path): boolean =>
  shapeAt(file, path.slice(0, -1))?.properties.has(path.at(-1) ?? '') === true;

const offsetOf = (text: string, { line, column }: { line: number; column: number }): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, part) => sum + part.length + 1, 0) +
  column -
  1;

const place = ({ code, line, column }: Diagnostic): string => `${code} ${line}:${column}`;

const MISSPELLINGS: readonly ((word: string) => string)[] = [
  (word) => `${word.slice(0, -2)}${word.at(-1)}${word.at(-2)}`,
  (word) => word.slice(0, -1),
  (word) => `${word}${word.at(-1)}`,
  (word) => `${word.slice(0, 1)}x${word.slice(1)}`,
];

const real = (): typeof load => {
  // A copy in memory: the files may be edited while the test runs.
  const directory = defaultCatalogDirectory();
  const files = new Map<string, string>();
  for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.yaml')) files.set(file.split(sep).join('/'), readFileSync(join(directory, file), 'utf8'));
  }
  return (overlay = new Map()) => loadFiles(new Map([...files, ...overlay]));
};

const mini = (): typeof load => {
  const files = miniFiles();
  return (overlay = new Map()) => loadFiles(new Map([...files, ...overlay]));
};

describe.each([
  { name: 'the catalog', source: real, numRuns: 6 },
  { name: 'the small catalog', source: mini, numRuns: 60 },
])('in any entry of $name', ({ source, numRuns }) => {
  const RUNS = { numRuns };

  beforeAll(() => {
    load = source();
    prepare();
  });

  const pick = fc.tuple(fc.nat(), fc.nat(), fc.nat(MISSPELLINGS.length - 1));

  test('a misspelt key', () => {
    fc.assert(
      fc.property(pick, ([which, where, how]) => {
        const { file, text, keys } = samples[which % samples.length] as (typeof samples)[number];
        const listed = keys.filter((path) => isListed(file, path));
        const path = listed[where % listed.length] as Path;
        const key = path.at(-1) as string;
        const wrong = (MISSPELLINGS[how] as (word: string) => string)(key);
        fc.pre(wrong !== key && wrong !== '' && shapeAt(file, path.slice(0, -1))?.properties.has(wrong) !== true);
        const at = locate(parseYaml(text), path, 'key');
        const offset = offsetOf(text, at);
        fc.pre(text.startsWith(key, offset));
        const found = caused(file, text.slice(0, offset) + wrong + text.slice(offset + key.length));
        expect(found.map(place)).toEqual([`schema-unknown-key ${at.line}:${at.column}`]);
      }),
      RUNS,
    );
  });

  test('a required key that was dropped', () => {
    const required = new Map([...readSchemas()].map(([name, schema]) => [name, (schema.required ?? []) as string[]]));
    fc.assert(
      fc.property(pick, ([which, where]) => {
        const { file, text } = samples[which % samples.length] as (typeof samples)[number];
        const keys = required.get(file.kind) as string[];
        const key = keys[where % keys.length] as string;
        const lines = text.split('\n');
        const start = lines.findIndex((line) => line.startsWith(`${key}:`));
        fc.pre(start >= 0);
        let end = start + 1;
        while (end < lines.length && /^(\s|-|$)/.test(lines[end] as string)) end += 1;
        lines.splice(start, end - start);
        const changed = lines.join('\n');
        const at = locate(parseYaml(changed), [], 'key');
        expect(caused(file, changed).map(place)).toEqual([`schema-missing-key ${at.line}:${at.column}`]);
      }),
      RUNS,
    );
  });

  test('a key that is there twice', () => {
    fc.assert(
      fc.property(pick, ([which, where]) => {
        const { file, text } = samples[which % samples.length] as (typeof samples)[number];
        const keys = Object.keys(file.data as object);
        const key = keys[where % keys.length] as string;
        const changed = `${text.trimEnd()}\n${key}: again\n`;
        const line = changed.split('\n').length - 1;
        expect(caused(file, changed).map(place)).toEqual([`yaml-duplicate-key ${line}:1`]);
      }),
      RUNS,
    );
  });

  test('a tab as indentation', () => {
    fc.assert(
      fc.property(pick, ([which, where]) => {
        const { file, text } = samples[which % samples.length] as (typeof samples)[number];
        const lines = text.split('\n');
        const indented = lines.flatMap((line, index) => (/^ +\S/.test(line) ? [index] : []));
        fc.pre(indented.length > 0);
        const index = indented[where % indented.length] as number;
        lines[index] = (lines[index] as string).replace(/^ +/, '\t');
        expect(caused(file, lines.join('\n')).map(place)).toEqual([`yaml-tab ${index + 1}:1`]);
      }),
      RUNS,
    );
  });

  const replaced = (file: CatalogFile, text: string, path: Path, wrong: string): { found: string[]; at: string } => {
    const at = locate(parseYaml(text), path, 'value');
    const offset = offsetOf(text, at);
    const written = /^"[^"]*"|^'[^']*'|^[^\s,}\]#]+/.exec(text.slice(offset))?.[0] ?? '';
    const changed = text.slice(0, offset) + wrong + text.slice(offset + written.length);
    return { found: caused(file, changed).map(place), at: `${at.line}:${at.column}` };
  };

  test('a value that an enum does not have', () => {
    fc.assert(
      fc.property(pick, ([which, where]) => {
        const { file, text, scalars } = samples[which % samples.length] as (typeof samples)[number];
        const enums = scalars.filter(
          (path) =>
            ['kind', 'side', 'change', 'state', 'stability', 'group', 'as', 'says'].includes(path.at(-1) ?? '') &&
            isListed(file, path),
        );
        fc.pre(enums.length > 0);
        const path = enums[where % enums.length] as Path;
        const { found, at } = replaced(file, text, path, `${String(valueAt(file.data, path))}q`);
        expect(found).toEqual([`schema-enum ${at}`]);
      }),
      RUNS,
    );
  });

  test('a reference that leads nowhere', () => {
    fc.assert(
      fc.property(pick, ([which, where]) => {
        const { file, text, scalars } = samples[which % samples.length] as (typeof samples)[number];
        const references = scalars.filter(
          (path) =>
            (shapeAt(file, path)?.refersTo ?? []).some((kind) => (KINDS as readonly string[]).includes(kind)) &&
            valueAt(file.data, path) !== 'none',
        );
        fc.pre(references.length > 0);
        const path = references[where % references.length] as Path;
        const { found, at } = replaced(file, text, path, `${String(valueAt(file.data, path))}-qq`);
        expect(found, `${file.file} ${toPointer(path)}`).toEqual([`ref-missing ${at}`]);
      }),
      RUNS,
    );
  });

  test('a kernel that does not exist', () => {
    fc.assert(
      fc.property(pick, ([which, where]) => {
        const { file, text, scalars } = samples[which % samples.length] as (typeof samples)[number];
        const kernels = scalars.filter(
          (path) => path.length > 1 && shapeAt(file, path)?.definitions.includes('kernelVersion'),
        );
        fc.pre(kernels.length > 0);
        const path = kernels[where % kernels.length] as Path;
        const { found, at } = replaced(file, text, path, '"6.66"');
        expect(found, `${file.file} ${toPointer(path)}`).toEqual([`kernel-unknown ${at}`]);
      }),
      RUNS,
    );
  });

  test('a version without quotes', () => {
    fc.assert(
      fc.property(pick, ([which, where]) => {
        const { file, text, scalars } = samples[which % samples.length] as (typeof samples)[number];
        const kernels = scalars.filter((path) => shapeAt(file, path)?.definitions.includes('kernelVersion'));
        fc.pre(kernels.length > 0);
        const path = kernels[where % kernels.length] as Path;
        const { found, at } = replaced(file, text, path, '6.10');
        expect(found).toEqual([`schema-type ${at}`]);
      }),
      RUNS,
    );
  });
});
