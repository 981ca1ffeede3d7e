import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultCatalogDirectory } from '../catalog/directory.ts';
import { readCatalog } from '../catalog/read/load.ts';
import { checkLoaded } from './check.ts';
import { fixed } from './fix.ts';

let catalog: string;
beforeEach(() => {
  catalog = mkdtempSync(join(tmpdir(), 'fix-'));
  cpSync(defaultCatalogDirectory(), catalog, { recursive: true });
});
afterEach(() => rmSync(catalog, { recursive: true }));

const FILE = 'interfaces/amd-sev-snp/sev-guest.yaml';

/** Breaks a file, checks, and puts right; what was left, and the text. */
function round(breakIt: (text: string) => string, file = FILE) {
  const path = join(catalog, file);
  const before = readFileSync(path, 'utf8');
  const broken = breakIt(before);
  expect(broken).not.toBe(before);
  writeFileSync(path, broken);
  const found = checkLoaded(readCatalog(catalog)).filter((one) => one.file.endsWith(file));
  const { text, count } = fixed(broken, found);
  writeFileSync(path, text);
  const left = checkLoaded(readCatalog(catalog)).filter((one) => one.file.endsWith(file));
  return { before, text, count, left, found };
}

describe('what takes no judgement is put right, and the rest of the file stays as it was, byte by byte', () => {
  test.each<[string, (text: string) => string, string?]>([
    ['a missing modeline', (text) => text.slice(text.indexOf('\n') + 1)],
    ['a modeline of another schema', (text) => text.replace('interface.schema.json', 'function.schema.json')],
    ['a release without quotes', (text) => text.replace('kernel: "5.19"', 'kernel: 5.19')],
    ['several releases without quotes', (text) => text.replaceAll(/at: "7\.3" \}/g, 'at: 7.3 }')],
  ])('%s', (_, breakIt) => {
    const { before, text, count, left } = round(breakIt);
    expect(count).toBeGreaterThan(0);
    expect(text).toBe(before);
    expect(left).toEqual([]);
  });

  test('an address in place of a Message-ID', () => {
    const file = 'series/arm-cca-planes.yaml';
    const id = /lore: "?([^",}\s]+@[^",}\s]+)/.exec(readFileSync(join(catalog, file), 'utf8'))?.[1] ?? '';
    expect(id).not.toBe('');
    const { text, left } = round((all) => all.replace(id, `https://lore.kernel.org/all/${id}/`), file);
    expect(text).toContain(id);
    expect(text).not.toContain(`lore.kernel.org/all/${id}`);
    expect(left.filter(({ code }) => code === 'schema-pattern')).toEqual([]);
  });

  test('blanks around a text', () => {
    const { text, left } = round((all) => all.replace(/^name: (.*)$/m, 'name: " $1 "'));
    expect(text).toMatch(/^name: "\S.*\S"$/m);
    expect(left.filter(({ code }) => code === 'text-space')).toEqual([]);
  });

  test('what needs a decision is left alone', () => {
    const { text, count, found } = round((all) => all.replace('errno: EINVAL', 'errno: EINVL'));
    expect(count).toBe(0);
    expect(found.length).toBeGreaterThan(0);
    expect(text).toContain('EINVL');
  });
});
