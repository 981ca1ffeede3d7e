import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { findingsOf } from './abi-rules.ts';
import { addedNames } from './added.ts';
import { clashesOf, numberOf } from './clashes.ts';
import { knowledgeOf } from './know.ts';
import { layoutOf } from './layout.ts';
import type { Proposal } from './proposal.ts';
import { readDiff } from './read-diff.ts';
import { structPairs } from './structs.ts';

const knowledge = knowledgeOf(loadCatalog().catalog);
const proposalOf = (files: Readonly<Record<string, readonly string[]>>): Proposal => ({
  title: '',
  patches: [
    {
      subject: '',
      words: '',
      files: Object.entries(files).flatMap(
        ([path, lines]) =>
          readDiff(
            [
              `--- a/${path}`,
              `+++ b/${path}`,
              `@@ -1,0 +1,${lines.length} @@`,
              ...lines.map((line) => `+${line}`),
            ].join('\n'),
          ).files,
      ),
    },
  ],
  notes: [],
});
const judged = (files: Readonly<Record<string, readonly string[]>>) => {
  const proposal = proposalOf(files);
  const names = addedNames(proposal, knowledge);
  return { names, findings: findingsOf(proposal, names, knowledge), clashes: clashesOf(names, knowledge) };
};
const SEV = 'include/uapi/linux/sev-guest.h';

describe('layouts', () => {
  test('are those of a compiler: offsets, holes, and 64-bit members of 32-bit x86', () => {
    const members = [
      { name: 'a', type: '__u32' },
      { name: 'b', type: '__u64' },
      { name: 'c', type: '__u8', count: '3' },
    ];
    expect(layoutOf(members, 64)).toMatchObject({
      size: 24,
      holes: [
        { after: 'a', bytes: 4 },
        { after: 'c', bytes: 5 },
      ],
    });
    expect(layoutOf(members, 32)).toMatchObject({ size: 16, holes: [{ after: 'c', bytes: 1 }] });
    expect(layoutOf([{ name: 'x', type: 'struct other' }], 64)).toBeUndefined();
  });

  test('agree with the sizes that the catalog has of its own structs', () => {
    const known = knowledge.structs.find(({ name }) => name === 'snp_derived_key_req');
    const members = [
      { name: 'root_key_select', type: '__u32' },
      { name: 'rsvd', type: '__u32' },
      { name: 'guest_field_select', type: '__u64' },
      { name: 'vmpl', type: '__u32' },
      { name: 'guest_svn', type: '__u32' },
      { name: 'tcb_version', type: '__u64' },
    ];
    expect(layoutOf(members, 64)?.size).toBe(known?.size);
    expect(layoutOf(members, 64)?.members.map(({ offset }) => offset)).toEqual(
      known?.fields.map(({ offset }) => offset),
    );
  });
});

describe('clashes', () => {
  test.each([
    ["'S'", 0x53],
    ['0x53', 0x53],
    ['83UL', 83],
    ['(12)', 12],
    ['1 << 3', undefined],
  ])('%s is %s', (text, number) => expect(numberOf(text)).toBe(number));

  test('a number that a header uses, and one that the proposal gives twice', () => {
    const { clashes } = judged({
      [SEV]: [
        "#define SNP_MADE_UP _IOWR('S', 0x0, struct a)",
        "#define X_ONE _IO('~', 1)",
        "#define X_TWO _IO('~', 1)",
      ],
    });
    expect(clashes.map(({ name, what }) => `${name} ${what}`)).toEqual([
      'SNP_MADE_UP has the type and number of SNP_GET_REPORT of linux/sev-guest.h, SEV_ISSUE_CMD of linux/psp-sev.h',
      'X_TWO has the type and number of X_ONE of this proposal',
    ]);
  });

  test('a capability with the number of another', () => {
    const taken = knowledge.numbers.find(({ name }) => name === 'KVM_CAP_MEMORY_ATTRIBUTES');
    const { clashes } = judged({
      'include/uapi/linux/kvm.h': [`#define KVM_CAP_MADE_UP ${Number(taken?.value)}`, '#define KVM_CAP_FREE 60000'],
    });
    expect(clashes).toMatchObject([
      { name: 'KVM_CAP_MADE_UP', what: expect.stringContaining('KVM_CAP_MEMORY_ATTRIBUTES') },
    ]);
  });

  test('none with itself: a header that is moved', () => {
    expect(
      judged({ [SEV]: ["#define SNP_GET_REPORT _IOWR('S', 0x0, struct snp_guest_request_ioctl)"] }).clashes,
    ).toEqual([]);
  });
});

describe('what the kernel asks', () => {
  test('of structs: named padding, fixed types, the same layout, room to grow', () => {
    const { findings } = judged({
      [SEV]: [
        'struct made_up {',
        '	__u32 a;',
        '	__u64 b;',
        '	unsigned long c;',
        '};',
        "#define SNP_MADE_UP _IOW('S', 0x77, struct made_up)",
      ],
    });
    expect(findings.map(({ rule }) => rule).sort()).toEqual(['extensible', 'fixed-types', 'padding', 'same-size']);
  });

  test('nothing of a struct that is as it should be', () => {
    const { findings } = judged({
      [SEV]: [
        'struct made_up {',
        '	__u32 flags;',
        '	__u32 a;',
        '	__u64 b;',
        '};',
        "#define SNP_MADE_UP _IOW('S', 0x77, struct made_up)",
      ],
    });
    expect(findings).toEqual([]);
  });

  test('of attributes and capabilities: that a document describes them', () => {
    const code = { 'drivers/x.c': ['static DEVICE_ATTR_RO(bar);'] };
    expect(judged(code).findings).toMatchObject([{ rule: 'abi-document', name: 'bar' }]);
    expect(judged({ ...code, 'Documentation/ABI/testing/x': ['What: /sys/x/bar'] }).findings).toEqual([]);
    const cap = { 'include/uapi/linux/kvm.h': ['#define KVM_CAP_MADE_UP 60000'] };
    expect(judged(cap).findings).toMatchObject([{ rule: 'documented' }]);
    expect(judged({ ...cap, 'Documentation/virt/kvm/api.rst': ['KVM_CAP_MADE_UP does.'] }).findings).toEqual([]);
  });

  test('of a neutral header: no word of a vendor', () => {
    expect(judged({ 'include/uapi/linux/tsm.h': ['#define TSM_TDX_MAX 4'] }).findings).toMatchObject([
      { rule: 'vendor-word' },
    ]);
    expect(judged({ 'include/uapi/linux/tdx-guest.h': ['#define TDX_MAX 4'] }).findings).toEqual([]);
  });
});

test('structs are set beside those with the same members', () => {
  const { names } = judged({
    [SEV]: [
      'struct made_up_key_req {',
      '	__u32 root_key_select;',
      '	__u32 vmpl;',
      '	__u32 guest_svn;',
      '	__u64 tcb_version;',
      '};',
    ],
  });
  const [pair] = structPairs(names, knowledge);
  expect(pair).toMatchObject({ added: 'made_up_key_req', known: 'snp_derived_key_req' });
  expect(pair?.rows.filter((row) => row.added && row.known)).toHaveLength(4);
});
