import type { CatalogFile } from '../../catalog/load.ts';
import { soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

/** What tells the items of a list apart, by the list's key; `id` elsewhere. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  absent: ['platform'],
  providers: ['platform', 'name'],
  implements: ['function'],
  vendors: ['platform'],
  structs: ['name'],
  constants: ['name'],
};

export const partDuplicate: Rule = {
  code: 'part-duplicate',
  title: 'Two parts of an entry have the same name',
  severity: 'error',
  explanation:
    'Parts of an entry (operations, aspects, providers, cells of platforms, examples …) are told apart by their ids or names, and anchors of pages are made of them. Each may occur once.',
  bad: 'absent:\n  - { platform: ibm-se, state: none, … }\n  - { platform: ibm-se, state: unknown, … }',
  good: 'absent:\n  - { platform: ibm-se, state: none, … }',
  *run(context) {
    for (const file of soundFiles(context)) yield* within(file, file.data, []);
  },
};

function* within(file: CatalogFile, data: unknown, path: string[]): Iterable<Finding> {
  if (typeof data !== 'object' || data === null) return;
  if (Array.isArray(data)) {
    const keys = IDENTITY[path.at(-1) ?? ''] ?? ['id'];
    const seen = new Map<string, number>();
    for (const [index, item] of data.entries()) {
      if (typeof item !== 'object' || item === null) continue;
      const names = keys.map((key) => (item as Record<string, unknown>)[key]);
      if (names.every((name) => typeof name === 'string')) {
        const name = names.join(' / ');
        const first = seen.get(name);
        if (first === undefined) seen.set(name, index);
        else {
          yield {
            file,
            path: [...path, String(index), keys.at(-1) as string],
            message: `"${name}" is in the list already, as item ${first + 1}`,
            hint: 'merge the two, or give one another name',
          };
        }
      }
      yield* within(file, item, [...path, String(index)]);
    }
    return;
  }
  for (const [key, value] of Object.entries(data)) yield* within(file, value, [...path, key]);
}
