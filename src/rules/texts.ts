import type { CatalogFile } from '../catalog/load.ts';
import type { Path } from '../catalog/pointer.ts';
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

/** Texts of the catalog's own wording that a test picks out. */
export function texts(context: Context, test: RegExp): TextPart[] {
  const found: TextPart[] = [];
  for (const file of soundFiles(context)) {
    if (file.kind === 'kernel') continue;
    walk(file.data, (value, stack) => {
      if (typeof value === 'string') {
        if (test.test(value)) found.push({ file, path: toPath(stack), text: value });
        return undefined;
      }
      return !LITERAL.has(stack.at(-1) as string);
    });
  }
  return found;
}
