import type { AspectValue } from '../../catalog/types.ts';
import { ASPECT_TYPES } from '../../overlap/aspect-types.ts';
import { claimGroups } from '../parts.ts';
import type { Rule } from '../rule.ts';

const forms = Object.entries(ASPECT_TYPES).map(([type, { form }]) => `${type}: ${form}.`);

export const aspectType: Rule = {
  code: 'aspect-type',
  title: 'The value does not have the type of its aspect',
  severity: 'error',
  local: 'value',
  explanation: `Each aspect of a function has a type, by which values of different platforms are compared. ${forms.join(' ')} A value that a header gives (\`uapi\`) can only be a number or a name.`,
  bad: 'throttled: { value: sometimes, … }      # boolean',
  good: 'throttled: { value: true, note: Only under load., … }',
  *run(context) {
    for (const { file, aspect, claims } of claimGroups(context)) {
      if (!aspect) continue;
      const { form, accepts, extract } = ASPECT_TYPES[aspect.type];
      for (const { claim, path } of claims) {
        if (claim.value !== undefined && !accepts(claim.value)) {
          const message = `"${aspect.id}" is of type ${aspect.type}, but the value is ${shown(claim.value)}`;
          yield { file, path: [...path, 'value'], message, hint: `write ${form}` };
        } else if (claim.uapi !== undefined && !extract) {
          const message = `"${aspect.id}" is of type ${aspect.type}, which no header gives`;
          yield { file, path: [...path, 'uapi'], message, hint: `write value: ${form}` };
        }
      }
    }
  },
};

const shown = (value: AspectValue): string => {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a range';
  return typeof value === 'string' ? `"${value.length > 40 ? `${value.slice(0, 39)}…` : value}"` : String(value);
};
