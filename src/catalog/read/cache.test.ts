import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { repositoryRoot } from '../root.ts';
import { cacheVersion, readCache, writeCache } from './cache.ts';

const catalog = '/a catalog that only this test knows';
const name = `${createHash('sha1').update(catalog).digest('hex').slice(0, 16)}.json`;
const path = join(repositoryRoot(), 'node_modules', '.cache', 'catalog', name);
const results = new Map([['source:0', { data: { id: 'x' }, faults: [] }]]);

afterAll(() => rmSync(path, { force: true }));

test('what is written is read again', () => {
  writeCache(catalog, results);
  expect(readCache(catalog)).toEqual(results);
  expect(readdirSync(join(path, '..')).filter((file) => file.endsWith('.tmp'))).toEqual([]);
});

test('a damaged, cut or outdated file counts as none', () => {
  writeCache(catalog, results);
  const text = readFileSync(path, 'utf8');
  for (const damaged of [
    '',
    '{',
    text.slice(0, -3),
    text.replace('"id"', '"ie"'),
    text.replace(cacheVersion(), '0'.repeat(40)),
  ]) {
    writeFileSync(path, damaged);
    expect(readCache(catalog).size).toBe(0);
  }
});

test('there may be no file at all', () => {
  rmSync(path, { force: true });
  expect(existsSync(path)).toBe(false);
  expect(readCache(catalog).size).toBe(0);
});
