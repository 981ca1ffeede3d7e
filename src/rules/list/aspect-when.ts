import { nearest } from '../../catalog/suggest.ts';
import { list } from '../../text.ts';
import { claimGroups, soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

export const aspectWhen: Rule = {
  code: 'aspect-when',
  title: 'An enum value without a test',
  severity: 'error',
  excusable: true,
  explanation:
    'A label alone is chosen by feel: two people would file the same interface under different values. when holds a sentence for each value by which both decide alike, from what the code shows.',
  bad: 'values: { returns-at-once: computes and returns, polls-host: polls for an answer }',
  good: 'values: { returns-at-once: computes and returns, polls-host: polls for an answer }\nwhen:\n  returns-at-once: No wait for another processor, firmware or the host lies between call and return.\n  polls-host: The kernel looks again and again, with pauses, whether the host has written an answer.',
  *run(context) {
    for (const file of soundFiles(context)) {
      if (file.kind !== 'function') continue;
      const entry = context.find('function', file.name);
      for (const [index, aspect] of (entry?.aspects ?? []).entries()) {
        // Values of another type are a mistake of their own.
        if (aspect.type !== 'enum') continue;
        const values = Object.keys(aspect.values ?? {});
        const tests = Object.keys(aspect.when ?? {});
        const strays = tests.filter((id) => !values.includes(id));
        const near = new Map(strays.map((id) => [id, nearest(id, values)]));
        for (const id of strays) {
          // Where interfaces use the name too, it is the value that is misspelt, which aspect-value tells.
          if (isUsed(id, aspect.id, file.name)) continue;
          const value = near.get(id);
          yield {
            file,
            path: ['aspects', String(index), 'when', id],
            on: 'key',
            message: `"${aspect.id}" has no value "${id}"`,
            hint: value === undefined ? 'each test is of one of the values' : `did you mean "${value}"?`,
          } satisfies Finding;
        }
        // A test whose value interfaces use is of a value that is misspelt here, which aspect-value tells.
        if (strays.some((id) => isUsed(id, aspect.id, file.name))) continue;
        const untested = values.filter((id) => !tests.includes(id) && ![...near.values()].includes(id));
        const [first] = untested;
        if (first === undefined) continue;
        // An aspect without when is one omission, however many values it has.
        const names = list(untested.map((id) => `"${id}"`));
        yield {
          file,
          path: ['aspects', String(index), 'values', first],
          on: 'key',
          message: `${untested.length === 1 ? `the value ${names}` : `the values ${names}`} of "${aspect.id}" ${untested.length === 1 ? 'has no test' : 'have no tests'}`,
          hint: `say under when how two people would decide for ${untested.length === 1 ? 'it' : 'each'} alike`,
        } satisfies Finding;
      }
    }

    function isUsed(value: string, aspectId: string, functionId: string): boolean {
      return claimGroups(context).some(
        (group) =>
          group.functionId === functionId &&
          group.aspectId === aspectId &&
          group.claims.some(({ claim }) => claim.value === value),
      );
    }
  },
};
