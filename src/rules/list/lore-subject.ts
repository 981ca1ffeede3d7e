import type { Evidence } from '../../catalog/types.ts';
import { soundFiles } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const loreSubject: Rule = {
  code: 'lore-subject',
  title: 'A Message-ID stands without its subject',
  severity: 'error',
  explanation:
    'A Message-ID is hard to read and easy to mix up. Wherever it is evidence it stands with the subject of its message, and in the list of a series’ versions also with the day, so that a reader and a program can tell that it is the right one.',
  bad: 'versions:\n  - { v: 2, date: "2023-01-05", lore: 1@example.org }',
  good: 'versions:\n  - { v: 2, date: "2023-01-05", lore: 1@example.org, subject: "[PATCH v2 0/4] One directory for reports" }',
  *run(context) {
    for (const file of soundFiles(context)) {
      for (const { value, path } of context.described(file, 'evidence')) {
        const { lore, subject } = value as Evidence;
        if (lore !== undefined && subject === undefined) yield { file, path: [...path, 'lore'], ...WITHOUT_SUBJECT };
      }
    }
    for (const { file, data } of context.sound('series')) {
      for (const [index, { lore, subject }] of (data.unnumbered ?? []).entries()) {
        if (lore !== undefined && subject === undefined)
          yield { file, path: ['unnumbered', String(index), 'lore'], ...WITHOUT_SUBJECT };
      }
      for (const [index, { lore, subject, date }] of data.versions.entries()) {
        if (lore === undefined) continue;
        const path = ['versions', String(index), 'lore'];
        if (subject === undefined) yield { file, path, ...WITHOUT_SUBJECT };
        else if (date === undefined)
          yield { file, path, message: 'the message has no day', hint: 'add "date", the day of the posting' };
      }
    }
  },
};

const WITHOUT_SUBJECT = {
  message: 'the Message-ID has no subject',
  hint: 'add "subject", as it stands in the message',
};
