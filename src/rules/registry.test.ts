import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../catalog/root.ts';
import { HELP, RULES } from './registry.ts';

const here = join(repositoryRoot(), 'src', 'rules', 'list');

test('every rule is one file, named after its code, with a test beside it', () => {
  const files = readdirSync(here).filter((name) => !name.endsWith('.test.ts'));
  expect(RULES.map(({ code }) => `${code}.ts`).sort()).toEqual(files.sort());
  for (const { code } of RULES) expect(existsSync(join(here, `${code}.test.ts`)), code).toBe(true);
});

test('pages say what they have to', () => {
  for (const { code, title, explanation, bad, good } of HELP.values()) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).not.toMatch(/[.!]$/);
    expect(explanation.length, code).toBeGreaterThan(40);
    expect(bad, code).not.toBe('');
    expect(good, code).not.toBe('');
    expect(bad === good && code !== 'schema-other', code).toBe(false);
  }
});
