import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const gzipped = (data: Buffer): number => gzipSync(data, { level: 6 }).length / 1000;

/** Weight of the heaviest page: its HTML, and the style sheets and scripts that it loads before search is used. */
export function measurePages(): Figure[] {
  const weights = new Map<string, number>();
  const weigh = (path: string): number => {
    let weight = weights.get(path);
    if (weight === undefined) {
      weight = gzipped(readFileSync(join(DIST, path)));
      weights.set(path, weight);
    }
    return weight;
  };
  const most = { html: 0, css: 0, js: 0, page: '' };
  for (const page of globSync('**/*.html', { cwd: DIST })) {
    const data = readFileSync(join(DIST, page));
    const html = data.toString();
    const size = gzipped(data);
    if (size > most.html) Object.assign(most, { html: size, page });
    const inline = [...html.matchAll(/<(style|script)\b[^>]*>([^<]+)</g)].filter(
      ([tag]) => !tag.includes('application/'),
    );
    const sum = (kind: string, linked: RegExp): number =>
      [...html.matchAll(linked)].reduce((total, [, path = '']) => total + weigh(path), 0) +
      inline
        .filter(([, tag]) => tag === kind)
        .reduce((total, [, , text = '']) => total + gzipped(Buffer.from(text)), 0);
    most.css = Math.max(most.css, sum('style', /<link\b[^>]*rel="stylesheet"[^>]*href="\/([^"]+)"/g));
    most.js = Math.max(most.js, sum('script', /<script\b[^>]*src="\/([^"]+)"/g));
  }
  return [
    { name: `HTML of ${most.page}, gzip`, value: most.html, budget: 40, unit: 'kB' },
    { name: 'CSS of a page, gzip', value: most.css, budget: 15, unit: 'kB' },
    { name: 'JavaScript before search, gzip', value: most.js, budget: 10, unit: 'kB' },
  ];
}
