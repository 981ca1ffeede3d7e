import { afterAll, describe, expect, it } from 'vitest';
import { placeOfEvidence } from '../catalog/citation.ts';
import { keyOfPlace, type Place } from '../catalog/place.ts';
import type { Evidence } from '../catalog/types.ts';
import { parseKconfig } from './kconfig.ts';
import { type Found, Lookup } from './lookup.ts';
import { makeFiles } from './testing/trees.ts';
import { openTree, type Tree } from './tree.ts';

const REPORT = `/* header */
/*
 * Only for the
 * administrator.
 */
static int read_report(void)
{
	/* never NULL */
	return -EINVAL;
}
CONFIGFS_ATTR_RO(tsm_, provider);
#define MAX_BLOB 64
static int other(int max_blob) { return MAX_BLOB; }
`;
const ABI = `What:		/sys/kernel/config/tsm/report/$name/inblob
KernelVersion:	v6.7
Description:
		(WO) Up to 64 bytes.

What:		/sys/kernel/config/tsm/report/$name/outblob
What:		/sys/kernel/config/tsm/report/$name/auxblob
Description:
		(RO) When it is too large, EFBIG.
`;
const KCONFIG = `config FIRST
	bool "First"
	help
	  It has a help text that says
	  config nothing.

config SECOND
	tristate
	select FIRST
`;
const files = makeFiles({
  'drivers/virt/coco/guest/report.c': REPORT,
  'drivers/virt/Kconfig': KCONFIG,
  'Documentation/ABI/testing/configfs-tsm-report': ABI,
  'arch/x86/a.c': 'int a;\n',
  'include/uapi/linux/kvm.h': '#define KVM_A 1\n',
  'arch/x86/include/uapi/asm/kvm.h': '#define KVM_MOVED 2\n',
});
afterAll(files.remove);
const lookup = new Lookup(openTree('7.3', files.root) as Tree);
const place = (evidence: Evidence): Place => placeOfEvidence(evidence) as Place;
const report = 'drivers/virt/coco/guest/report.c';
const find = (evidence: Evidence): Found => lookup.find(place(evidence));
const linesOf = (found: Found) => ('lines' in found ? found.lines : 'why' in found ? found.why : '');

describe('places', () => {
  it('finds a symbol, a text in it, in its comments and in the comment before it', () => {
    expect(linesOf(find({ kernel: report, symbol: 'read_report', at: '7.3' }))).toEqual([6, 10]);
    for (const text of ['-EINVAL', 'never NULL', 'Only for the administrator.']) {
      expect(find({ kernel: report, symbol: 'read_report', text, at: '7.3' }).state).toBe('found');
    }
    expect(linesOf(find({ kernel: report, symbol: 'read_report', text: '-EIO', at: '7.3' }))).toContain(
      'does not contain',
    );
    expect(linesOf(find({ kernel: report, symbol: 'absent', at: '7.3' }))).toContain('does not define absent');
  });

  it('prefers the line that defines a text', () => {
    expect(linesOf(find({ kernel: report, text: 'MAX_BLOB', at: '7.3' }))).toEqual([12, 12]);
    expect(linesOf(find({ kernel: report, text: 'provider', at: '7.3' }))).toEqual([11, 11]);
  });

  it('proves an absence, and tells a contradiction from a mistyped path', () => {
    expect(find({ kernel: report, lacks: 'TDX', at: '7.3' }).state).toBe('found');
    expect(find({ kernel: 'drivers/virt/coco', lacks: 'TDX', at: '7.3' }).state).toBe('found');
    expect(find({ kernel: 'drivers/virt/coco', lacks: 'MAX_BLOB', at: '7.3' }).state).toBe('present');
    expect(find({ kernel: 'drivers/virt/coco/absent.c', lacks: 'x', at: '7.3' }).state).toBe('found');
    expect(find({ kernel: 'driver/vrt/absent.c', lacks: 'x', at: '7.3' }).state).toBe('gone');
  });

  it('finds entries of ABI documents, exact names first', () => {
    const path = 'Documentation/ABI/testing/configfs-tsm-report';
    const what = '/sys/kernel/config/tsm/report/$name/';
    expect(linesOf(find({ 'abi-doc': path, what: `${what}inblob`, at: '7.3' }))).toEqual([1, 4]);
    expect(linesOf(find({ 'abi-doc': path, what: 'EFBIG', at: '7.3' }))).toEqual([7, 9]);
    expect(find({ 'abi-doc': path, what: `${what}nothing`, at: '7.3' }).state).toBe('gone');
  });

  it('does not see comments and spacing', () => {
    const other = makeFiles({
      [report]: REPORT.replace('/* never NULL */', '/* NULL */').replace('return -EINVAL', 'return    -EINVAL'),
      'arch/x': '',
    });
    const again = new Lookup(openTree('7.3', other.root) as Tree).find(
      place({ kernel: report, symbol: 'read_report', at: '7.3' }),
    );
    other.remove();
    const digest = (found: Found) => (found.state === 'found' ? found.digest : '');
    expect(digest(again)).toBe(digest(find({ kernel: report, symbol: 'read_report', at: '7.3' })));
    expect(digest(again)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('follows a place to another file', () => {
    const moved = lookup.relocate(place({ kernel: 'drivers/virt/coco/tsm.c', symbol: 'read_report', at: '6.12' }));
    expect(moved).toMatchObject({ state: 'found', path: report });
    const header = lookup.relocate(place({ kernel: 'include/uapi/linux/kvm.h', symbol: 'KVM_MOVED', at: '6.1' }));
    expect(header).toMatchObject({ state: 'found', path: 'arch/x86/include/uapi/asm/kvm.h' });
    const what = '/sys/kernel/config/tsm/report/$name/inblob';
    const document = lookup.relocate(place({ 'abi-doc': 'Documentation/ABI/testing/configfs-tsm', what, at: '6.12' }));
    expect(document).toMatchObject({ state: 'found', path: 'Documentation/ABI/testing/configfs-tsm-report' });
  });

  it('gives every place a key of its own', () => {
    const list: Evidence[] = [
      { kernel: report, symbol: 'a', at: '7.3' },
      { kernel: report, symbol: 'a', text: 'b', at: '7.3' },
      { kernel: report, text: 'b', at: '7.3' },
      { kernel: report, lacks: 'b', at: '7.3' },
      { kernel: report, lines: '1-2', at: '7.3' },
      { kernel: report, at: '7.3' },
      { 'abi-doc': report, at: '7.3' },
      { kconfig: 'A', at: '7.3' },
    ];
    const keys = list.map((evidence) => keyOfPlace(place(evidence)));
    expect(new Set(keys).size).toBeGreaterThanOrEqual(list.length - 1);
  });
});

describe('Kconfig', () => {
  it('reads definitions to their end, and nothing out of help texts', () => {
    const symbols = new Map(parseKconfig('Kconfig', KCONFIG));
    expect([...symbols.keys()]).toEqual(['FIRST', 'SECOND']);
    expect(symbols.get('FIRST')?.lines).toEqual([1, 5]);
    expect(find({ kconfig: 'SECOND', at: '7.3' })).toMatchObject({ state: 'found', path: 'drivers/virt/Kconfig' });
    expect(find({ kconfig: 'THIRD', at: '7.3' }).state).toBe('gone');
  });

  it('does not let a definition that lost its first line change the one before it', () => {
    const cut = KCONFIG.replace('config SECOND\n', '');
    expect(parseKconfig('Kconfig', cut)).toEqual(parseKconfig('Kconfig', KCONFIG).slice(0, 1));
  });
});

describe('trees', () => {
  it('recognises a source tree, headers, and both, also below the release', () => {
    const both = makeFiles({
      'src/7.3/arch/a': '',
      'src/7.3/drivers/b': '',
      'uapi/7.3/usr/include/linux/a.h': '',
      'uapi/7.3/PACKAGE': '7.3.4-1\n',
    });
    const tree = openTree('7.3', both.root);
    expect(tree).toMatchObject({
      source: `${both.root}/src/7.3`,
      headers: `${both.root}/uapi/7.3`,
      package: 'linux 7.3.4-1',
    });
    expect(openTree('7.3', `${both.root}/src/7.3`)).toMatchObject({ headers: undefined });
    expect(openTree('7.3', `${both.root}/uapi/7.3`)).toMatchObject({ source: undefined });
    expect(openTree('7.2', both.root)).toBeUndefined();
    both.remove();
  });

  it('knows which paths a tree that was unpacked in parts would hold', () => {
    const parts = makeFiles({ 'arch/a': '', 'drivers/virt/b.c': '', PARTS: 'drivers/virt\n' });
    const partial = new Lookup(openTree('7.3', parts.root) as Tree);
    expect(partial.find({ kind: 'file', path: 'drivers/pci/tsm.c' }).state).toBe('out-of-reach');
    expect(partial.find({ kind: 'file', path: 'drivers/virt/c.c' }).state).toBe('gone');
    parts.remove();
  });
});
