import type { Rule } from '../rule.ts';
import { texts } from '../texts.ts';

export const textSpace: Rule = {
  code: 'text-space',
  title: 'White space around a text',
  severity: 'error',
  explanation:
    'A text neither begins nor ends with white space; a block of prose begins with `>-`, which leaves out the line break at its end. Program text is exempt.',
  bad: 'name: "Report device "',
  good: 'name: Report device',
  *run(context) {
    for (const { file, path, text } of texts(context)) {
      if (text.includes('\n') && !text.trimEnd().includes('\n') && text.trimStart() === text) {
        yield { file, path, message: 'the text ends with a line break', hint: 'begin the block with >- instead of >' };
      } else if (text !== text.trim() && !text.includes('\n')) {
        yield {
          file,
          path,
          message: `the text ${text.trimStart() === text ? 'ends' : 'begins'} with white space`,
          hint: 'remove it',
        };
      }
    }
  },
};
