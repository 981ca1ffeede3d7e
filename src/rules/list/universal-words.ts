import { soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';
import { toPath, walk } from '../walk.ts';

/** Kinds whose entries claim what code does. */
const KINDS: ReadonlySet<string> = new Set(['interface', 'status', 'log']);

/**
 * Keys whose text claims something. A quoted `text` of evidence stands beside `kernel`, that of a line of the log beside its
 * cause, and neither is one of them.
 */
const PROSE: ReadonlySet<string> = new Set([
  'text',
  'when',
  'meaning',
  'note',
  'claim',
  'summary',
  'about',
  'waits',
  'holds',
]);

/** Words that speak of every member of a class; parts of compounds such as read-only are none. */
const UNIVERSAL = /(?<![\w-])(?<!\b(?:at|not) )(all|always|only|never|every|any)(?![\w-])/i;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const universalWords: Rule = {
  code: 'universal-words',
  title: 'All, always, only, never, every or any, without the members',
  severity: 'error',
  excusable: true,
  explanation:
    'A sentence about all of something is right when it was tried on each member, and one member makes it wrong. Where it carries evidence, each names the members that were looked at; elsewhere, and where nobody looked, say what is known without the word.',
  bad: 'text: All commands need the file to be open for writing.\nevidence: […]',
  good: 'text: All commands need the file to be open for writing.\neach: the seven cases of sev_ioctl\nevidence: […]',
  *run(context) {
    for (const file of soundFiles(context)) {
      if (!KINDS.has(file.kind)) continue;
      const found: Finding[] = [];
      walk(file.data, (value, stack) => {
        if (!isObject(value) || value.kernel !== undefined || value.commit !== undefined) return undefined;
        if (value.each !== undefined) return undefined;
        for (const key of Object.keys(value)) {
          const text = value[key];
          if (!PROSE.has(key) || typeof text !== 'string' || (key === 'text' && value.when !== undefined)) continue;
          const word = UNIVERSAL.exec(text)?.[1];
          if (word === undefined) continue;
          found.push({
            file,
            path: toPath(stack, key),
            message: `"${word}" speaks of each member, and the members are not named`,
            hint: Array.isArray(value.evidence)
              ? 'name them under each, or say it without the word'
              : 'there is no evidence here: say it without the word',
          });
        }
        return undefined;
      });
      yield* found;
    }
  },
};
