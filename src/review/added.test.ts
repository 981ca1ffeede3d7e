import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../catalog/read/load.ts';
import { addedNames } from './added.ts';
import { knowledgeOf } from './know.ts';
import { readDiff } from './read-diff.ts';

const knowledge = knowledgeOf(loadCatalog().catalog);

const namesOf = (path: string, lines: readonly string[], { within = '', context = [] as string[] } = {}) => {
  const text = [
    `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -1,${context.length} +1,${context.length + lines.length} @@ ${within}`,
    ...context.map((line) => ` ${line}`),
    ...lines.map((line) => `+${line}`),
  ].join('\n');
  return addedNames(
    { title: '', patches: [{ subject: '', words: '', files: readDiff(text).files }], notes: [] },
    knowledge,
  );
};
const UAPI = 'include/uapi/linux/made-up.h';

describe('names that a proposal adds', () => {
  test('an ioctl with its type, number, argument and direction, also over two lines', () => {
    const [one, two] = namesOf(UAPI, [
      "#define MADE_UP_GET	_IOWR('Q', 0x03, struct made_up_req)",
      '#define MADE_UP_PUT \\',
      "	_IOW('Q', 4, struct made_up_put)",
    ]);
    expect(one).toMatchObject({
      kind: 'ioctl',
      name: 'MADE_UP_GET',
      value: "'Q',0x03",
      argument: 'made_up_req',
      direction: 'in-out',
      line: 1,
      uapi: true,
    });
    expect(two).toMatchObject({ kind: 'ioctl', name: 'MADE_UP_PUT', value: "'Q',4", direction: 'in' });
  });

  test('a struct with members, arrays and comments; and members that one gets', () => {
    const [one] = namesOf(UAPI, [
      '/* What is asked. */',
      'struct made_up_req {',
      '	__u8 data[64]; /* nonce */',
      '	__u32 flags;',
      '	__u64 reserved[2];',
      '};',
    ]);
    expect(one).toMatchObject({ kind: 'struct', name: 'made_up_req', comment: 'What is asked.' });
    expect(one?.members).toEqual([
      { name: 'data', type: '__u8', count: '64' },
      { name: 'flags', type: '__u32' },
      { name: 'reserved', type: '__u64', count: '2' },
    ]);
    expect(
      namesOf(UAPI, ['	__u64 more;'], { within: 'struct made_up_req {', context: ['	__u32 flags;'] }),
    ).toMatchObject([
      { kind: 'struct', name: 'made_up_req', extended: true, members: [{ name: 'more', type: '__u64' }] },
    ]);
  });

  test.each([
    ['#define KVM_CAP_MADE_UP 250', 'capability'],
    ['#define KVM_EXIT_MADE_UP 77', 'exit'],
    ['#define KVM_X86_MADE_VM 9', 'vm-type'],
    ['#define KVM_HC_MADE_UP 99', 'hypercall'],
    ['#define MADE_UP_FLAG_A (1 << 0)', 'flag'],
    ['#define MADE_UP_MAX 4', 'constant'],
  ])('%s is a %s', (line, kind) => expect(namesOf(UAPI, [line])).toMatchObject([{ kind }]));

  test('members of an enum of a header, and none of the code', () => {
    expect(namesOf(UAPI, ['enum made_up_cmd {', '	KVM_SEV_MADE_UP = 40,', '	MADE_UP_LAST,', '};'])).toMatchObject([
      { kind: 'sub-command', name: 'KVM_SEV_MADE_UP', value: '40' },
      { kind: 'constant', name: 'MADE_UP_LAST' },
    ]);
    expect(namesOf('drivers/x.c', ['enum inner {', '	SOME_STATE,', '};'])).toEqual([]);
  });

  test.each([
    ['drivers/x.c', 'static DEVICE_ATTR_RO(bar);', { kind: 'attribute', name: 'bar', tree: 'sysfs' }],
    [
      'drivers/x.c',
      'CONFIGFS_BIN_ATTR_RO(tsm_report_, outblob, NULL, 4);',
      { kind: 'attribute', name: 'outblob', tree: 'configfs' },
    ],
    [
      'drivers/x.c',
      '	debugfs_create_file("dump", 0400, dir, NULL, &fops);',
      { kind: 'attribute', name: 'dump', tree: 'debugfs' },
    ],
    ['drivers/x.c', '	securityfs_create_dir("coco", NULL);', { kind: 'attribute', name: 'coco', tree: 'securityfs' }],
    ['drivers/x.c', 'module_param(asids, uint, 0444);', { kind: 'parameter', name: 'asids' }],
    ['arch/x86/x.c', '__setup("made_up=", parse);', { kind: 'parameter', name: 'made_up' }],
    ['include/trace/events/x.h', 'TRACE_EVENT(made_up_read,', { kind: 'tracepoint', name: 'made_up_read' }],
    ['drivers/Kconfig', 'config MADE_UP', { kind: 'kconfig', name: 'MADE_UP' }],
    [
      'Documentation/ABI/testing/sysfs-made-up',
      'What:		/sys/firmware/made_up/level',
      { kind: 'abi-document', name: '/sys/firmware/made_up/level' },
    ],
  ])('in %s: %s', (path, line, name) => expect(namesOf(path, [line])).toMatchObject([name]));

  test('neither what moved, nor copies of headers', () => {
    const moved = [
      '--- a/a.c',
      '+++ b/a.c',
      '@@ -1,1 +1,0 @@',
      '-static DEVICE_ATTR_RO(bar);',
      '--- a/b.c',
      '+++ b/b.c',
      '@@ -1,0 +1,1 @@',
      '+static DEVICE_ATTR_RO(bar);',
    ].join('\n');
    expect(
      addedNames(
        { title: '', patches: [{ subject: '', words: '', files: readDiff(moved).files }], notes: [] },
        knowledge,
      ),
    ).toEqual([]);
    expect(namesOf('tools/include/uapi/linux/kvm.h', ['#define KVM_CAP_MADE_UP 250'])).toEqual([]);
  });
});
