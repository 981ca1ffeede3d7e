import { didYouMean } from '../../catalog/suggest.ts';
import { ERRNOS } from '../errnos.ts';
import { soundFiles } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const errnoUnknown: Rule = {
  code: 'errno-unknown',
  title: 'An error number that the kernel does not have',
  severity: 'error',
  local: 'value',
  explanation:
    'Errors are named as in the headers of the kernel, those that only the kernel itself should see among them. A name that no header has is most often misspelt.',
  bad: 'errno: EINVL',
  good: 'errno: EINVAL',
  *run(context) {
    for (const file of soundFiles(context)) {
      for (const { value, path } of context.described(file, 'errno')) {
        if (typeof value !== 'string' || ERRNOS.has(value)) continue;
        const hint = didYouMean(value, ERRNOS) || 'the names are in include/uapi/asm-generic/errno.h of the kernel';
        yield { file, path, message: `the kernel has no error ${value}`, hint };
      }
    }
  },
};
