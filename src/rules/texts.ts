import type { Path } from '../catalog/pointer.ts';
import type { CatalogFile } from '../catalog/read/load.ts';
import type { Context } from './context.ts';
import { soundFiles } from './parts.ts';
import { toPath, walk } from './walk.ts';

export interface TextPart {
  file: CatalogFile;
  path: Path;
  text: string;
}

/** Keys whose texts are quoted from elsewhere or are programs. */
const LITERAL: ReadonlySet<string | number> = new Set([
  'code',
  'patch',
  'text',
  'lacks',
  'aliases',
  'symbol',
  'expect',
]);

/** Keys whose texts stand on one line wherever they are shown. */
const ONE_LINE: ReadonlySet<string | number | undefined> = new Set([
  'affiliation',
  'item',
  'name',
  'person',
  'publisher',
  'section',
  'short',
  'subject',
  'title',
  'vendor',
]);

/** Whether a text is one of those. */
export const isOneLine = (path: Path): boolean => ONE_LINE.has(path.at(-1));

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** How a text may begin when it is a placeholder. */
const SUSPECT = /^\s*(?:[TFX]|Not |Replace |\.\.|…|\?)/i;

/**
 * Texts of the catalog's own wording that begin or end oddly, or are torn by a line break, gathered in one walk for all rules about texts: such as
 * look at every text would each cost as much as everything else together.
 */
export function oddTexts(context: Context): readonly TextPart[] {
  return context.once('odd texts', () => {
    const found: TextPart[] = [];
    for (const file of soundFiles(context)) {
      if (file.kind === 'kernel') continue;
      walk(file.data, (value, stack) => {
        if (typeof value !== 'string') return !LITERAL.has(stack.at(-1) as string);
        const broken = ONE_LINE.has(stack.at(-1)) && value.includes('\n');
        if (
          broken ||
          isSpace(value.charCodeAt(0)) ||
          isSpace(value.charCodeAt(value.length - 1)) ||
          SUSPECT.test(value)
        ) {
          found.push({ file, path: toPath(stack), text: value });
        }
        return undefined;
      });
    }
    return found;
  });
}
