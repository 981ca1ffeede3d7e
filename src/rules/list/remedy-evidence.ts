import { type RemedyPart, remedies } from '../parts.ts';
import type { Rule } from '../rule.ts';

const isOpen = (part: RemedyPart['part']): boolean =>
  part.do !== undefined && part['do-evidence'] === undefined && part['do-says'] === undefined;

export const remedyEvidence: Rule = {
  code: 'remedy-evidence',
  title: 'A way out without evidence',
  severity: 'error',
  excusable: true,
  explanation:
    'A reader in trouble follows the way out to the letter, so it needs a place to be read in as the cause does: name it under do-evidence. Where no place shows that it helps, do-says: suggested says so, and the page shows it.',
  bad: 'do: Load the driver again.',
  good: 'do: Load the driver again.\ndo-says: suggested',
  *run(context) {
    for (const { file, path, name, part } of remedies(context)) {
      if (!isOpen(part)) continue;
      yield {
        file,
        path: [...path, 'do'],
        message: `the way out of ${name} has no evidence`,
        hint: 'add do-evidence, or do-says: suggested',
      };
    }
  },
};
