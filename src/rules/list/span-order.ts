import type { CatalogFile } from '../../catalog/load.ts';
import { compareVersions } from '../../catalog/versions.ts';
import type { Context } from '../context.ts';
import { soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

export const spanOrder: Rule = {
  code: 'span-order',
  title: 'Something ends before it begins',
  severity: 'error',
  explanation: '`since` is the first kernel for which a statement holds and `until` the last one; both count.',
  bad: '{ value: 32768, since: "7.0", until: "6.19", … }',
  good: '{ value: 32768, since: "6.7", until: "6.19", … }',
  *run(context) {
    for (const file of soundFiles(context)) if (file.kind !== 'kernel') yield* within(context, file, file.data, []);
  },
};

function* within(context: Context, file: CatalogFile, data: unknown, path: string[]): Iterable<Finding> {
  if (typeof data !== 'object' || data === null) return;
  const { since, until } = data as { since?: unknown; until?: unknown };
  if (typeof since === 'string' && typeof until === 'string' && context.hasKernel(since) && context.hasKernel(until)) {
    if (compareVersions(since, until) > 0) {
      yield {
        file,
        path: [...path, 'until'],
        message: `the span ends with ${until}, before it begins with ${since}`,
        hint: '',
      };
    }
  }
  for (const [key, value] of Object.entries(data)) yield* within(context, file, value, [...path, key]);
}
