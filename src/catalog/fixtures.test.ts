import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KINDS, type Kind } from './kinds.ts';
import { readEntry } from './read/read-file.ts';
import { repositoryRoot } from './root.ts';
import { schemaDirectory, schemaFile } from './schemas.ts';
import { type Shape, shapeOf } from './shape.ts';

/** schemas/fixtures: entries that are valid, and entries with exactly one mistake, whose place their second line tells. */

const fixtures = (kind: Kind, side: 'valid' | 'invalid'): { name: string; bytes: Buffer }[] => {
  const directory = join(schemaDirectory(), 'fixtures', kind, side);
  return readdirSync(directory).map((name) => ({ name, bytes: readFileSync(join(directory, name)) }));
};

describe.each(KINDS)('%s', (kind) => {
  test.each(fixtures(kind, 'valid'))('valid: $name', ({ bytes }) => {
    expect(readEntry(kind, bytes).faults).toEqual([]);
  });

  test.each(fixtures(kind, 'invalid'))('invalid: $name', ({ bytes }) => {
    const expected = /^# expect: (.*)$/m.exec(bytes.toString())?.[1];
    expect(readEntry(kind, bytes).faults.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
      expected,
    ]);
  });
});

/** Paths of all keys that a shape names; those below themselves only once. */
function keysOf(shape: Shape, path: string, found: Set<string>, above: readonly Shape[]): Set<string> {
  if (above.includes(shape)) return found;
  const next = [...above, shape];
  for (const [key, below] of shape.properties) {
    found.add(`${path}/${key}`);
    keysOf(below, `${path}/${key}`, found, next);
  }
  if (shape.items) keysOf(shape.items, path, found, next);
  if (shape.others) keysOf(shape.others, `${path}/*`, found, next);
  return found;
}

/** Paths of all keys that data use, by the same names. */
function used(shape: Shape | undefined, data: unknown, path: string, found: Set<string>): void {
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    if (Array.isArray(data)) used(shape?.items, value, path, found);
    else {
      const own = shape?.properties.get(key);
      const at = own ? `${path}/${key}` : `${path}/*`;
      found.add(at);
      used(own ?? shape?.others, value, at, found);
    }
  }
}

/** Lists of evidence under other names. */
const EVIDENCE_LISTS = /^(visibility-evidence|do-evidence|record|minutes|recording|slides)\//;

/** Signs of platforms, by whom they are shown. */
const SIGN_LISTS = /^(guest|host|processor|paravisor)\/(?!.*\/)/;

/** The last two steps of a path: evidence and notes occur in many places and need to be covered in one of them only. */
const ending = (path: string): string =>
  path.split('/').slice(-2).join('/').replace(EVIDENCE_LISTS, 'evidence/').replace(SIGN_LISTS, 'signs/');

const covered = new Set<string>();
for (const kind of KINDS) {
  for (const { bytes } of fixtures(kind, 'valid')) used(shapeOf(kind), readEntry(kind, bytes).data, '', covered);
}
const endings = new Set([...covered].map(ending));

test.each(KINDS.filter((kind) => kind !== 'format' && kind !== 'concept'))(
  'the valid fixtures use every key that the schema of %s has',
  (kind) => {
    const keys = [...keysOf(shapeOf(kind), '', new Set(), [])];
    expect(keys.filter((path) => !endings.has(ending(path)))).toEqual([]);
  },
);

test('editors that ignore the first line find the schemas by the settings of the repository', () => {
  const settings = JSON.parse(readFileSync(join(repositoryRoot(), '.vscode', 'settings.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const schemas = settings['yaml.schemas'] as Record<string, string>;
  expect(Object.keys(schemas).sort()).toEqual(KINDS.map((kind) => `./schemas/${schemaFile(kind)}`).sort());
});
