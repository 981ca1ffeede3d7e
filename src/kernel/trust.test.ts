import { describe, expect, it } from 'vitest';
import type { UapiFile } from '../catalog/model.ts';
import type { Evidence } from '../catalog/types.ts';
import { trustOf } from '../overlap/trust.ts';
import { completenessOf } from './completeness.ts';
import { driftOf, type EvidenceFile, formatEvidence } from './evidence-file.ts';
import { sourceLink, tagOf } from './links.ts';

const recorded: EvidenceFile = {
  kernel: '7.3',
  package: 'linux 7.3.4-1',
  places: {
    'a.c#f': { digest: '0123456789abcdef', lines: [4, 9] },
    CONFIG_X: { digest: '0', lines: [7, 8], path: 'drivers/Kconfig' },
    'a.c#lost': null,
  },
};
const files = new Map([['7.3', recorded]]);
const kernels = [{ id: '7.3', checked: { package: 'linux', version: '7.3.4-1', release: '7.3.4' } }, { id: '7.4' }];
const at = '7.3';

describe('trustOf', () => {
  it.each<[string, Evidence[], string | undefined, string]>([
    ['code that was found', [{ kernel: 'a.c', symbol: 'f', at }], undefined, 'checked'],
    ['code that was not found', [{ kernel: 'a.c', symbol: 'lost', at }], undefined, 'cited'],
    ['code of a release without a record', [{ kernel: 'a.c', symbol: 'f', at: '7.4' }], undefined, 'cited'],
    ['an absence', [{ kernel: 'a.c', lacks: 'x', at }], undefined, 'checked'],
    ['a Kconfig symbol', [{ kconfig: 'X', at }], undefined, 'checked'],
    ['a document', [{ 'abi-doc': 'Documentation/ABI/x', at }], undefined, 'documented'],
    ['a specification and a page', [{ url: 'https://x.org/', claimed: true }, { spec: 's' }], undefined, 'documented'],
    ['a page alone', [{ url: 'https://x.org/' }], undefined, 'claimed'],
    ['a value from the headers', [], 'struct_name', 'extracted'],
    ['nothing', [], undefined, 'unknown'],
  ])('%s', (_, evidence, uapi, trust) => {
    expect(trustOf(evidence, files, uapi)).toBe(trust);
  });
});

describe('links', () => {
  it('are pinned to the release that was read, at the line that was found', () => {
    const link = sourceLink({ kernel: 'a.c', symbol: 'f', at }, kernels, files);
    expect(link?.href).toBe('https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git/tree/a.c?h=v7.3.4#n4');
    expect(sourceLink({ kconfig: 'X', at }, kernels, files)?.path).toBe('drivers/Kconfig');
    expect(sourceLink({ kconfig: 'Y', at }, kernels, files)).toBeUndefined();
    expect(sourceLink({ spec: 's' }, kernels, files)).toBeUndefined();
    expect(tagOf(kernels, '7.4')).toBe('v7.4');
  });
});

describe('records', () => {
  it('compare', () => {
    const here = { digest: 'a', lines: [1, 2] as [number, number] };
    expect(driftOf(here, { ...here, lines: [5, 6] })).toBe('unchanged');
    expect(driftOf(here, { ...here, digest: 'b' })).toBe('changed');
    expect(driftOf(here, { ...here, path: 'b.c' })).toBe('moved');
    expect(driftOf(here, null)).toBe('gone');
    expect(driftOf(here, undefined)).toBe('unread');
  });

  it('are written in one order', () => {
    const turned = { ...recorded, places: Object.fromEntries(Object.entries(recorded.places).reverse()) };
    expect(formatEvidence(turned)).toBe(formatEvidence(recorded));
    expect(JSON.parse(formatEvidence(recorded))).toEqual(recorded);
  });
});

describe('completenessOf', () => {
  const fact = (kind: 'constant' | 'struct' | 'field', name: string, header: string) =>
    ({ kind, name, header, arch: 'x86', value: { value: '0x0' } }) as UapiFile['facts'][number];
  const file: UapiFile = {
    kernel: '7.3',
    package: '',
    facts: [
      fact('constant', 'SEV_RET_A', 'linux/psp-sev.h'),
      fact('constant', 'SEV_RET_B', 'linux/psp-sev.h'),
      fact('constant', 'OTHER', 'linux/psp-sev.h'),
      fact('struct', 'thing', 'linux/sev-guest.h'),
      fact('field', 'thing.a.b', 'linux/sev-guest.h'),
      fact('constant', 'KVM_CAP_NR_VCPUS', 'linux/kvm.h'),
      fact('constant', 'KVM_EXIT_TDX', 'linux/kvm.h'),
    ],
  };
  const use = (name: string, prefix?: true) => ({
    file: '',
    entry: '',
    claim: '',
    path: [],
    name,
    ...(prefix ? { prefix } : {}),
  });

  it('counts the names of confidential computing, by name, prefix and struct', () => {
    const result = completenessOf(file, [use('SEV_RET_', true), use('thing')]);
    expect(result).toMatchObject({ total: 6, covered: 4, percent: 66.6 });
    expect(result.headers.flatMap(({ missing }) => missing.map(({ name }) => name))).toEqual(['OTHER', 'KVM_EXIT_TDX']);
  });

  it('does not take the beginning of a name for the name', () => {
    expect(completenessOf(file, [use('thin'), use('SEV_RET')]).covered).toBe(0);
  });
});
