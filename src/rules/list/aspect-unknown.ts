import type { FunctionEntry } from '../../catalog/types.ts';
import { claimGroups, hintFor, type Use, undefinedNames } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

export const aspectUnknown: Rule = {
  code: 'aspect-unknown',
  title: 'An aspect that the function does not have',
  severity: 'error',
  local: 'value',
  explanation:
    'The aspects by which offers of a function are compared are listed in the entry of the function. A value for another aspect would be shown nowhere.',
  bad: 'implements:\n  - function: attestation-report\n    aspects: { caller-dta: … }',
  good: 'implements:\n  - function: attestation-report\n    aspects: { caller-data: … }',
  *run(context) {
    const uses = new Map<FunctionEntry, Use[]>();
    const used = new Set<string>();
    for (const { file, path, aspectId, aspect, function: entry } of claimGroups(context)) {
      if (!entry) continue;
      used.add(`${entry.id} ${aspectId}`);
      if (aspect) continue;
      const message = `the function ${entry.id} has no aspect "${aspectId}"`;
      const hint = hintFor(
        aspectId,
        entry.aspects.map(({ id }) => id),
      );
      const list = uses.get(entry) ?? [];
      list.push({ name: aspectId, finding: { file, path, on: 'key', message, hint } });
      uses.set(entry, list);
    }
    for (const { file, data } of context.sound('function')) {
      const list = uses.get(data);
      if (!list) continue;
      const unused = data.aspects.flatMap(({ id }, index) =>
        used.has(`${data.id} ${id}`)
          ? []
          : [
              {
                name: id,
                finding: (name: string, times: number): Finding => ({
                  file,
                  path: ['aspects', String(index), 'id'],
                  message: `the aspect is called "${id}" here, but "${name}" in ${times} other places`,
                  hint: `did you mean "${name}"?`,
                }),
              },
            ],
      );
      yield* undefinedNames(list, unused);
    }
  },
};
