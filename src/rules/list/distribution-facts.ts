import { sourceOf } from '../../catalog/distribution.ts';
import { PLACEHOLDER } from '../../catalog/filler.ts';
import type { Finding, Rule } from '../rule.ts';

export const distributionFacts: Rule = {
  code: 'distribution-facts',
  title: 'A distribution whose extracted facts do not belong to its entry',
  severity: 'error',
  explanation:
    'What a kernel is built with is never typed: npm run distribution reads the packages or files that config names, and writes what it found beside the entry. The facts are missing, or they were read from something else than what the entry names now, or they stand beside an entry that says that nothing is known.',
  bad: 'config: { kernel: "6.12", version: 6.12.9-1, … }    # and no JSON file beside it',
  good: 'npm run distribution -- acme-linux-9 --deb kernel-core.deb',
  *run(context) {
    for (const { file, data } of context.sound('distribution')) {
      const { config, facts, id } = data;
      const hint = `npm run distribution -- ${id} extracts them`;
      if (!config) {
        if (facts)
          yield {
            file,
            path: ['unknown'],
            on: 'key',
            message: `${id}.json holds facts, and the entry says that nothing is known`,
            hint: 'enter config instead of unknown, or remove the JSON file',
          } satisfies Finding;
        continue;
      }
      if (!facts) {
        yield { file, path: ['config'], on: 'key', message: `nothing was extracted: there is no ${id}.json`, hint };
      } else if (Object.values(config).some((value) => typeof value === 'string' && PLACEHOLDER.test(value))) {
        // What is not written yet is told as that.
      } else if (facts.distribution !== id || facts.of !== sourceOf(config)) {
        const message =
          facts.distribution === id
            ? `the facts were read from ${facts.of}, and the entry names ${sourceOf(config)}`
            : `the facts beside it are those of ${facts.distribution}`;
        yield { file, path: ['config'], on: 'key', message, hint };
      }
    }
  },
};
