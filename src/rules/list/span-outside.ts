import { compareVersions } from '../../catalog/versions.ts';
import { claimGroups } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const spanOutside: Rule = {
  code: 'span-outside',
  title: 'A claim about kernels in which the thing is not there',
  severity: 'error',
  explanation:
    'A claim holds from the kernel that added the operation, provider or interface until the one that removed it, unless `since` and `until` say otherwise. A bound outside of these says something about kernels that do not have the thing.',
  bad: 'history: [{ change: added, kernel: "6.7", … }]\n…\ntimeout: { value: 30s, since: "6.1", … }',
  good: 'history: [{ change: added, kernel: "6.7", … }]\n…\ntimeout: { value: 30s, … }',
  *run(context) {
    for (const { file, claims, history } of claimGroups(context)) {
      const added = history.find(({ change }) => change === 'added');
      const last = history.findLast(({ change }) => change === 'added' || change === 'removed');
      const removed = last?.change === 'removed' ? last.kernel : undefined;
      // With an unsettled beginning, claims may name the kernels of the gap.
      const first = added?.['not-in'] ?? (added?.['or-before'] ? undefined : added?.kernel);
      for (const { claim, path } of claims) {
        for (const key of ['since', 'until'] as const) {
          const version = claim[key];
          if (version === undefined || !context.hasKernel(version)) continue;
          if (first !== undefined && context.hasKernel(first) && compareVersions(version, first) < 0) {
            const hint = key === 'since' ? 'leave it out, or correct the history' : 'correct the kernel or the history';
            yield {
              file,
              path: [...path, key],
              message: `${version} is older than ${first}, which added the thing`,
              hint,
            };
            break;
          }
          const late = removed !== undefined && context.hasKernel(removed) && compareVersions(version, removed) >= 0;
          if (late) {
            const hint = key === 'until' ? 'leave it out, or correct the history' : 'correct the kernel or the history';
            yield { file, path: [...path, key], message: `the thing was removed in ${removed}`, hint };
            break;
          }
        }
      }
    }
  },
};
