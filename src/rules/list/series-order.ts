import type { Rule } from '../rule.ts';

export const seriesOrder: Rule = {
  code: 'series-order',
  title: 'Versions of a series are out of order',
  severity: 'error',
  local: 'list',
  explanation:
    'The versions of a series stand oldest first, by day. A number comes once among the RFCs and once among the others.',
  bad: 'versions:\n  - { v: 2, date: "2023-03-01", … }\n  - { v: 1, date: "2023-01-05", … }',
  good: 'versions:\n  - { v: 1, date: "2023-01-05", … }\n  - { v: 2, date: "2023-03-01", … }',
  *run(context) {
    for (const { file, data } of context.sound('series')) {
      let latest: string | undefined;
      const seen = new Set<string>();
      for (const [index, { v, rfc, date }] of data.versions.entries()) {
        const name = `${rfc ? 'RFC ' : ''}v${v}`;
        if (seen.has(name)) {
          const path = ['versions', String(index), 'v'];
          yield { file, path, message: `${name} is in the list already`, hint: 'merge the two, or correct the number' };
          break;
        }
        seen.add(name);
        if (date === undefined) continue;
        const length = Math.min(date.length, latest?.length ?? 0);
        if (latest !== undefined && date.slice(0, length) < latest.slice(0, length)) {
          const path = ['versions', String(index), 'date'];
          yield { file, path, message: `${date} stands after ${latest}`, hint: 'put the older version first' };
          break;
        }
        latest = date;
      }
    }
  },
};
