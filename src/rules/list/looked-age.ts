import { dataDay, daysBetween, LOOKED_AGE } from '../../record/index.ts';
import type { Rule } from '../rule.ts';

export const lookedAge: Rule = {
  code: 'looked-age',
  title: 'Nobody has looked for a while',
  severity: 'warning',
  explanation: `"Not found" means little without the day until which somebody looked. A topic for which nobody looked for more than ${LOOKED_AGE} days before the newest day of the data says so on its page, and gets this warning.`,
  bad: 'looked: { to: "2023-01-05", in: [linux-coco] }',
  good: 'looked: { to: "2023-06-20", in: [linux-coco] }',
  *run(context) {
    const day = dataDay(context.catalog);
    for (const { file, data } of context.sound('topic')) {
      const to = data.looked?.to;
      if (to !== undefined && daysBetween(to, day) > LOOKED_AGE) {
        yield {
          file,
          path: ['looked', 'to'],
          message: `nobody looked after ${to}, ${daysBetween(to, day)} days before the data`,
          hint: 'look again, and write until when, and where',
        };
      }
    }
  },
};
