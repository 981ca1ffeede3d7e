import type { Diagnostic } from '../catalog/diagnostic.ts';
import { fromPointer } from '../catalog/pointer.ts';
import { spanOf } from '../catalog/read/position.ts';
import { parseYaml } from '../catalog/read/yaml.ts';

type Mistake = Pick<Diagnostic, 'code' | 'path' | 'fix'>;

/**
 * The text of an entry with the mistakes put right that have a fix, and nothing else of it changed, and how many they are.
 * A mistake whose value is not found on one line is left to the writer.
 */
export function fixed(text: string, mistakes: readonly Mistake[]): { text: string; count: number } {
  const parsed = parseYaml(text);
  const edits: { start: number; end: number; by: string }[] = [];
  for (const { code, path, fix } of mistakes) {
    if (fix === undefined) continue;
    if (code === 'modeline') {
      const line = modelineIn(text);
      edits.push({ ...line, by: line.end > 0 ? fix : `${fix}\n` });
      continue;
    }
    const span = spanOf(parsed, fromPointer(path));
    if (span && edits.every(({ start, end }) => span.end <= start || span.start >= end))
      edits.push({ ...span, by: fix });
  }
  edits.sort((a, b) => b.start - a.start);
  let out = text;
  for (const { start, end, by } of edits) out = out.slice(0, start) + by + out.slice(end);
  return { text: out, count: edits.length };
}

/** The first line when it is a modeline; else the place before it. */
function modelineIn(text: string): { start: number; end: number } {
  const end = text.search(/\r?\n|$/);
  return { start: 0, end: text.slice(0, end).includes('yaml-language-server') ? end : 0 };
}
