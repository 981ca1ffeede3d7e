import type { Aspect, FunctionEntry } from '../../catalog/types.ts';
import { claimGroups, hintFor, type Use, undefinedNames } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

export const aspectValue: Rule = {
  code: 'aspect-value',
  title: 'An enum value that the aspect does not list',
  severity: 'error',
  local: 'value',
  explanation:
    'The values that an enum aspect can have are listed with their labels in the entry of the function. Choose one of them, or add the new one there.',
  bad: 'waits: { value: polls-hosts, … }',
  good: 'waits: { value: polls-host, … }',
  *run(context) {
    const uses = new Map<Aspect, Use[]>();
    const used = new Map<Aspect, Set<string>>();
    const owners = new Map<Aspect, FunctionEntry>();
    for (const { file, aspect, claims, function: entry } of claimGroups(context)) {
      if (aspect?.type !== 'enum' || !entry) continue;
      owners.set(aspect, entry);
      for (const { claim, path } of claims) {
        if (typeof claim.value !== 'string') continue;
        used.set(aspect, (used.get(aspect) ?? new Set()).add(claim.value));
        const known = Object.keys(aspect.values ?? {});
        if (known.includes(claim.value)) continue;
        const finding: Finding = {
          file,
          path: [...path, 'value'],
          message: `"${aspect.id}" of ${entry.id} has no value "${claim.value}"`,
          hint: hintFor(claim.value, known),
        };
        uses.set(aspect, [...(uses.get(aspect) ?? []), { name: claim.value, finding }]);
      }
    }
    for (const [aspect, list] of uses) {
      const entry = owners.get(aspect) as FunctionEntry;
      const file = context.sound('function').find(({ data }) => data === entry)?.file;
      const index = entry.aspects.indexOf(aspect);
      const unused = Object.keys(aspect.values ?? {}).filter((id) => !used.get(aspect)?.has(id));
      yield* undefinedNames(
        list,
        unused.flatMap((id) =>
          file
            ? [
                {
                  name: id,
                  finding: (name: string, times: number): Finding => ({
                    file,
                    path: ['aspects', String(index), 'values', id],
                    on: 'key',
                    message: `the value is called "${id}" here, but "${name}" in ${times} other places`,
                    hint: `did you mean "${name}"?`,
                  }),
                },
              ]
            : [],
        ),
      );
    }
  },
};
