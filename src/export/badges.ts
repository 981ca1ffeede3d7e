import { BADGES, urls } from '../catalog/addresses.ts';
import type { Catalog } from '../catalog/model.ts';
import {
  claimsText,
  comparedOffers,
  compareOffers,
  convergenceOf,
  evaluatorOf,
  type Level,
  platformSet,
} from '../overlap/index.ts';
import { escapeHtml } from '../text.ts';
import { jsonText, type MadeDocument } from './files.ts';
import { mainPlatforms } from './lists.ts';

/** One dark tone a level, on which white text can be read; the word stands beside it always. */
export const TONE: Readonly<Record<Level, string>> = {
  common: '#1b6e3c',
  converging: '#2b6390',
  divergent: '#99460f',
  'neutral-single': '#4f5b93',
  single: '#6b5410',
  absent: '#595959',
};

const HEIGHT = 20;
/** Pixels that a character takes at 11 px in the usual faces; `textLength` makes it so in the others. */
const CHARACTER = 6.4;
const PADDING = 8;

const widthOf = (text: string): number => Math.round(text.length * CHARACTER) + 2 * PADDING;

const label = (text: string, x: number, width: number): string =>
  `<text x="${x + PADDING}" y="14" textLength="${width - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${escapeHtml(text)}</text>`;

/** A badge of two fields: what, and how it stands. */
function badge(what: string, word: string, tone: string, title: string): string {
  const [first, second] = [widthOf(what), widthOf(word)];
  const width = first + second;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}">
<title>${escapeHtml(title)}</title>
<clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${first}" height="${HEIGHT}" fill="#3a3a3a"/><rect x="${first}" width="${second}" height="${HEIGHT}" fill="${tone}"/></g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${label(what, 0, first)}${label(word, first, second)}</g>
</svg>
`;
}

/** The sets of platforms for which there are badges: all, the main ones, and each pair of these. */
export function badgeSets(catalog: Catalog): { name: string; platforms: readonly string[] }[] {
  const main = mainPlatforms(catalog);
  const pairs = main.flatMap((a, index) => main.slice(index + 1).map((b) => [a, b]));
  return [
    { name: '', platforms: platformSet(catalog) },
    { name: 'main', platforms: main },
    ...pairs.map((platforms) => ({ name: platforms.join('+'), platforms })),
  ];
}

function levelBadge(catalog: Catalog, id: string, platforms: readonly string[]) {
  const evaluator = evaluatorOf(catalog);
  const { newest } = evaluator;
  const { name } = evaluator.function(id);
  const { level } = convergenceOf(catalog, id, newest, platforms);
  const over = platforms.length === platformSet(catalog).length ? 'all platforms' : platforms.join(', ');
  return { what: name, level, title: `${name}: ${level} in Linux ${newest}, over ${over}` };
}

const CELL = 14;
const TOP = 18;

/** The levels of a function through the kernels: a row of fields with the first and last release below them. */
export function timelineSvg(catalog: Catalog, id: string): string {
  const { newest } = evaluatorOf(catalog);
  const { name } = evaluatorOf(catalog).function(id);
  const { timeline } = convergenceOf(catalog, id, newest);
  const width = Math.max(timeline.length * CELL, 240);
  const [first, last] = [timeline[0], timeline.at(-1)];
  const moves = timeline.filter(({ level }, index) => level !== timeline[index - 1]?.level);
  const title = `${name}: ${moves.map(({ kernel, level }) => `${level} from ${kernel}`).join(', ')}`;
  const fields = timeline.map(
    ({ kernel, level }, index) =>
      `<rect x="${index * CELL}" y="${TOP}" width="${CELL - 1}" height="${CELL}" fill="${TONE[level]}"><title>${escapeHtml(`${kernel}: ${level}`)}</title></rect>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="52" viewBox="0 0 ${width} 52" role="img" aria-label="${escapeHtml(title)}">
<title>${escapeHtml(title)}</title>
<rect width="${width}" height="52" fill="#fff"/>
${fields.join('\n')}
<g fill="#1a1a1a" font-family="Verdana,DejaVu Sans,sans-serif" font-size="10"><text x="0" y="12">${escapeHtml(`${last?.level ?? ''} in Linux ${newest}`)}</text><text x="0" y="46">${escapeHtml(first?.kernel ?? '')}</text><text x="${timeline.length * CELL}" y="46" text-anchor="end">${escapeHtml(last?.kernel ?? '')}</text></g>
</svg>
`;
}

/** The comparison of a function as a table to paste: plain HTML without classes, with a line on where it is from. */
export function comparisonFragment(catalog: Catalog, id: string, site: string): string {
  const evaluator = evaluatorOf(catalog);
  const entry = evaluator.function(id);
  const offers = comparedOffers(platformSet(catalog).map((one) => evaluator.cell(id, one, evaluator.newest)));
  const cell = (tag: string, text: string): string => `<${tag}>${escapeHtml(text)}</${tag.split(' ')[0]}>`;
  const head = offers.map((offer) =>
    cell('th scope="col"', `${evaluator.platform(offer.platform).code}: ${offer.interface.name}`),
  );
  const rows = compareOffers(entry, offers).map(
    (row) =>
      `<tr>${cell('th scope="row"', row.aspect.name)}${row.values.map((claims) => cell('td', claimsText(row.aspect, claims))).join('')}</tr>`,
  );
  const url = escapeHtml(new URL(urls.function(id).slice(1), site).href);
  return `<table>
<caption>${escapeHtml(entry.name)}, Linux ${escapeHtml(evaluator.newest)} (<a href="${url}">CoCo ABI Catalog</a>, CC BY 4.0)</caption>
<thead><tr><th scope="col">Aspect</th>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
`;
}

/** Everything to embed: badges as pictures and for shields.io, timelines, comparisons to paste. */
export function* embedDocuments(catalog: Catalog, site: string): Generator<MadeDocument> {
  for (const { id } of catalog.functions) {
    for (const { name, platforms } of badgeSets(catalog)) {
      const path = BADGES.level(id, name).slice(1);
      yield {
        path: `${path}.svg`,
        text: () => {
          const { what, level, title } = levelBadge(catalog, id, platforms);
          return badge(what, level, TONE[level], title);
        },
      };
      yield {
        path: `${path}.json`,
        text: () => {
          const { what, level } = levelBadge(catalog, id, platforms);
          return jsonText({ schemaVersion: 1, label: what, message: level, color: TONE[level].slice(1) });
        },
      };
    }
    yield { path: BADGES.timeline(id).slice(1), text: () => timelineSvg(catalog, id) };
    yield { path: BADGES.comparison(id).slice(1), text: () => comparisonFragment(catalog, id, site) };
  }
}
