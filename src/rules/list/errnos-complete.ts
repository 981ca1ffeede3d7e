import { claimGroups } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const errnosComplete: Rule = {
  code: 'errnos-complete',
  title: 'A list of errnos that does not say whether it is complete',
  severity: 'error',
  excusable: true,
  explanation:
    'A reader takes a list of errnos for all of them, and writes a switch by it. complete: true says that the callees were followed to their ends: copying, memory, locks, the firmware’s mailbox, a closed descriptor. complete: false says that there may be more, and the page shows it; such lists are neither the same nor different in the comparison.',
  bad: 'errnos: { value: [EINVAL, EIO], evidence: … }',
  good: 'errnos: { value: [EINVAL, EIO], complete: false, evidence: … }',
  *run(context) {
    for (const { file, claims } of claimGroups(context)) {
      if (context.focus && !context.focus.has(file.file)) continue;
      for (const { claim, path } of claims) {
        // Only lists of errnos are lists.
        if (!Array.isArray(claim.value) || claim.complete !== undefined) continue;
        yield {
          file,
          path: [...path, 'value'],
          message: 'the list does not say whether it is complete',
          hint: 'add complete: true when all callees were followed, else complete: false',
        };
      }
    }
  },
};
