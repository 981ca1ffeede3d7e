import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UapiFact, UapiFile } from '../catalog/model.ts';
import { factKey } from '../overlap/uapi.ts';
import { expandFacts, packFacts } from './facts.ts';
import { mergeUapi } from './merge.ts';

const fact = (name: string, header: string, value: string, arch = 'x86'): UapiFact => ({
  kind: 'constant',
  name,
  header,
  arch,
  value: { value },
});
const file = (kernel: string, facts: UapiFact[]): UapiFile => ({ kernel, package: '', facts: packFacts(facts) });

describe('mergeUapi', () => {
  it('follows a name from header to header, and has null where it is absent', () => {
    const merged = mergeUapi([
      file('6.10', [fact('A', 'asm/kvm.h', '0x2'), fact('NEW', 'linux/kvm.h', '0x9')]),
      file('6.9', [fact('A', 'linux/kvm.h', '0x1'), fact('OLD', 'linux/kvm.h', '0x3')]),
    ]);
    expect(merged.find(({ name }) => name === 'A')).toEqual({
      kind: 'constant',
      name: 'A',
      header: 'asm/kvm.h',
      arch: 'x86',
      versions: { '6.9': { value: '0x1' }, '6.10': { value: '0x2' } },
    });
    expect(Object.keys(merged[0]?.versions ?? {})).toEqual(['6.9', '6.10']);
    expect(merged.find(({ name }) => name === 'OLD')?.versions).toEqual({ '6.9': { value: '0x3' }, '6.10': null });
    expect(merged.find(({ name }) => name === 'NEW')?.versions).toEqual({ '6.9': null, '6.10': { value: '0x9' } });
  });

  it('has one entry per kind, name and target', () => {
    const merged = mergeUapi([file('7.3', [fact('A', 'linux/kvm.h', '0x1'), fact('A', 'linux/kvm.h', '0x1', 's390')])]);
    expect(merged.map(({ arch }) => arch)).toEqual(['x86', 's390']);
  });
});

describe('packed facts', () => {
  const facts = fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom('constant', 'struct') as fc.Arbitrary<UapiFact['kind']>,
      name: fc.constantFrom('A', 'B', 'C', 'D'),
      header: fc.constantFrom('linux/kvm.h', 'asm/kvm.h'),
      arch: fc.constantFrom('x86', 'arm64', 's390'),
      value: fc.record({ value: fc.constantFrom('0x1', '0x2') }),
    }),
    { selector: factKey },
  );

  it('expand to what they were, in whatever order they came', () => {
    fc.assert(
      fc.property(facts, (list) => {
        const sorted = (items: readonly UapiFact[]) => items.map((item) => JSON.stringify(item)).sort();
        expect(sorted(expandFacts(packFacts(list)))).toEqual(sorted(list));
        expect(packFacts([...list].reverse())).toEqual(packFacts(list));
      }),
    );
  });
});
