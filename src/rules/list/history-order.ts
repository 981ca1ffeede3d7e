import { compareVersions } from '../../catalog/versions.ts';
import type { Context } from '../context.ts';
import { histories } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const historyOrder: Rule = {
  code: 'history-order',
  title: 'A history is out of order',
  severity: 'error',
  local: 'list',
  explanation:
    'Events stand oldest first: kernels rise, dates of proposals rise, and what was proposed stands before the kernel that took it.',
  bad: 'history:\n  - { change: changed, kernel: "6.16", … }\n  - { change: added, kernel: "6.7", … }',
  good: 'history:\n  - { change: added, kernel: "6.7", … }\n  - { change: changed, kernel: "6.16", … }',
  *run(context) {
    for (const { file, path, events } of histories(context)) {
      let kernel: string | undefined;
      let date: string | undefined;
      for (const [index, event] of events.entries()) {
        const at = (key: string): string[] => [...path, String(index), key];
        if (event.change === 'proposed') {
          if (event.date === undefined) continue;
          if (date !== undefined && earlier(event.date, date)) {
            yield {
              file,
              path: at('date'),
              message: `${event.date} stands after ${date}`,
              hint: 'put the older event first',
            };
            break;
          }
          date = event.date;
          continue;
        }
        // A kernel that does not exist has no place in the order; it is reported as such.
        if (event.kernel === undefined || !context.hasKernel(event.kernel)) continue;
        if (kernel !== undefined && compareVersions(event.kernel, kernel) < 0) {
          yield {
            file,
            path: at('kernel'),
            message: `${event.kernel} stands after ${kernel}`,
            hint: 'put the older event first',
          };
          break;
        }
        kernel = event.kernel;
        const released = dayOf(context, kernel);
        if (date !== undefined && released !== undefined && earlier(released, date)) {
          const message = `${kernel} was released on ${released}, before the proposal of ${date} that stands above it`;
          yield { file, path: at('kernel'), message, hint: 'put the older event first' };
          break;
        }
      }
    }
  },
};

/** Day of a release; undefined when it is unknown, or out of line with those before and after, which is said there. */
function dayOf(context: Context, kernel: string): string | undefined {
  const day = (id: string | undefined): string | undefined => {
    const released = id === undefined ? undefined : context.find('kernel', id)?.released;
    return released === 'unknown' ? undefined : released;
  };
  const index = context.kernels.indexOf(kernel);
  const own = day(kernel);
  const [before, after] = [day(context.kernels[index - 1]), day(context.kernels[index + 1])];
  if (own === undefined || (before !== undefined && own < before) || (after !== undefined && own > after))
    return undefined;
  return own;
}

/** Whether a day or month is certainly before another one. */
const earlier = (a: string, b: string): boolean => {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
};
