import { histories } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const historyRepeat: Rule = {
  code: 'history-repeat',
  title: 'A thing is added twice',
  severity: 'error',
  local: 'list',
  explanation:
    'A thing is added once, unless it was removed in between. What came later is `changed`; what is new in it is better told in the history of the operation that is new.',
  bad: 'history:\n  - { change: added, kernel: "6.7", … }\n  - { change: added, kernel: "6.11", … }',
  good: 'history:\n  - { change: added, kernel: "6.7", … }\n  - { change: changed, kernel: "6.11", … }',
  *run(context) {
    for (const { file, path, events } of histories(context)) {
      let added: string | undefined;
      for (const [index, { change, kernel }] of events.entries()) {
        if (change === 'removed') added = undefined;
        if (change !== 'added') continue;
        if (added !== undefined) {
          const message = `the thing was added in ${added} already`;
          yield { file, path: [...path, String(index), 'change'], message, hint: 'did you mean "changed"?' };
        }
        added ??= kernel ?? '';
      }
    }
  },
};
