import { compareVersions } from '../../catalog/versions.ts';
import type { Rule } from '../rule.ts';

export const kernelDates: Rule = {
  code: 'kernel-dates',
  title: 'Kernels were not released in the order of their numbers',
  severity: 'error',
  explanation: 'A mainline release comes after the one with the smaller number. One of the two dates is wrong.',
  bad: 'id: "6.7"\nreleased: "2023-01-07"    # 6.6 was released on 2023-10-29',
  good: 'id: "6.7"\nreleased: "2024-01-07"',
  *run(context) {
    const known = context
      .sound('kernel')
      // The number of a kernel in the wrong directory is what is wrong with it.
      .filter(({ file, data }) => data.released !== 'unknown' && data.id === file.name)
      .sort((a, b) => compareVersions(a.data.id, b.data.id));
    let latest: { id: string; released: string } | undefined;
    for (const { file, data } of known) {
      if (latest && data.released < latest.released) {
        const message = `${data.id} cannot be older than ${latest.id}, which was released on ${latest.released}`;
        yield { file, path: ['released'], message, hint: 'correct the day of one of the two' };
      } else {
        latest = data;
      }
    }
  },
};
