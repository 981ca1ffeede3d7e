import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCatalog } from '../catalog/read/load.ts';
import { run } from './command.ts';
import { hasCompiler, makeFiles, putFile, SOURCE_HEADERS } from './testing/trees.ts';
import { openTree, type Tree } from './tree.ts';
import { type Report, verify } from './verify.ts';

const REPORT = `static int read_report(void)
{
	return -EINVAL;
}
static int write_report(void)
{
	return -EBUSY;
}
CONFIGFS_ATTR_RO(tsm_, provider);
`;
const DRIVER = 'drivers/virt/report.c';
const TREE = {
  ...SOURCE_HEADERS,
  [DRIVER]: REPORT,
  'drivers/virt/Kconfig': 'config SEV_GUEST\n\ttristate "Guest"\n\nconfig TSM_REPORTS\n\ttristate\n',
  'Documentation/ABI/testing/tsm': 'What: /sys/tsm/provider\nDescription: The provider.\n\nWhat: /sys/tsm/other\n',
};

const ENTRY = `id: guest
name: Guest
platform: amd-sev-snp
side: guest
summary: A device of the guest, made for this test.
opens: { kind: device, path: /dev/guest }
kconfig: [SEV_GUEST]
source: [${DRIVER}]
stability: uapi
history:
  - { change: added, kernel: "7.2", evidence: [{ kernel: ${DRIVER}, text: guest, at: "7.3" }] }
operations:
  - id: report
    name: SNP_GET_REPORT
    kind: ioctl
    summary: Gives a report to the caller.
    symbol: SNP_GET_REPORT
    request: snp_report_req
    errors:
      - { errno: EINVAL, when: it is wrong, evidence: [{ kernel: ${DRIVER}, symbol: read_report, text: "-EINVAL", at: "7.3" }] }
      - { errno: EBUSY, when: it is busy, evidence: [{ kernel: ${DRIVER}, symbol: write_report, at: "7.3" }] }
  - id: provider
    name: provider
    kind: attribute
    summary: Names the provider of reports.
    history:
      - { change: added, kernel: "7.3", evidence: [{ kernel: ${DRIVER}, text: provider, at: "7.3" }] }
    notes:
      - { text: It is documented., evidence: [{ abi-doc: Documentation/ABI/testing/tsm, what: /sys/tsm/provider, at: "7.3" }, { kconfig: TSM_REPORTS, at: "7.3" }] }
constants:
  - { name: SNP_BUSY }
`;
const kernelEntry = (version: string) =>
  `id: "${version}"\nreleased: unknown\nchecked: { package: linux, version: ${version}.1-1 }\n`;

// Compilers and processes: slow on a busy machine.
describe('verify', () => {
  let catalog: { root: string; remove: () => void };
  let tree: { root: string; remove: () => void };
  let older: { root: string; remove: () => void };

  const verifyWith = (roots: Record<string, string>, update = false): Promise<Report> => {
    const trees = Object.entries(roots).map(([version, root]) => openTree(version, root) as Tree);
    return verify({ catalog: catalog.root, entries: readCatalog(catalog.root).entries, newest: '7.3', trees, update });
  };
  const found = async (roots: Record<string, string> = { '7.3': tree.root }): Promise<string[]> => {
    const report = await verifyWith(roots);
    return [...report.kernels.flatMap(({ mismatches }) => mismatches), ...report.mismatches].map(
      ({ kind, path, line }) => `${kind} ${path}${line > 0 ? '' : ' without a line'}`,
    );
  };
  const edit = (path: string, from: string, to: string): void => {
    const text = readFileSync(join(tree.root, path), 'utf8');
    expect(text).toContain(from);
    putFile(tree.root, path, text.replaceAll(from, to));
  };

  let recorded: { root: string; remove: () => void };

  const makeTrees = () => {
    tree = makeFiles(TREE);
    const without = REPORT.replace('CONFIGFS_ATTR_RO(tsm_, provider);\n', '').replace('-EBUSY', '-EAGAIN');
    older = makeFiles({ ...TREE, [DRIVER]: without });
  };
  beforeAll(async () => {
    recorded = makeFiles({
      'interfaces/amd-sev-snp/guest.yaml': ENTRY.replace('text: guest,', 'symbol: read_report,'),
      'kernels/7.2/kernel.yaml': kernelEntry('7.2'),
      'kernels/7.3/kernel.yaml': kernelEntry('7.3'),
    });
    catalog = recorded;
    makeTrees();
    await verifyWith({ '7.2': older.root, '7.3': tree.root }, true);
    tree.remove();
    older.remove();
  });
  afterAll(() => recorded.remove());
  beforeEach(() => {
    catalog = makeFiles({});
    cpSync(recorded.root, catalog.root, { recursive: true });
    makeTrees();
  });
  afterEach(() => {
    catalog.remove();
    tree.remove();
    older.remove();
  });

  it('has nothing to say of the trees that were recorded', async () => {
    expect(await found({ '7.2': older.root, '7.3': tree.root })).toEqual([]);
    const [, kernel] = (await verifyWith({ '7.2': older.root, '7.3': tree.root })).kernels;
    expect(kernel).toMatchObject({ version: '7.3', claims: 7, checked: 7 });
  });

  it('names the claims of a function that changed, and no others', async () => {
    edit(DRIVER, 'return -EBUSY', 'return -EBUSX');
    expect(await found()).toEqual(['changed /operations/0/errors/1/evidence/0']);
  });

  it('does not mind a comment, a blank line or a shifted function', async () => {
    edit(DRIVER, 'static int write_report(void)\n', '\n/* writes */\nstatic int write_report(void)\n');
    expect(await found()).toEqual([]);
  });

  it('names the claims of an attribute that was renamed', async () => {
    edit(DRIVER, 'provider', 'purveyor');
    expect(await found()).toEqual(['gone /operations/1/history/0/evidence/0']);
  });

  it('names the claims of a document and of a Kconfig symbol', async () => {
    edit('Documentation/ABI/testing/tsm', '/sys/tsm/provider', '/sys/tsm/vendor');
    expect(await found()).toEqual(['gone /operations/1/notes/0/evidence/0']);
    edit('Documentation/ABI/testing/tsm', '/sys/tsm/vendor', '/sys/tsm/provider');
    edit('drivers/virt/Kconfig', 'config SEV_GUEST\n', '');
    expect(await found()).toEqual(['gone /kconfig/0']);
    edit('drivers/virt/Kconfig', 'config TSM_REPORTS\n', '');
    expect(await found()).toEqual(['gone /kconfig/0', 'gone /operations/1/notes/0/evidence/1']);
  });

  it('names a source file that is gone, with the claims that cite it', async () => {
    edit('drivers/virt/report.c', REPORT, '');
    expect((await found()).filter((line) => line.startsWith('gone'))).toHaveLength(4);
  });

  it.skipIf(!hasCompiler())('names the claims of a constant and of a struct that changed', async () => {
    edit('include/uapi/linux/sev-guest.h', '#define SNP_BUSY 2', '#define SNP_BUSY 3');
    expect(await found()).toEqual(['uapi /constants/0/name']);
    edit('include/uapi/linux/sev-guest.h', '#define SNP_BUSY 3', '#define SNP_BUSY 2');
    edit('include/uapi/linux/sev-guest.h', '__u8 rsvd[28]', '__u8 rsvd[32]');
    const lines = await found();
    expect(lines).toContain('uapi /operations/0/symbol');
    expect(lines).toContain('uapi /operations/0/request');
    // SNP_ALIAS has the same number, and no entry names it.
    expect(lines.filter((line) => !line.includes('/operations/0/'))).toHaveLength(1);
  });

  it.skipIf(!hasCompiler())('does not pass over headers that no longer compile', async () => {
    edit('include/uapi/linux/sev-guest.h', 'struct snp_report_req {', 'struct snp_report_req {{');
    expect(await found()).toContain('uapi ');
  });

  it.skipIf(!hasCompiler())('names a history that the trees contradict', async () => {
    putFile(older.root, DRIVER, REPORT);
    expect(await found({ '7.2': older.root })).toEqual(['history /operations/1/history/0/evidence/0']);
    const file = join(catalog.root, 'interfaces/amd-sev-snp/guest.yaml');
    const text = readFileSync(file, 'utf8');
    putFile(
      catalog.root,
      'interfaces/amd-sev-snp/guest.yaml',
      text.replace('symbol: SNP_GET_REPORT', 'symbol: SNP_UNKNOWN'),
    );
    expect(await found()).toEqual(['history /operations/0/symbol', 'name /operations/0/symbol']);
  });

  it('tells how claims stand in other releases', async () => {
    const [before] = (await verifyWith({ '7.2': older.root, '7.3': tree.root })).kernels;
    expect(before?.changed.map(({ claim }) => claim)).toEqual(['/operations/0/errors/1']);
    expect(before?.gone).toEqual([]);
  });

  it('asks for a record of what is new', async () => {
    const file = 'interfaces/amd-sev-snp/guest.yaml';
    const text = readFileSync(join(catalog.root, file), 'utf8');
    putFile(catalog.root, file, text.replace('text: provider, at', 'text: CONFIGFS_ATTR_RO, at'));
    expect(await found()).toEqual(['unrecorded /operations/1/history/0/evidence/0']);
  });

  describe('the command', () => {
    let out = '';
    beforeEach(() => {
      out = '';
      vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
        out += text;
        return true;
      });
      vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    });
    afterEach(() => {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
    });

    it('exits with 0, 1 and 2', async () => {
      expect(await run(['--kernel', `7.3=${tree.root}`], catalog.root)).toBe(0);
      edit(DRIVER, 'return -EBUSY', 'return -EBUSX');
      expect(await run(['--kernel', `7.3=${tree.root}`, '--json'], catalog.root)).toBe(1);
      const report = JSON.parse(out.slice(out.indexOf('{\n')));
      expect(report.kernels[0].mismatches[0]).toMatchObject({
        path: '/operations/0/errors/1/evidence/0',
        kind: 'changed',
        line: 21,
      });
      expect(await run(['--kernel', '7.3'], catalog.root)).toBe(2);
      expect(await run(['--nonsense'], catalog.root)).toBe(2);
      expect(await run(['--kernel', '7.3=/nonexistent'], catalog.root)).toBe(2);
      expect(await run(['--kernel', `7.9=${tree.root}`], catalog.root)).toBe(2);
    });

    it('checks nothing without a tree, and fails for that only when it has to be strict', async () => {
      vi.stubEnv('COCO_KERNELS', catalog.root);
      expect(await run([], catalog.root)).toBe(0);
      expect(await run(['--strict'], catalog.root)).toBe(1);
    });

    it('adds a release', async () => {
      edit('include/uapi/linux/sev-guest.h', '#define SNP_BUSY 2', '#define SNP_BUSY 3\n#define SNP_NEW 1');
      expect(await run(['--add', '7.4', '--kernel', `7.4=${tree.root}`], catalog.root)).toBe(0);
      expect(readFileSync(join(catalog.root, 'kernels/7.4/kernel.yaml'), 'utf8')).toContain('id: "7.4"');
      if (hasCompiler()) {
        expect(out).toContain('SNP_NEW: absent → 0x1');
        expect(out).toContain('SNP_BUSY: 0x2 → 0x3');
      }
    });

    it.skipIf(!hasCompiler())('lists the names to which no entry refers', async () => {
      expect(await run(['--completeness'], catalog.root)).toBe(0);
      expect(out).toContain('constant SNP_TOP');
      expect(out).not.toContain('constant SNP_BUSY');
    });
  });
});
