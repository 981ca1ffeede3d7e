import { claimGroups } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const aspectRange: Rule = {
  code: 'aspect-range',
  title: 'A range whose least value is above its greatest',
  severity: 'error',
  local: 'list',
  explanation: 'A range is closed and rises; equal ends mean exactly that value.',
  bad: 'caller-data: { value: { min: 64, max: 32 }, … }',
  good: 'caller-data: { value: { min: 32, max: 64 }, … }',
  *run(context) {
    for (const { file, claims } of claimGroups(context)) {
      for (const { claim, path } of claims) {
        const { value } = claim;
        if (typeof value !== 'object' || Array.isArray(value) || value.min <= value.max) continue;
        yield {
          file,
          path: [...path, 'value', 'min'],
          message: `${value.min} is above the greatest value, ${value.max}`,
          hint: 'swap the two',
        };
      }
    }
  },
};
