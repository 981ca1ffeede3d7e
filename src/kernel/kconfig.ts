import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFiles } from './text.ts';
import { collapse } from './text.ts';

export interface KconfigSymbol {
  path: string;
  lines: [number, number];
  /** Normalised text of the definition. */
  text: string;
}

/** Every symbol that the Kconfig files of a tree define, with all places that define it. */
export function readKconfig(files: SourceFiles): Map<string, KconfigSymbol[]> {
  const symbols = new Map<string, KconfigSymbol[]>();
  const visit = (directory: string): void => {
    for (const entry of readdirSync(join(files.root, directory), { withFileTypes: true })) {
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(path)) visit(path);
      } else if (/^Kconfig(\.|$)/.test(entry.name)) {
        for (const [name, symbol] of parseKconfig(path, files.read(path)?.text ?? '')) {
          symbols.set(name, [...(symbols.get(name) ?? []), symbol]);
        }
      }
    }
  };
  visit('');
  return symbols;
}

/** Large directories that define no symbol. */
const SKIPPED = new Set(['Documentation', 'tools', 'include', '.git']);

const ENDS = /^(config|menuconfig|menu|endmenu|choice|endchoice|comment|if|endif|source|mainmenu)\b/;
const HELP = /^\s+(help|---help---)\s*$/;
const TYPE = /^\s+(bool|tristate|string|hex|int|def_bool|def_tristate)\b/;

/** Definitions of one Kconfig file, in its order. */
export function parseKconfig(path: string, text: string): [string, KconfigSymbol][] {
  const lines = text.split('\n');
  const found: [string, KconfigSymbol][] = [];
  for (const [index, line] of lines.entries()) {
    const name = /^(?:config|menuconfig)\s+(\w+)/.exec(line)?.[1];
    if (!name) continue;
    let end = index + 1;
    let typed = false;
    let help: 'none' | 'begins' | number = 'none';
    for (; end < lines.length; end += 1) {
      const next = (lines[end] as string).replace(/\t/g, '        ');
      const indent = next.search(/\S/);
      if (indent === -1) continue;
      if (ENDS.test(next)) break;
      if (help === 'begins') help = indent;
      if (typeof help === 'number' && indent >= help) continue;
      help = HELP.test(next) ? 'begins' : 'none';
      // A second type means that the line which began the next definition is missing.
      if (TYPE.test(next) && typed) break;
      typed ||= TYPE.test(next);
    }
    while (end > index + 1 && (lines[end - 1] as string).trim() === '') end -= 1;
    found.push([name, { path, lines: [index + 1, end], text: collapse(lines.slice(index, end).join('\n')) }]);
  }
  return found;
}
