import type { Rule } from '../rule.ts';

export const topicOrder: Rule = {
  code: 'topic-order',
  title: 'Stages or proposals of a topic are out of order',
  severity: 'error',
  explanation: 'Stages and proposals of a topic stand oldest first.',
  bad: 'stages:\n  - { stage: patches, date: "2025-03", … }\n  - { stage: need, date: "2023-01", … }',
  good: 'stages:\n  - { stage: need, date: "2023-01", … }\n  - { stage: patches, date: "2025-03", … }',
  *run(context) {
    for (const { file, data } of context.sound('topic')) {
      for (const list of ['stages', 'proposals'] as const) {
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
