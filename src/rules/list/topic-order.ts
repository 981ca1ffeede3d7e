import type { Rule } from '../rule.ts';

export const topicOrder: Rule = {
  code: 'topic-order',
  title: 'Events of a topic are out of order',
  severity: 'error',
  local: 'list',
  explanation: 'The events of a topic stand oldest first, and so do its questions.',
  bad: 'events:\n  - { kind: posted, date: "2025-03", … }\n  - { kind: need, date: "2023-01", … }',
  good: 'events:\n  - { kind: need, date: "2023-01", … }\n  - { kind: posted, date: "2025-03", … }',
  *run(context) {
    for (const { file, data } of context.sound('topic')) {
      for (const list of ['events', 'questions'] as const) {
        let latest: string | undefined;
        for (const [index, { date }] of (data[list] ?? []).entries()) {
          if (date === undefined) continue;
          const length = Math.min(date.length, latest?.length ?? 0);
          if (latest !== undefined && date.slice(0, length) < latest.slice(0, length)) {
            yield {
              file,
              path: [list, String(index), 'date'],
              message: `${date} stands after ${latest}`,
              hint: 'put the older item first',
            };
            break;
          }
          latest = date;
        }
      }
    }
  },
};
