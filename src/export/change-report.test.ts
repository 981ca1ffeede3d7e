import { expect, it } from 'vitest';
import type { Catalog } from '../catalog/model.ts';
import type { ErrorCase } from '../catalog/types.ts';
import { added, catalogOf, fn, iface, op, platform } from '../overlap/testing/synthetic.ts';
import { catalogDiff, catalogDiffMarkdown } from './catalog-diff.ts';
import { changeReport } from './change-report.ts';
import { changeParagraph } from './change-words.ts';
import { ownersOf, readOwners } from './owners.ts';

const error = (errno: string, when: string, symbol: string): ErrorCase => ({
  errno,
  when,
  evidence: [{ kernel: 'a.c', symbol, at: '6.3' }],
});
const make = (errors: ErrorCase[], functions = ['report']): Catalog =>
  catalogOf({
    platforms: [platform('linux', { order: 0 }), platform('alpha', { order: 1 }), platform('beta', { order: 2 })],
    functions: [fn('report', { order: 0, name: 'Get a report' })],
    interfaces: [
      iface('dev', 'alpha', [added('6.2')], [op('get', ['report'], { errors })], { name: 'The device' }),
      iface('box', 'beta', [added('6.3')], [op('take', functions)], { name: 'The box' }),
    ],
    uapi: {},
  });
const both = [error('EINVAL', 'the size is wrong', 'size'), error('EINVAL', 'the flag is wrong', 'flag')];
const said = (base: Catalog, head: Catalog) => {
  const diff = catalogDiff(base, head);
  const report = changeReport(base, head, diff);
  return { diff, report, text: changeParagraph(base, head, diff, report) };
};

it('a corrected value is told with both sides and what they rest on', () => {
  const { report, text } = said(make(both), make([error('EINVAL', 'the size is not 64', 'size'), ...both.slice(1)]));
  expect(report.claims).toEqual([
    {
      kind: 'interface',
      entry: 'dev',
      row: 'operations/get/errors/EINVAL',
      before: { text: 'the size is wrong', evidence: ['a.c, size, 6.3'] },
      after: { text: 'the size is not 64', evidence: ['a.c, size, 6.3'] },
    },
  ]);
  expect(text).toBe(
    'This change touches the interface The device. One claim says something else: dev, operations/get/errors/EINVAL, ' +
      '“the size is wrong” becomes “the size is not 64”, on the same evidence (a.c, size, 6.3). No level moves.',
  );
});

it('a corrected errno is one claim that stands elsewhere, whatever else has that errno', () => {
  const { report } = said(make(both), make([error('EFAULT', 'the size is wrong', 'size'), ...both.slice(1)]));
  expect(report.claims).toMatchObject([
    { from: 'operations/get/errors/EINVAL', row: 'operations/get/errors/EFAULT', after: { text: 'the size is wrong' } },
  ]);
});

it('levels and opportunities that move are told, and the pages are linked', () => {
  const [base, head] = [make(both, []), make(both)];
  const { diff, report, text } = said(base, head);
  expect(report.opportunities).toMatchObject([{ function: 'report', before: null, after: { kind: 'separate' } }]);
  expect(text).toContain('The level of “Get a report” rises from single to divergent (6.3 to 6.6).');
  expect(text).toContain('New among the opportunities: “Get a report”.');
  const md = catalogDiffMarkdown(base, head, diff, { report, site: 'https://site.test/' });
  expect(md).toContain('](https://site.test/functions/report/#level)');
  expect(md).toContain('](https://site.test/opportunities/#report)');
});

it('the last rule that fits names the owners', () => {
  const rules = readOwners('* @all # everything\n/catalog/interfaces/a/ @a @all\n/x.yaml @x\n');
  expect(ownersOf(rules, 'catalog/interfaces/a/b.yaml')).toEqual(['@a', '@all']);
  expect(ownersOf(rules, 'catalog/interfaces/ab.yaml')).toEqual(['@all']);
  expect(ownersOf(rules, 'x.yaml')).toEqual(['@x']);
});
