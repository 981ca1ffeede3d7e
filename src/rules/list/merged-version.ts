import type { Series } from '../../catalog/types.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';

export const mergedVersion: Rule = {
  code: 'merged-version',
  title: 'The version that was taken is not the newest one before the commit',
  severity: 'error',
  explanation:
    'What was merged or applied is the newest version that had been posted by then. Another number means that a version lacks in the list, that a day is wrong, or that the number is. Without a day of the commit, the day of the release bounds it. When the version that was taken is not among those that were seen, its number is left out, and why says so.',
  bad: 'versions:\n  - { v: 4, date: "2023-09-20", … }\n  - { v: 5, date: "2023-10-10", … }\noutcome: { state: merged, version: 4, date: "2023-10-19", … }',
  good: 'outcome: { state: merged, version: 5, date: "2023-10-19", … }',
  *run(context) {
    for (const { file, data } of context.sound('series')) {
      const { state, version } = data.outcome;
      if (version === undefined || (state !== 'merged' && state !== 'applied' && state !== 'reverted')) continue;
      const path = ['outcome', 'version'];
      if (!data.versions.some(({ v }) => v === version)) {
        yield { file, path, message: `the series has no version ${version}`, hint: 'add it to "versions"' };
        continue;
      }
      const newest = newestBefore(data, bound(context, data));
      if (newest !== undefined && newest !== version) {
        yield {
          file,
          path,
          message: `version ${newest} is newer, and older than what was taken`,
          hint: `write ${newest}, or correct the days`,
        };
      }
    }
  },
};

/** Day by which the version was there: of the commit, else of the release; undefined when neither is known. */
function bound(context: Context, { outcome }: Series): string | undefined {
  const release = outcome.kernel === undefined ? undefined : context.find('kernel', outcome.kernel)?.released;
  return outcome.date ?? (release === 'unknown' ? undefined : release);
}

/** Number of the last version that was not posted after a day; RFCs and numbered versions count alike, by their order. */
function newestBefore({ versions }: Series, day: string | undefined): number | undefined {
  return versions.findLast(({ date }) => {
    if (date === undefined || day === undefined) return true;
    const length = Math.min(date.length, day.length);
    return date.slice(0, length) <= day.slice(0, length);
  })?.v;
}
