import { KINDS, type Kind } from '../../catalog/kinds.ts';
import { hintFor, soundFiles } from '../parts.ts';
import type { Rule } from '../rule.ts';

const isKind = (word: string): word is Kind => (KINDS as readonly string[]).includes(word);

export const refMissing: Rule = {
  code: 'ref-missing',
  title: 'A reference leads nowhere',
  severity: 'error',
  local: 'value',
  explanation:
    'An entry is named by its id, which is also the name of its file. The id that is written here belongs to no file of the kind that is expected. Correct the spelling, or add the entry.',
  bad: 'related: [launch-identty]',
  good: 'related: [launch-identity]',
  *run(context) {
    for (const file of soundFiles(context)) {
      for (const reference of context.references(file)) {
        const { refersTo, value } = reference;
        if (!isKind(refersTo)) continue;
        const known = context.names(refersTo);
        if (known.has(value) || context.renamed(refersTo, value) !== undefined) continue;
        // Fields without a neutral meaning say so in place of a concept.
        if (refersTo === 'concept' && value === 'none') continue;
        const hint = hintFor(value, known, `npm run new -- ${refersTo} shows how to add one`);
        yield { file, path: reference.path, message: `there is no ${refersTo} "${value}"`, hint };
      }
    }
  },
};
