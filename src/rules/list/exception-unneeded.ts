import { exceptionsFile, unneeded } from '../exceptions.ts';
import { EXCUSABLE } from '../excusable.ts';
import type { Finding, Rule } from '../rule.ts';

export const exceptionUnneeded: Rule = {
  code: 'exception-unneeded',
  title: 'An exception that excuses more than there is',
  severity: 'error',
  explanation:
    'exceptions/<path of the entry>.json in the catalog says how many findings of some rules an entry may have until they are mended. When some were mended the number is lowered, and the file goes with the last of them, so that nothing new hides behind it.',
  bad: '{ "remedy-evidence": 5 }',
  good: '{ "remedy-evidence": 3 }',
  *run(context) {
    for (const { file, code, excused, found } of unneeded(EXCUSABLE, context)) {
      yield {
        file,
        message: `${exceptionsFile(file.file)} excuses ${excused} findings of ${code}, and there are ${found}`,
        hint: found === 0 ? 'remove the line, and the file when it was the last' : `lower the number to ${found}`,
      } satisfies Finding;
    }
  },
};
