import { evaluatorOf } from '../../overlap/evaluator.ts';
import { isNeutral } from '../../overlap/paths.ts';
import type { Rule } from '../rule.ts';

export const cellContradiction: Rule = {
  code: 'cell-contradiction',
  title: 'A platform is said to lack what it offers',
  severity: 'error',
  explanation:
    'The function lists the platform as `absent`, but in the newest kernel an operation or a provider offers it there. One of the two is wrong. The neutral platform is no column and is never listed.',
  bad: '# the function\nabsent: [{ platform: intel-tdx, state: none, … }]\n# an interface of intel-tdx\nimplements: [{ function: attestation-report, as: result }]',
  good: 'implements: [{ function: attestation-report, as: result }]',
  *run(context) {
    const evaluator = evaluatorOf(context.catalog);
    for (const { file, data } of context.sound('function')) {
      for (const [index, { platform, state }] of (data.absent ?? []).entries()) {
        const entry = context.catalog.platforms.find(({ id }) => id === platform);
        if (!entry) continue;
        const path = ['absent', String(index), 'platform'];
        if (isNeutral(entry)) {
          yield {
            file,
            path,
            message: `${platform} is the neutral platform, which has no cell`,
            hint: 'remove the item',
          };
          continue;
        }
        if (evaluator.newest === '') continue;
        const [offer] = evaluator.cell(data.id, platform, evaluator.newest).offers;
        // An interface in the wrong directory says so itself.
        const place = context.catalog.files.get(`interface/${offer?.interface.id}`);
        if (!offer || (offer.through === 'own' && place?.split('/')[1] !== platform)) continue;
        const through = `${offer.interface.id}${offer.operations[0] ? `, ${offer.operations[0].id}` : ''}`;
        yield {
          file,
          path,
          message: `${platform} is listed as "${state}", but offers it through ${through}`,
          hint: 'remove the item, or correct the interface',
        };
      }
    }
  },
};
