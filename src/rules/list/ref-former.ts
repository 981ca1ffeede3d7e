import { KINDS, type Kind } from '../../catalog/kinds.ts';
import { soundFiles } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const refFormer: Rule = {
  code: 'ref-former',
  title: 'A reference uses an id that was given up',
  severity: 'error',
  local: 'value',
  explanation:
    'The entry was renamed. Its old address still leads to it, but within the catalog the present id is used, so that a search for it finds every use.',
  bad: 'related: [tsm-report]          # renamed to configfs-tsm-report',
  good: 'related: [configfs-tsm-report]',
  *run(context) {
    for (const file of soundFiles(context)) {
      for (const reference of context.references(file)) {
        const { refersTo, value } = reference;
        const kind = KINDS.find((candidate): candidate is Kind => candidate === refersTo);
        if (!kind || context.names(kind).has(value)) continue;
        const now = context.renamed(kind, value);
        if (now !== undefined) {
          yield {
            file,
            path: reference.path,
            message: `the ${kind} "${value}" is now called "${now}"`,
            hint: `write ${now}`,
            fix: now,
          };
        }
      }
    }
  },
};
