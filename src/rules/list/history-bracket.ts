import { compareVersions } from '../../catalog/versions.ts';
import { histories } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const historyBracket: Rule = {
  code: 'history-bracket',
  title: 'The bounds of an unsettled step exclude each other',
  severity: 'error',
  explanation:
    '`not-in` names the newest kernel that is known to lack the step, so it is older than `kernel`. `or-before` says that no older kernel was looked at; together they contradict each other. A proposal is in no kernel and has no such bounds.',
  bad: '{ change: added, kernel: "6.7", not-in: "6.9", … }',
  good: '{ change: added, kernel: "6.9", not-in: "6.7", … }',
  *run(context) {
    for (const { file, path, events } of histories(context)) {
      for (const [index, event] of events.entries()) {
        const at = (key: string): string[] => [...path, String(index), key];
        const notIn = event['not-in'];
        if (event.change === 'proposed' || event.change === 'unknown') {
          const key = (['kernel', 'not-in', 'or-before'] as const).find((name) => event[name] !== undefined);
          if (key)
            yield {
              file,
              path: at(key),
              on: 'key',
              message: `${event.change === 'proposed' ? 'a proposal' : 'an unknown history'} has no "${key}"`,
              hint:
                event.change === 'proposed'
                  ? 'it is in no kernel; write "added" for the kernel that took it'
                  : 'write "added" for the kernel that took it',
            };
          continue;
        }
        if (notIn === undefined) continue;
        if (event['or-before']) {
          yield {
            file,
            path: at('or-before'),
            on: 'key',
            message: '"or-before" contradicts "not-in"',
            hint: 'keep one of the two',
          };
        } else if (
          event.kernel !== undefined &&
          context.hasKernel(event.kernel) &&
          context.hasKernel(notIn) &&
          compareVersions(notIn, event.kernel) >= 0
        ) {
          yield {
            file,
            path: at('not-in'),
            message: `${notIn} is not older than ${event.kernel}, which has the step`,
            hint: 'name the newest kernel that lacks it',
          };
        }
      }
    }
  },
};
