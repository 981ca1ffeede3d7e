import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Resvg as Renderer } from '@resvg/resvg-js';
import { repositoryRoot } from '../catalog/root.ts';
import { CARD, cardSvg, cardText } from '../export/card.ts';
import { getCatalog, memo } from './catalog.ts';

/** Draws cards for links: most sites that show a link's picture take no SVG. */

/** From the root, since the pages are bundled into another place. */
const require = createRequire(join(repositoryRoot(), 'package.json'));

/** Pixels of the files: what a preview needs, for two thirds of the work of the full size. */
export const CARD_IMAGE = { width: 800, height: (800 * CARD.height) / CARD.width } as const;

interface Tools {
  Resvg: typeof Renderer;
  font: string;
}
let tools: Tools | undefined;
/** The renderer is a compiled one, which must not be bundled; the font is the same on every machine. */
function getTools(): Tools {
  tools ??= {
    Resvg: (require('@resvg/resvg-js') as { Resvg: typeof Renderer }).Resvg,
    font: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  };
  return tools;
}

/** The card of a function, or of the site, as PNG. The same catalog gives the same bytes. */
export function cardPng(functionId?: string): Uint8Array<ArrayBuffer> {
  const { Resvg, font } = getTools();
  const drawn = new Resvg(cardSvg(getCatalog(), functionId), {
    font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: CARD.family },
    fitTo: { mode: 'width', value: CARD_IMAGE.width },
  });
  return new Uint8Array(drawn.render().asPng());
}

/** The function whose card a page has, by the page's site path; undefined for the card of the site. */
export function cardOf(path: string): string | undefined {
  const [, folder, id = ''] = path.split('/');
  return folder === 'functions' && cardNames().has(id) ? id : undefined;
}

/** Ids of the functions, each of which has a card. */
export const cardNames = memo((catalog): ReadonlySet<string> => new Set(catalog.functions.map(({ id }) => id)));

/** What a card shows, for those who do not see it. */
export const cardWords = (functionId?: string): string => cardText(getCatalog(), functionId);
