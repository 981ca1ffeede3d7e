import type { Context } from '../context.ts';
import { hintFor, type Use, undefinedNames } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

export const operationUnknown: Rule = {
  code: 'operation-unknown',
  title: 'An operation that the interface does not have',
  severity: 'error',
  explanation:
    'Providers, attributes and discrepancies name operations of the same interface by their ids. This id is not among them.',
  bad: 'operations:\n  - { id: outblob, … }\nproviders:\n  - shows: [outblb]',
  good: 'operations:\n  - { id: outblob, … }\nproviders:\n  - shows: [outblob]',
  *run(context: Context): Iterable<Finding> {
    for (const { file, data } of context.sound('interface')) {
      const known = new Set(data.operations.map(({ id }) => id));
      const used = new Set<string>();
      const uses: Use[] = [];
      for (const reference of context.references(file)) {
        const { refersTo, value } = reference;
        if (refersTo !== 'operation') continue;
        used.add(value);
        if (known.has(value)) continue;
        const message = `the interface has no operation "${value}"`;
        uses.push({ name: value, finding: { file, path: reference.path, message, hint: hintFor(value, known) } });
      }
      const unused = data.operations.flatMap(({ id }, index) =>
        used.has(id)
          ? []
          : [
              {
                name: id,
                finding: (name: string, times: number): Finding => ({
                  file,
                  path: ['operations', String(index), 'id'],
                  message: `the operation is called "${id}" here, but "${name}" in ${times} other places`,
                  hint: `did you mean "${name}"?`,
                }),
              },
            ],
      );
      yield* undefinedNames(uses, unused, { beside: true });
    }
  },
};
