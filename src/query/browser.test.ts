import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Every module that a module loads at run time, itself included, by path; bare specifiers as they are. */
function reach(start: URL, found = new Set<string>()): Set<string> {
  if (found.has(start.href)) return found;
  found.add(start.href);
  const source = readFileSync(start, 'utf8');
  for (const [, clause = '', specifier = ''] of source.matchAll(/^(?:import|export)\s([^;]*?)from\s+'([^']+)'/gm)) {
    if (clause.trimStart().startsWith('type ')) continue;
    if (specifier.startsWith('.')) reach(new URL(specifier, start), found);
    else found.add(specifier);
  }
  return found;
}

test.each([
  '../query/index.ts',
  '../overlap/index.ts',
  '../export/table.ts',
  '../export/tables.ts',
  '../export/diff-text.ts',
])('%s runs in a browser: it loads nothing of Node, and no library', (path) => {
  const outside = [...reach(new URL(path, import.meta.url))].filter((name) => !name.startsWith('file:'));
  expect(outside).toEqual([]);
});
