import type { CatalogFile } from '../../catalog/read/load.ts';
import { soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';
import { type Stack, toPath, walk } from '../walk.ts';

/** What tells the items of a list apart, by the list's key: a name, and what it is unique within. `id` elsewhere. */
const IDENTITY: Readonly<Record<string, readonly [key: string, within?: string]>> = {
  absent: ['platform'],
  providers: ['name', 'platform'],
  implements: ['function'],
  vendors: ['platform'],
  structs: ['name'],
  constants: ['name'],
  fields: ['name'],
};

export const partDuplicate: Rule = {
  code: 'part-duplicate',
  title: 'Two parts of an entry have the same name',
  severity: 'error',
  local: 'list',
  explanation:
    'Parts of an entry (operations, aspects, providers, cells of platforms, examples …) are told apart by their ids or names, and anchors of pages are made of them. Each may occur once.',
  bad: 'absent:\n  - { platform: ibm-se, state: none, … }\n  - { platform: ibm-se, state: unknown, … }',
  good: 'absent:\n  - { platform: ibm-se, state: none, … }',
  *run(context) {
    for (const file of soundFiles(context)) {
      const found: Finding[] = [];
      walk(file.data, (value, stack) => {
        if (Array.isArray(value) && value.length > 1) found.push(...repeated(file, value, stack));
        return undefined;
      });
      yield* found;
    }
  },
};

function repeated(file: CatalogFile, list: readonly unknown[], stack: Stack): Finding[] {
  const [key = 'id', outer] = IDENTITY[stack.at(-1) as string] ?? [];
  const found: Finding[] = [];
  const seen = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    if (typeof item !== 'object' || item === null) continue;
    const name = (item as Record<string, unknown>)[key];
    const group = outer === undefined ? '' : (item as Record<string, unknown>)[outer];
    if (typeof name !== 'string' || typeof group !== 'string') continue;
    const full = group === '' ? name : `${group} / ${name}`;
    const first = seen.get(full);
    if (first === undefined) {
      seen.set(full, index);
      continue;
    }
    found.push({
      file,
      path: toPath(stack, String(index), key),
      message: `"${full}" is in the list already, as item ${first + 1}`,
      hint: 'merge the two, or give one another name',
    });
  }
  return found;
}
