import { histories } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const historyState: Rule = {
  code: 'history-state',
  title: 'The state of a proposal and the history disagree',
  severity: 'error',
  explanation:
    'A proposal that was `merged` is followed by the event that names the kernel; only proposals have a state; and the stability of an interface is `proposed` as long as no kernel has it, and not longer.',
  bad: 'history:\n  - { change: proposed, date: "2024-05", state: merged, … }',
  good: 'history:\n  - { change: proposed, date: "2024-05", state: merged, … }\n  - { change: added, kernel: "6.12", … }',
  *run(context) {
    for (const { file, path, events } of histories(context)) {
      for (const [index, event] of events.entries()) {
        const at = [...path, String(index), 'state'];
        if (event.state === undefined) continue;
        if (event.change !== 'proposed') {
          yield {
            file,
            path: at,
            on: 'key',
            message: `"${event.change}" has no state`,
            hint: 'only proposals have one',
          };
        } else if (event.state === 'merged' && !events.slice(index + 1).some(({ change }) => change !== 'proposed')) {
          yield {
            file,
            path: at,
            message: 'the proposal was merged, but no event says into which kernel',
            hint: 'add the event',
          };
        }
      }
    }
    for (const { file, data } of context.sound('interface')) {
      const at = data.history.findIndex(({ change }) => change !== 'proposed');
      const merged = at >= 0;
      if (merged === (data.stability !== 'proposed')) continue;
      if (data.history[at]?.change === 'unknown') {
        const message = 'the interface is "proposed", and its history does not say when it was';
        const hint = 'write change: proposed with the day of the posting, or how stable the interface is';
        yield { file, path: ['history', String(at), 'change'], message, hint };
        continue;
      }
      const message = merged
        ? 'the interface is "proposed", but its history has a kernel that has it'
        : `the interface is "${data.stability}", but its history has only proposals`;
      yield { file, path: ['stability'], message, hint: merged ? 'write how stable it is' : 'write proposed' };
    }
  },
};
