import type { Rule } from '../rule.ts';
import { isOneLine, oddTexts } from '../texts.ts';

export const textSpace: Rule = {
  code: 'text-space',
  title: 'White space around a text',
  severity: 'error',
  explanation:
    'A text neither begins nor ends with white space; a block of prose begins with `>-`, which leaves out the line break at its end. A name, a title and the like have no line break inside. Program text is exempt.',
  bad: 'name: "Report device "',
  good: 'name: Report device',
  *run(context) {
    for (const { file, path, text } of oddTexts(context)) {
      if (text === text.trim()) {
        if (!/^[^\n]*\n/.test(text) || !isOneLine(path)) continue;
        const message = 'the text has a line break';
        const fix = JSON.stringify(text.replaceAll(/\s*\n\s*/g, ' '));
        yield { file, path, message, hint: 'write it on one line', fix };
        continue;
      }
      const begins = text.trimStart() !== text;
      if (!begins && text.endsWith('\n')) {
        // A literal block of several lines keeps its last line break as every text file does.
        if (text.trimEnd().includes('\n')) continue;
        yield {
          file,
          path,
          message: 'the text ends with a line break',
          hint: 'begin the block with >- instead of > or |',
        };
      } else {
        const message = `the text ${begins ? 'begins' : 'ends'} with white space`;
        yield { file, path, message, hint: 'remove it', fix: JSON.stringify(text.trim()) };
      }
    }
  },
};
