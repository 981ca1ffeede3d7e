import { histories } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const historyStart: Rule = {
  code: 'history-start',
  title: 'Something happens to a thing before it exists',
  severity: 'error',
  explanation:
    'A history begins with `added`, or with `proposed` before it. The history of an operation may begin with a later step, because the operation came with its interface. After `removed` a thing can only be added again. `unknown` says that nobody looked yet when it was added, so it stands for every step but proposals.',
  bad: 'history:\n  - { change: removed, kernel: "6.9", … }\n  - { change: added, kernel: "6.7", … }',
  good: 'history:\n  - { change: added, kernel: "6.7", … }\n  - { change: removed, kernel: "6.9", … }',
  *run(context) {
    for (const { file, path, events, inherits } of histories(context)) {
      let there = inherits && events.find(({ change }) => change !== 'proposed')?.change !== 'added';
      let gone = false;
      for (const [index, { change }] of events.entries()) {
        if (change === 'proposed') continue;
        if (change === 'unknown') {
          if (events.every((event) => event.change === 'proposed' || event.change === 'unknown')) continue;
          const message = '"unknown" beside steps that are known';
          const hint = 'remove it, or the steps that nobody has looked up';
          yield { file, path: [...path, String(index), 'change'], message, hint };
          break;
        }
        if (change === 'added') {
          there = true;
          gone = false;
        } else if (!there) {
          const message = gone ? `"${change}" after the thing was removed` : `"${change}" before the thing was added`;
          const hint = gone ? 'say first when it was added again' : 'begin the history with the event that added it';
          yield { file, path: [...path, String(index), 'change'], message, hint };
          break;
        } else if (change === 'removed') {
          there = false;
          gone = true;
        }
      }
    }
  },
};
