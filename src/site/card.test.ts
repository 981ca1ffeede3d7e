import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { beforeAll, expect, test } from 'vitest';
import { CARD, cardSvg, cardText } from '../export/card.ts';
import { CARD_IMAGE, cardNames, cardOf, cardPng } from './card.ts';
import { getCatalog } from './catalog.ts';
import { provideCatalog } from './provide.ts';

const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
beforeAll(() => {
  provideCatalog();
});

test('a PNG of the size that the pages name, with the same bytes each time', () => {
  const png = Buffer.from(cardPng());
  expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CARD_IMAGE.width, CARD_IMAGE.height]);
  expect(Buffer.from(cardPng())).toEqual(png);
  expect(png.length).toBeLessThan(60_000);
});

test('no word of a card leaves it, and none is left out', () => {
  const paper = /<rect width="1200" height="630" [^>]*\/>/;
  for (const id of [undefined, ...cardNames()]) {
    const svg = cardSvg(getCatalog(), id);
    expect(svg).toMatch(paper);
    const drawn = new Resvg(svg.replace(paper, ''), { font: { fontFiles: [font], loadSystemFonts: false } });
    const box = drawn.innerBBox();
    expect((box?.x ?? 0) + (box?.width ?? CARD.width), id).toBeLessThanOrEqual(CARD.width - 60);
    if (id === undefined) continue;
    const words = [...svg.matchAll(/font-size="58">([^<]+)</g)].map(([, line]) => line).join(' ');
    expect(cardText(getCatalog(), id)).toMatch(new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}: `));
  }
});

test('the page of a function has its own card, every other page that of the site', () => {
  expect(cardOf('/functions/attestation-report/')).toBe('attestation-report');
  for (const path of ['/', '/functions/', '/functions/no-such/', '/platforms/intel-tdx/'])
    expect(cardOf(path)).toBeUndefined();
});
