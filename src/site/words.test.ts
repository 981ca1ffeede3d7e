import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryRoot } from '../catalog/root.ts';
import { ASPECT_TYPES } from '../overlap/aspect-types.ts';
import { LEVELS, STATES } from '../overlap/levels.ts';

/** Every enum below a value of a JSON document. */
function* enumsIn(value: unknown): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'enum' && Array.isArray(part)) yield part;
    else yield* enumsIn(part);
  }
}

describe('states and levels outside the code are those of the code', () => {
  const directory = join(repositoryRoot(), 'schemas', 'api');
  const enums = readdirSync(directory).flatMap((file) =>
    [...enumsIn(JSON.parse(readFileSync(join(directory, file), 'utf8')))].map((values) => ({ file, values })),
  );
  test.each([
    ['levels', LEVELS, 'converging', ['changes', 'function', 'functions', 'matrix', 'opportunities', 'topic']],
    ['states', STATES, 'not-applicable', ['changes', 'function', 'matrix']],
  ] as const)('the schemas of the API list all %s', (_name, list, telling, files) => {
    const found = enums.filter(({ values }) => values.includes(telling));
    expect([...new Set(found.map(({ file }) => file))]).toEqual(files.map((name) => `${name}.schema.json`));
    for (const { file, values } of found) expect(values.toSorted(), file).toEqual(list.toSorted());
  });

  const definition = (id: string): string =>
    readFileSync(join(repositoryRoot(), 'src', 'content', 'definitions', `${id}.md`), 'utf8');
  test('the definition of levels has a row for each, in their order', () => {
    expect([...definition('level').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, level]) => level)).toEqual(LEVELS);
  });
  test('the definition of cells has each state, in their order', () => {
    const items = [...definition('cell').matchAll(/^\d+\. (.*?):/gm)].map(([, head = '']) => head);
    expect(items.flatMap((head) => [...head.matchAll(/\*\*([a-z-]+)\*\*/g)].map(([, state]) => state))).toEqual(STATES);
  });
  test('the definition of agreement says how equality goes for each type that has its own', () => {
    const text = definition('agreement').replaceAll('\n', ' ');
    for (const { equality } of Object.values(ASPECT_TYPES)) if (equality) expect(text).toContain(equality);
  });
});
