import type { Rule } from '../rule.ts';
import { oddTexts } from '../texts.ts';

const PLACEHOLDER = /^\s*(?:(?:TODO|FIXME|XXX|TBD)\b|(?:\.\.\.+|…|\?+)\s*$)/i;

export const textPlaceholder: Rule = {
  code: 'text-placeholder',
  title: 'A text that was not written yet',
  severity: 'error',
  explanation: 'A text that begins with TODO, FIXME, XXX or TBD, or is only dots, would be published as it is.',
  bad: 'summary: TODO describe the device node',
  good: 'summary: A character device on which a guest asks its firmware for a report.',
  *run(context) {
    for (const { file, path, text } of oddTexts(context)) {
      if (!PLACEHOLDER.test(text)) continue;
      yield { file, path, message: 'the text is a placeholder', hint: 'write it, or leave the key out' };
    }
  },
};
