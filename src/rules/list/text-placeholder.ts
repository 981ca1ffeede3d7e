import { FILLER, PLACEHOLDER } from '../../catalog/filler.ts';
import type { Rule } from '../rule.ts';
import { oddTexts } from '../texts.ts';

export const textPlaceholder: Rule = {
  code: 'text-placeholder',
  title: 'A text that was not written yet',
  severity: 'error',
  local: 'value',
  explanation:
    'A text that begins with TODO, FIXME, XXX or TBD, or is only dots, would be published as it is. So would the words that npm run new puts where something has to be written.',
  bad: 'summary: TODO describe the device node',
  good: 'summary: A character device on which a guest asks its firmware for a report.',
  *run(context) {
    for (const { file, path, text } of oddTexts(context)) {
      const filler = FILLER.test(text);
      if (!filler && !PLACEHOLDER.test(text)) continue;
      const message = filler ? 'the text is what npm run new wrote' : 'the text is a placeholder';
      yield { file, path, message, hint: 'write it, or leave the key out' };
    }
  },
};
