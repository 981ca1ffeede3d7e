import type { CatalogFile } from '../catalog/load.ts';
import type { Path } from '../catalog/pointer.ts';
import type { Context } from './context.ts';
import { soundFiles } from './parts.ts';

export interface TextPart {
  file: CatalogFile;
  path: Path;
  text: string;
}

/** Keys whose texts are quoted from elsewhere or are programs. */
const LITERAL: ReadonlySet<string> = new Set(['code', 'patch', 'text', 'lacks', 'aliases', 'symbol', 'expect']);

/** Every text of the catalog that is its own wording. */
export function texts(context: Context): readonly TextPart[] {
  return context.once('texts', () => {
    const found: TextPart[] = [];
    for (const file of soundFiles(context)) {
      if (file.kind !== 'kernel') walk(file, file.data, [], found);
    }
    return found;
  });
}

function walk(file: CatalogFile, data: unknown, path: string[], found: TextPart[]): void {
  if (typeof data === 'string') found.push({ file, path, text: data });
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    if (!LITERAL.has(key)) walk(file, value, [...path, key], found);
  }
}
