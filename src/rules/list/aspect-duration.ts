import { durationMs } from '../../overlap/duration.ts';
import { claimGroups } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const aspectDuration: Rule = {
  code: 'aspect-duration',
  title: 'A duration that cannot be compared',
  severity: 'error',
  local: 'value',
  explanation:
    'A duration is a number with its unit, without a space: ns, us, ms, s, min, h or d. Equal durations compare as equal however they are written: 120s and 2min are the same.',
  bad: 'timeout: { value: 30 seconds, … }',
  good: 'timeout: { value: 30s, … }',
  *run(context) {
    for (const { file, aspect, claims } of claimGroups(context)) {
      if (aspect?.type !== 'duration') continue;
      for (const { claim, path } of claims) {
        if (typeof claim.value !== 'string' || (/^\S+$/.test(claim.value) && durationMs(claim.value) !== undefined))
          continue;
        yield {
          file,
          path: [...path, 'value'],
          message: `"${claim.value}" is not a duration`,
          hint: 'write a number and its unit, such as 30s, 500ms or 2min',
        };
      }
    }
  },
};
