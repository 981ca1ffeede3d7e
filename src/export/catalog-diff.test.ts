import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalog } from '../catalog/model.ts';
import { catalogArbitrary } from '../overlap/testing/arbitrary.ts';
import { added, aspect, catalogOf, claim, fn, iface, op, platform, provider } from '../overlap/testing/synthetic.ts';
import { catalogDiff, catalogDiffMarkdown, catalogDiffText } from './catalog-diff.ts';

const fact = (sizeof: number) => ({
  kind: 'struct' as const,
  name: 'thing',
  header: 'a.h',
  arch: 'x86',
  value: { sizeof },
});
const make = (
  size: number,
  since: string,
  more: { id?: string; formerly?: string[]; name?: string; extra?: boolean } = {},
): Catalog =>
  catalogOf({
    platforms: [platform('linux', { order: 0 }), platform('alpha', { order: 1 }), platform('beta', { order: 2 })],
    functions: [fn('report', { order: 0, name: 'Get a report', aspects: [aspect('size', 'size', { name: 'Size' })] })],
    interfaces: [
      iface(
        more.id ?? 'dev',
        'alpha',
        [added(since)],
        [op('get', [], { implements: [{ function: 'report', aspects: { size: claim(size) } }] })],
        {
          name: more.name ?? 'The device',
          ...(more.formerly ? { formerly: more.formerly } : {}),
        },
      ),
      ...(more.extra
        ? [
            iface('tsm', 'linux', [added('6.5')], [op('out', ['report'])], {
              providers: [provider('beta', [added('6.5')], { report: ['out'] })],
            }),
          ]
        : []),
    ],
    uapi: { '6.3': [fact(size)] },
  });

test('values, states, levels and facts, with the kernels concerned', () => {
  const [base, head] = [make(8, '6.2'), make(16, '6.3', { extra: true })];
  const diff = catalogDiff(base, head);
  expect(diff.cells.map((cell) => [cell.platform, cell.kernels, cell.before?.state, cell.after?.state])).toEqual([
    // What the reason says of the first kernel is wording, not a change.
    ['alpha', ['6.2'], 'own', 'none'],
    ['alpha', ['6.3', '6.4', '6.5', '6.6'], 'own', 'own'],
    ['beta', ['6.1', '6.2', '6.3', '6.4'], 'unknown', 'none'],
    ['beta', ['6.5', '6.6'], 'unknown', 'common'],
  ]);
  expect(diff.levels.map((level) => [level.kernels.join(' '), level.before, level.after])).toEqual([
    ['6.2', 'single', 'absent'],
    ['6.5 6.6', 'single', 'converging'],
  ]);
  expect(diff.facts).toEqual([
    expect.objectContaining({ kernel: '6.3', name: 'thing', before: { sizeof: 8 }, after: { sizeof: 16 } }),
  ]);
  expect(diff.entries.map((entry) => [entry.kind, entry.id, entry.change, entry.keys, entry.parts])).toEqual([
    ['interface', 'dev', 'changed', ['history', 'operations'], [{ part: 'get', change: 'changed' }]],
    ['interface', 'tsm', 'added', undefined, undefined],
  ]);
  expect(catalogDiffText(base, head, diff)).toContain(
    '  Get a report, alpha (6.3 to 6.6): own (dev) → own (dev)\n      Size: 8 bytes → 16 bytes\n',
  );
  expect(catalogDiffMarkdown(base, head, diff)).toContain('### Levels\n\n- Get a report (6.2): single → absent\n');
});

test('a renaming is one, not a removal and an addition', () => {
  const [base, head] = [make(8, '6.2'), make(8, '6.2', { id: 'device', formerly: ['dev'], name: 'The new device' })];
  expect(catalogDiff(base, head).entries).toEqual([
    expect.objectContaining({
      change: 'renamed',
      from: 'dev',
      id: 'device',
      nameBefore: 'The device',
      name: 'The new device',
    }),
  ]);
  expect(catalogDiffText(base, head, catalogDiff(base, head))).toContain(
    'interface dev: dev → device, name: The device → The new device'.replace('interface dev', 'interface device'),
  );
});

test('a catalog does not differ from itself, and a diff turned round swaps its sides', () => {
  fc.assert(
    fc.property(catalogArbitrary, catalogArbitrary, (a, b) => {
      const same = catalogDiff(a, { ...a });
      expect([...same.entries, ...same.cells, ...same.levels, ...same.facts]).toEqual([]);
      expect(catalogDiffText(a, a, same)).toBe('Nothing changed in the catalog.\n');
      const forth = catalogDiff(a, b).levels.map((item) => [item.function, item.kernels, item.before, item.after]);
      const back = catalogDiff(b, a).levels.map((item) => [item.function, item.kernels, item.after, item.before]);
      expect(back).toEqual(forth);
    }),
    { numRuns: 40 },
  );
});
