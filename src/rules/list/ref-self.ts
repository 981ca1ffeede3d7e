import { soundFiles } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const refSelf: Rule = {
  code: 'ref-self',
  title: 'An entry is related to itself',
  severity: 'error',
  local: 'value',
  explanation: 'The list of related entries leads a reader further; the entry itself does not belong to it.',
  bad: 'id: sealing-key\nrelated: [sealing-key, launch-identity]',
  good: 'id: sealing-key\nrelated: [launch-identity]',
  *run(context) {
    for (const file of soundFiles(context)) {
      const { id, related } = file.data as { id: string; related?: string[] };
      const index = related?.indexOf(id) ?? -1;
      if (index >= 0) {
        yield {
          file,
          path: ['related', String(index)],
          message: 'the entry names itself as related',
          hint: 'remove it',
        };
      }
    }
  },
};
