import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { htmlFiles, readPage } from '../support/pages.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const text = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
/** Pages that only lead to another. */
const leads = (html: string): boolean => html.includes('http-equiv="refresh"');
const PLACE = />((?:catalog|src|schemas)\/[^<:]+?)(?::(\d+))?<\//g;

test('every page names a file that it is made of, and ways to report and to change', () => {
  const faults: string[] = [];
  for (const file of htmlFiles()) {
    const html = readPage(file);
    if (leads(html)) continue;
    const source = /<section class="source[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
    const places = [...source.matchAll(PLACE)].map(([, path = '']) => path);
    if (places.length === 0) faults.push(`${file}: no source`);
    for (const path of places) if (!existsSync(join(ROOT, path))) faults.push(`${file}: there is no ${path}`);
    if (!/wrong-fact/.test(source) || !/missing-interface/.test(source)) faults.push(`${file}: no report`);
  }
  expect(faults.slice(0, 20)).toEqual([]);
});

test('every row with evidence names the file and line where it is claimed', () => {
  const rows: { file: string; path: string; line: number }[] = [];
  const without: string[] = [];
  for (const file of htmlFiles()) {
    for (const [evidence] of readPage(file).matchAll(/<details class="ev [\s\S]*?<\/details>/g)) {
      const [, path, line] = [...evidence.matchAll(PLACE)].at(-1) ?? [];
      if (path === undefined || line === undefined || !evidence.includes('This is wrong'))
        without.push(`${file}: ${text(evidence).slice(0, 80)}`);
      else rows.push({ file, path, line: Number(line) });
    }
  }
  expect(rows.length).toBeGreaterThan(1000);
  expect(without.slice(0, 20)).toEqual([]);
  const lines = new Map<string, string[]>();
  const empty = rows.filter(({ path, line }) => {
    let known = lines.get(path);
    if (!known) {
      known = readFileSync(join(ROOT, path), 'utf8').split('\n');
      lines.set(path, known);
    }
    return !known[line - 1]?.trim();
  });
  expect(empty.slice(0, 20)).toEqual([]);
});
