import type { Rule } from '../rule.ts';

const UNITS: ReadonlySet<string> = new Set(['integer', 'range', 'size']);

export const aspectForm: Rule = {
  code: 'aspect-form',
  title: 'An aspect carries what its type does not have',
  severity: 'error',
  explanation: 'Only enum aspects list values, and only numbers and ranges have a unit.',
  bad: '{ id: throttled, type: boolean, unit: seconds, … }',
  good: '{ id: throttled, type: boolean, … }',
  *run(context) {
    for (const { file, data } of context.sound('function')) {
      for (const [index, aspect] of data.aspects.entries()) {
        const path = ['aspects', String(index)];
        if (aspect.values && aspect.type !== 'enum') {
          yield {
            file,
            path: [...path, 'values'],
            on: 'key',
            message: `an aspect of type ${aspect.type} lists no values`,
            hint: 'remove them, or make it an enum',
          };
        }
        if (aspect.unit !== undefined && !UNITS.has(aspect.type)) {
          yield {
            file,
            path: [...path, 'unit'],
            on: 'key',
            message: `an aspect of type ${aspect.type} has no unit`,
            hint: 'remove it',
          };
        }
      }
    }
  },
};
