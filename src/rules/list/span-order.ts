import { compareVersions } from '../../catalog/versions.ts';
import { soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';
import { toPath, walk } from '../walk.ts';

export const spanOrder: Rule = {
  code: 'span-order',
  title: 'Something ends before it begins',
  severity: 'error',
  local: 'list',
  explanation: '`since` is the first kernel for which a statement holds and `until` the last one; both count.',
  bad: '{ value: 32768, since: "7.0", until: "6.19", … }',
  good: '{ value: 32768, since: "6.7", until: "6.19", … }',
  *run(context) {
    for (const file of soundFiles(context)) {
      if (file.kind === 'kernel') continue;
      const found: Finding[] = [];
      walk(file.data, (value, stack) => {
        if (typeof value !== 'object' || value === null) return undefined;
        const { since, until } = value as { since?: unknown; until?: unknown };
        if (typeof since !== 'string' || typeof until !== 'string') return undefined;
        if (!context.hasKernel(since) || !context.hasKernel(until) || compareVersions(since, until) <= 0)
          return undefined;
        const message = `the span ends with ${until}, before it begins with ${since}`;
        found.push({
          file,
          path: toPath(stack, 'until'),
          message,
          hint: 'both kernels count; swap them or correct one',
        });
        return undefined;
      });
      yield* found;
    }
  },
};
