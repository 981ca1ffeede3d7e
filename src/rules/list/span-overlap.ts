import type { Claim } from '../../catalog/types.ts';
import { compareVersions } from '../../catalog/versions.ts';
import { claimGroups } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const spanOverlap: Rule = {
  code: 'span-overlap',
  title: 'Two claims hold for the same kernels',
  severity: 'error',
  local: 'list',
  explanation:
    'Several claims on one aspect either hold for different kernels (`since`, `until`), or one tells what a document says and the other what the code does (`says`). Otherwise nobody can tell which one is true.',
  bad: 'max-size:\n  - { value: 32768, … }\n  - { value: 16777216, since: "7.0", … }',
  good: 'max-size:\n  - { value: 32768, until: "6.19", … }\n  - { value: 16777216, since: "7.0", … }',
  *run(context) {
    // A kernel that does not exist has no place in a span; it is reported as such.
    const settled = ({ since, until }: Claim): boolean =>
      [since, until].every((version) => version === undefined || context.hasKernel(version));
    for (const { file, claims } of claimGroups(context)) {
      for (const [index, { claim, path }] of claims.entries()) {
        if (!settled(claim)) continue;
        const other = claims.slice(0, index).find((before) => settled(before.claim) && overlap(before.claim, claim));
        if (!other) continue;
        const key = claim.since === undefined ? (claim.until === undefined ? undefined : 'until') : 'since';
        yield {
          file,
          path: key ? [...path, key] : path,
          message: `the claim holds for kernels of which item ${Number(other.path.at(-1)) + 1} speaks too`,
          hint: 'bound them by "since" and "until", or say which is documented and which implemented',
        };
      }
    }
  },
};

const says = (claim: Claim): string => claim.says ?? 'implemented';

function overlap(a: Claim, b: Claim): boolean {
  if (says(a) !== says(b)) return false;
  const before = (x: Claim, y: Claim): boolean =>
    x.until !== undefined && y.since !== undefined && compareVersions(x.until, y.since) < 0;
  return !before(a, b) && !before(b, a);
}
