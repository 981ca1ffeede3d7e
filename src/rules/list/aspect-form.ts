import { ASPECT_TYPES } from '../../overlap/aspect-types.ts';
import type { Rule } from '../rule.ts';

export const aspectForm: Rule = {
  code: 'aspect-form',
  title: 'An aspect carries what its type does not have',
  severity: 'error',
  local: 'list',
  explanation: 'Only enum aspects list values, and only numbers and ranges have a unit.',
  bad: '{ id: throttled, type: boolean, unit: seconds, … }',
  good: '{ id: throttled, type: boolean, … }',
  *run(context) {
    for (const { file, data } of context.sound('function')) {
      for (const [index, aspect] of data.aspects.entries()) {
        const path = ['aspects', String(index)];
        const type = ASPECT_TYPES[aspect.type];
        if (aspect.values && !type.lists) {
          yield {
            file,
            path: [...path, 'values'],
            on: 'key',
            message: `an aspect of type ${aspect.type} lists no values`,
            hint: 'remove them, or make it an enum',
          };
        }
        if (aspect.unit !== undefined && !type.units) {
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
