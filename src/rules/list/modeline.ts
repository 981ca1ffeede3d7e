import { modelineOf } from '../../catalog/modeline.ts';
import type { Rule } from '../rule.ts';

export const modeline: Rule = {
  code: 'modeline',
  title: 'The first line does not name the schema',
  severity: 'error',
  explanation:
    'The first line of every entry names its schema, so that editors complete and check it without any setting. npm run fmt puts it there.',
  bad: 'id: sealing-key',
  good: '# yaml-language-server: $schema=../../schemas/function.schema.json\nid: sealing-key',
  *run(context) {
    for (const file of context.loaded.entries) {
      // A file that cannot be read has enough to say.
      if (file.faulty) continue;
      const text = context.text(file);
      const wanted = modelineOf(file);
      const first = text.slice(0, text.search(/\r?\n|$/));
      if (first === wanted) continue;
      const message = first.includes('yaml-language-server')
        ? 'the first line names another schema'
        : 'the first line does not name the schema';
      yield { file, message, hint: `it must be: ${wanted}`, fix: wanted };
    }
  },
};
