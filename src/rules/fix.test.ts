import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultCatalogDirectory } from '../catalog/directory.ts';
import type { Kind } from '../catalog/kinds.ts';
import { readCatalog } from '../catalog/read/load.ts';
import { readEntry } from '../catalog/read/read-file.ts';
import { checkLoaded } from './check.ts';
import { fixed } from './fix.ts';
import { loadFiles, miniFiles } from './testing/mini.ts';

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

describe('of one file, by what it says by itself', () => {
  const { entries, read } = loadFiles(miniFiles());
  const samples = entries.map(({ kind, file }) => ({ kind, text: Buffer.from(read(file)).toString('utf8') }));

  /** Puts right until nothing is left to put right. */
  function settle(kind: Kind, text: string): string {
    for (let now = text, round = 0; ; round += 1) {
      const next = fixed(now, readEntry(kind, Buffer.from(now)).faults);
      if (next.count === 0 || round === 9) return now;
      now = next.text;
    }
  }

  /** Ways to break a text at a place of which there is one way back. */
  const BREAKS: readonly ((text: string, at: number) => string)[] = [
    (text) => `\ufeff${text}`,
    (text, at) => `${text.slice(0, at)}\u200b${text.slice(at)}`,
    (text, at) => `${text.slice(0, at)}\u202e${text.slice(at)}`,
    (text, at) => onBlank(text, at, '\u00a0'),
    (text, at) => onBlank(text, at, '\u3000'),
    (text, at) => onBlank(text, at, '\u2800'),
    (text, at) => onBlank(text, at, '\t'),
    (text, at) => glued(text, at),
    (text, at) => text.slice(0, at) + text.slice(at).replace(/"(\d\.\d+)"/, '$1'),
    (text, at) => text.slice(0, at) + text.slice(at).replace(/\[([\w-]+)\]/, '[$1, $1]'),
    (text, at) => text.slice(0, at) + text.slice(at).replace(/\[([\w-]+)\]/, '[$1,   $1]'),
    (text, at) => text.slice(0, at) + text.slice(at).replace(/: true$/m, ': yes'),
  ];
  /** The first blank behind a place that stands behind something else on its line. */
  const onBlank = (text: string, at: number, by: string): string =>
    text.slice(0, at) + text.slice(at).replace(/(?<=[\w,]) (?=[\w{])/, by);
  const glued = (text: string, at: number): string =>
    text.slice(0, at) + text.slice(at).replace(/(?<=^[a-z]+:) (?=[A-Za-z])/m, '');

  test('what was broken comes back byte by byte, and what is no mistake is left as it is', () => {
    let back = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(BREAKS.length - 1), fc.nat(), (which, how, at) => {
        const { kind, text } = samples[which % samples.length] as (typeof samples)[number];
        const broken = BREAKS[how]?.(text, at % text.length) ?? text;
        const settled = settle(kind, broken);
        if (readEntry(kind, Buffer.from(broken)).faults.length === 0) expect(settled).toBe(broken);
        else {
          expect(settled).toBe(text);
          back += 1;
        }
      }),
      { numRuns: 600 },
    );
    expect(back).toBeGreaterThan(250);
  });

  test('a sound text stays as it is', () => {
    for (const { kind, text } of samples) expect(settle(kind, text)).toBe(text);
  });

  test.each<[string, Kind, (text: string) => string, RegExp]>([
    [
      'a blank in an address',
      'source',
      (text) => `${text}url: https://example.org/a b\n`,
      /^url: "https:\/\/example\.org\/a%20b"$/m,
    ],
    [
      'a repeated item of a block',
      'platform',
      (text) => `${text}aliases:\n  - one\n  - one # again\n  - one\n`,
      /one\n {2}- one # again\n$/,
    ],
    ['a large number', 'platform', (text) => text.replace('order: 0', 'order: 9007199254740993'), /"9007199254740993"/],
  ])('%s', (_, kind, breakIt, wanted) => {
    const { text } =
      samples.find((sample) => sample.kind === kind && sample.text.includes('order: 0') === (kind === 'platform')) ??
      (samples[0] as (typeof samples)[number]);
    expect(settle(kind, breakIt(text))).toMatch(wanted);
  });
});
