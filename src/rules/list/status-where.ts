import { hintFor } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const statusWhere: Rule = {
  code: 'status-where',
  title: 'A status code that surfaces in an operation that is not there',
  severity: 'error',
  explanation:
    'Under where, a family of codes names the interface and the operation in which its numbers surface, and that operation links back. The operation has to be one of that interface.',
  bad: 'where:\n  - { interface: psp-sev, operation: isue-cmd, … }',
  good: 'where:\n  - { interface: psp-sev, operation: issue-cmd, … }',
  *run(context) {
    for (const { file, data } of context.sound('status')) {
      for (const [index, { interface: id, operation }] of data.where.entries()) {
        if (id === undefined || operation === undefined) continue;
        const item = context.find('interface', id);
        if (!item || item.operations.some((one) => one.id === operation)) continue;
        yield {
          file,
          path: ['where', String(index), 'operation'],
          message: `the interface ${id} has no operation "${operation}"`,
          hint: hintFor(
            operation,
            item.operations.map((one) => one.id),
          ),
        };
      }
    }
  },
};
