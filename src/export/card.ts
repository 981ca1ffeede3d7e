import type { Catalog } from '../catalog/model.ts';
import { convergenceOf, evaluatorOf, LEVELS, type Level } from '../overlap/index.ts';
import { escapeHtml } from '../text.ts';
import { TONE } from './badges.ts';
import { wrap } from './table.ts';

/** Size in pixels that sites show a link's picture in. */
export const CARD = { width: 1200, height: 630, family: 'DejaVu Sans' } as const;

const MARGIN = 72;
const INNER = CARD.width - 2 * MARGIN;

/** A text at a place; sizes in pixels. */
const text = (words: string, y: number, size: number, more = ''): string =>
  `<text x="${MARGIN}" y="${y}" font-size="${size}"${more}>${escapeHtml(words)}</text>`;

/** Fields side by side over the whole width, each in the tone of its level. */
function strip(parts: readonly { level: Level; share: number }[], y: number, height: number, gap: number): string {
  const whole = parts.reduce((sum, { share }) => sum + share, 0);
  let done = 0;
  return parts
    .map(({ level, share }) => {
      const x = MARGIN + (done / whole) * INNER;
      done += share;
      const width = (share / whole) * INNER - gap;
      return `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${height}" fill="${TONE[level]}"/>`;
    })
    .join('');
}

/** The frame of every card: paper, a title of at most three lines, the name of the catalog. */
function frame(title: string, parts: readonly string[]): string {
  // 27 characters of this face are never wider than the card.
  const lines = wrap(title, 27).slice(0, 3);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" font-family="${CARD.family}" fill="#191c20">`,
    `<rect width="${CARD.width}" height="${CARD.height}" fill="#fcfcfa"/>`,
    text('CoCo ABI Catalog', 96, 30, ' fill="#565c64"'),
    ...lines.map((line, index) => text(line, 190 + index * 72, 58)),
    ...parts,
    '</svg>',
  ].join('');
}

/** The card of a function as SVG: its level in the newest kernel, and the levels before. */
function functionCard(catalog: Catalog, id: string): string {
  const { newest } = evaluatorOf(catalog);
  const { name } = evaluatorOf(catalog).function(id);
  const { level, timeline } = convergenceOf(catalog, id, newest);
  const [first] = timeline;
  return frame(name, [
    text(`${level} in Linux ${newest}`, 450, 40, ` fill="${TONE[level]}"`),
    strip(
      timeline.map((point) => ({ level: point.level, share: 1 })),
      484,
      56,
      3,
    ),
    text(first?.kernel ?? '', 580, 26, ' fill="#565c64"'),
    `<text x="${CARD.width - MARGIN}" y="580" font-size="26" text-anchor="end" fill="#565c64">${newest}</text>`,
  ]);
}

/** The card of every other page: how many functions are how far. */
function siteCard(catalog: Catalog): string {
  const { newest } = evaluatorOf(catalog);
  const found = catalog.functions.map(({ id }) => convergenceOf(catalog, id, newest).level);
  const parts = LEVELS.map((level) => ({ level, share: found.filter((one) => one === level).length })).filter(
    ({ share }) => share > 0,
  );
  return frame('The kernel interfaces of Linux confidential computing, side by side', [
    text(`${found.length} functions in Linux ${newest}`, 450, 40),
    strip(parts, 484, 56, 3),
    text(parts.map(({ level, share }) => `${share} ${level}`).join(', '), 580, 26, ' fill="#565c64"'),
  ]);
}

/** A card as SVG, by the id of a function; of the site as a whole without one. */
export const cardSvg = (catalog: Catalog, functionId?: string): string =>
  functionId === undefined ? siteCard(catalog) : functionCard(catalog, functionId);

/** The words of a card in one sentence. */
export function cardText(catalog: Catalog, functionId?: string): string {
  const { newest } = evaluatorOf(catalog);
  if (functionId === undefined)
    return `${catalog.functions.length} functions of Linux ${newest}, by how far they are common`;
  const { level } = convergenceOf(catalog, functionId, newest);
  return `${evaluatorOf(catalog).function(functionId).name}: ${level} in Linux ${newest}, with the levels before`;
}
