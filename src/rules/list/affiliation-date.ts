import { RECORD_KINDS } from '../../catalog/kinds.ts';
import { soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';
import { toPath, walk } from '../walk.ts';

export const affiliationDate: Rule = {
  code: 'affiliation-date',
  title: 'An affiliation has no day',
  severity: 'error',
  local: 'list',
  explanation:
    'People change employers, and old mails stay. Whoever is said to work for somebody is said so as of a day, usually that of the mail.',
  bad: 'of: { person: Ann Example, affiliation: Acme }',
  good: 'of: { person: Ann Example, affiliation: Acme, as-of: "2023-01-05" }',
  *run(context) {
    for (const file of soundFiles(context)) {
      if (!RECORD_KINDS.has(file.kind)) continue;
      const found: Finding[] = [];
      walk(file.data, (value, stack) => {
        if (typeof value === 'object' && value !== null && 'affiliation' in value && !('as-of' in value)) {
          const hint = 'add "as-of", the day of the mail or page that shows it';
          found.push({ file, path: toPath(stack, 'affiliation'), message: 'the affiliation has no day', hint });
        }
        return undefined;
      });
      yield* found;
    }
  },
};
