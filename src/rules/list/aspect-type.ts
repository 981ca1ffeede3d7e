import type { Aspect, AspectValue } from '../../catalog/types.ts';
import { claimGroups } from '../parts.ts';
import type { Rule } from '../rule.ts';

/** What a value of each type looks like, and the test for it. Enum values, range ends and durations have rules of their own. */
const FORMS: Readonly<Record<Aspect['type'], readonly [form: string, test: (value: AspectValue) => boolean]>> = {
  boolean: ['true or false', (value) => typeof value === 'boolean'],
  enum: ['one of the values that the function lists', (value) => typeof value === 'string'],
  integer: ['a whole number', (value) => typeof value === 'number'],
  size: ['a number of bytes', (value) => typeof value === 'number' && value >= 0],
  duration: ['a duration such as 30s, 500ms or 2min', (value) => typeof value === 'string'],
  range: ['a range such as { min: 32, max: 64 }', (value) => typeof value === 'object' && !Array.isArray(value)],
  errnos: ['a list of errnos such as [EINVAL, ENXIO]', (value) => Array.isArray(value)],
  identifier: ['a name', (value) => typeof value === 'string'],
  text: ['a text', (value) => typeof value === 'string'],
};

/** Types of aspects whose value a header can give. */
const EXTRACTABLE: ReadonlySet<Aspect['type']> = new Set(['size', 'integer', 'identifier', 'text']);

export const aspectType: Rule = {
  code: 'aspect-type',
  title: 'The value does not have the type of its aspect',
  severity: 'error',
  explanation:
    'Each aspect of a function has a type, by which values of different platforms are compared. Boolean: true or false. Enum: an id that the function lists. Integer and size: a whole number. Duration: 30s, 500ms, 2min. Range: { min: 32, max: 64 }. Errnos: a list. Identifier and text: text. A value that a header gives (`uapi`) can only be a number or a name.',
  bad: 'throttled: { value: sometimes, … }      # boolean',
  good: 'throttled: { value: true, note: Only under load., … }',
  *run(context) {
    for (const { file, aspect, claims } of claimGroups(context)) {
      if (!aspect) continue;
      const [form, test] = FORMS[aspect.type];
      for (const { claim, path } of claims) {
        if (claim.value !== undefined && !test(claim.value)) {
          const message = `"${aspect.id}" is of type ${aspect.type}, but the value is ${shown(claim.value)}`;
          yield { file, path: [...path, 'value'], message, hint: `write ${form}` };
        } else if (claim.uapi !== undefined && !EXTRACTABLE.has(aspect.type)) {
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
