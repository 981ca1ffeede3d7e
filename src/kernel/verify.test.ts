import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCatalog } from '../catalog/read/load.ts';
import { DRIVER, ENTRY, kernelEntry, REPORT, TREE } from './testing/guest.ts';
import { hasCompiler, makeFiles, putFile } from './testing/trees.ts';
import { openTree, type Tree } from './tree.ts';
import { type Report, verify } from './verify.ts';

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
    expect(kernel).toMatchObject({ version: '7.3', claims: 6, checked: 6 });
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
});
