import type { Rule } from '../rule.ts';

export const consultationPeriod: Rule = {
  code: 'consultation-period',
  title: 'A comment period ends before it begins',
  severity: 'error',
  local: 'value',
  explanation:
    'The last day for comments comes after the first one, and a concern is raised on a day between them or later.',
  bad: 'opened: "2026-12-11"\ncloses: "2026-12-01"',
  good: 'opened: "2026-12-01"\ncloses: "2026-12-11"',
  *run(context) {
    for (const { file, data } of context.sound('consultation')) {
      if (data.closes < data.opened) {
        const message = `${data.closes} is before ${data.opened}`;
        yield { file, path: ['closes'], message, hint: 'swap the two, or correct one' };
      }
    }
  },
};
