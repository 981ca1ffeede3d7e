import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/read/load.ts';
import { DIST } from '../support/dist.ts';
import { htmlFiles, readPage } from '../support/pages.ts';

const read = (path: string): string => readFileSync(join(DIST, path), 'utf8');
const ENTRY =
  /^(platforms|functions|interfaces|formats|concepts|topics|series|decisions|meetings|distributions|status|logs|kernels)\/([^/]+)\/index\.html$/;

test('every page of an entry has its Markdown and its text beside it, and names them as alternates', () => {
  const { catalog } = loadCatalog();
  let looked = 0;
  for (const file of htmlFiles()) {
    const [, folder = '', id = ''] = ENTRY.exec(file) ?? [];
    const entries: readonly { id: string }[] = folder in catalog ? catalog[folder as 'functions'] : [];
    if (!entries.some((entry) => entry.id === id)) continue;
    looked += 1;
    const html = readPage(file);
    for (const [ending, type] of [
      ['md', 'text/markdown'],
      ['txt', 'text/plain'],
    ]) {
      const path = `${folder}/${id}.${ending}`;
      expect(existsSync(join(DIST, path)), path).toBe(true);
      expect(html).toMatch(
        new RegExp(`<link rel="alternate" type="${type}"[^>]*href="/${path.replaceAll('.', '\\.')}"`),
      );
    }
    for (const line of read(`${folder}/${id}.txt`).split('\n'))
      if (line.length > 72) expect(line.trim().replace(/^(?:- )?[[(]?/, ''), `${folder}/${id}.txt`).not.toMatch(/ \S/);
  }
  expect(looked).toBeGreaterThan(200);
});

test('llms.txt leads to plain forms that are there, and robots.txt to the list of pages', () => {
  const text = read('llms.txt');
  expect(text).toMatch(/^# .+\n\n> /);
  const links = [...text.matchAll(/^- \[.+\]\((.+?)\)(?:: .+)?$/gm)].map(([, url = '']) => new URL(url).pathname);
  expect(links.length).toBeGreaterThan(150);
  for (const path of links)
    expect(existsSync(join(DIST, path.endsWith('/') ? `${path}index.html` : path)), path).toBe(true);
  const sitemap = /^Sitemap: (.+)$/m.exec(read('robots.txt'))?.[1] ?? '';
  expect(existsSync(join(DIST, new URL(sitemap).pathname))).toBe(true);
});
