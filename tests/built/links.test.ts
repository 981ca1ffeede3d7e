import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIST } from '../support/dist.ts';
import { htmlFiles, pagePath, readPage } from '../support/pages.ts';

/** Attributes that lead somewhere: links, and what a page loads. */
const TARGETS = /<(\w+)\b[^>]*?\b(?:href|src|action)="([^"]*)"/g;
const IDS = /\bid="([^"]+)"/g;
const plain = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');

test('every internal link leads to a page, and every anchor to a part of it', () => {
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string): Set<string> => {
    let known = ids.get(file);
    if (!known) {
      known = new Set([...readPage(file).matchAll(IDS)].map(([, id = '']) => plain(id)));
      ids.set(file, known);
    }
    return known;
  };
  const broken: string[] = [];
  let looked = 0;
  for (const file of htmlFiles()) {
    const here = new URL(pagePath(file), 'http://site.test');
    for (const [, , target = ''] of readPage(file).matchAll(TARGETS)) {
      const url = new URL(plain(target), here);
      if (url.host !== 'site.test') continue;
      looked += 1;
      const path = decodeURIComponent(url.pathname);
      const found = path.endsWith('/') ? `${path}index.html` : path;
      if (!existsSync(join(DIST, found))) broken.push(`${here.pathname} → ${target}: no such page`);
      else if (
        url.hash &&
        found.endsWith('.html') &&
        !idsOf(found.slice(1)).has(decodeURIComponent(url.hash.slice(1)))
      ) {
        broken.push(`${here.pathname} → ${target}: no such anchor`);
      }
    }
  }
  expect(looked).toBeGreaterThan(0);
  expect([...new Set(broken)].slice(0, 40)).toEqual([]);
});

test('no page loads anything from another origin', () => {
  const foreign: string[] = [];
  let looked = 0;
  for (const file of htmlFiles()) {
    for (const [tag, element = '', target = ''] of readPage(file).matchAll(TARGETS)) {
      const loads = element !== 'a' && !/rel="(?:canonical|license)"/.test(tag);
      if (loads) looked += 1;
      if (loads && /^(?:https?:)?\/\//.test(target)) foreign.push(`${file}: ${target}`);
    }
  }
  expect(looked).toBeGreaterThan(0);
  expect(foreign).toEqual([]);
});

test('no page has two elements with the same id', () => {
  const repeated: string[] = [];
  let looked = 0;
  for (const file of htmlFiles()) {
    const seen = new Set<string>();
    for (const [, id = ''] of readPage(file).matchAll(IDS)) {
      if (seen.has(id)) repeated.push(`${file}: ${id}`);
      seen.add(id);
      looked += 1;
    }
  }
  expect(looked).toBeGreaterThan(0);
  expect(repeated.slice(0, 20)).toEqual([]);
});

test('every URL of the ledger still works, and every page is in the ledger', () => {
  const ledger = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'site', 'addresses.txt'), 'utf8')
    .split('\n')
    .filter(Boolean);
  expect(ledger.length).toBeGreaterThan(0);
  const gone = ledger.filter((path) => !existsSync(join(DIST, path.endsWith('/') ? `${path}index.html` : path)));
  expect(gone, 'published addresses must keep working: list the old id under `formerly`').toEqual([]);
  const listed = new Set(ledger);
  const fresh = htmlFiles()
    .map(pagePath)
    .filter((path) => !listed.has(path));
  expect(fresh, 'new pages: add them with npm run ledger').toEqual([]);
});

test('titles and descriptions are there and tell pages apart', () => {
  const titles = new Map<string, string>();
  for (const file of htmlFiles()) {
    const html = readPage(file);
    if (/http-equiv="refresh"/.test(html)) continue;
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
    expect(title, file).not.toBe('');
    expect(titles.get(title), `${file} has the title of another page: ${title}`).toBeUndefined();
    titles.set(title, file);
    expect(/<meta name="description" content="[^"]{20,}"/.test(html), `${file} has no description`).toBe(true);
  }
});

test('every page names the picture of its link, and each is a PNG of the size that the page says', () => {
  const pictures = new Set<string>();
  for (const file of htmlFiles()) {
    const html = readPage(file);
    const of = (name: string): string =>
      new RegExp(`<meta property="og:image${name}" content="([^"]*)"`).exec(html)?.[1] ?? '';
    // Pages that only lead on have no card.
    if (/http-equiv="refresh"/.test(html)) continue;
    const path = new URL(of('')).pathname;
    expect(of(':alt').length, file).toBeGreaterThan(20);
    if (pictures.has(path)) continue;
    pictures.add(path);
    const png = readFileSync(join(DIST, path));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(of(':width')), Number(of(':height'))]);
  }
  expect(pictures.size).toBeGreaterThan(40);
});
