import { afterAll, describe, expect, it } from 'vitest';
import type { UapiFact } from '../catalog/model.ts';
import { ARCHES } from './arches.ts';
import { extract, ioctl } from './extract.ts';
import { expandFacts, formatUapi } from './facts.ts';
import { HEADERS, hasCompiler, makeFiles, SOURCE_HEADERS } from './testing/trees.ts';
import { openTree, removeGenerated, type Tree } from './tree.ts';

const installed = makeFiles({ ...HEADERS, PACKAGE: '7.3.4-1\n' });
const source = makeFiles({ ...SOURCE_HEADERS, 'drivers/a.c': '', 'virt/b.c': '' });
afterAll(() => {
  installed.remove();
  source.remove();
  removeGenerated();
});

const treeOf = (root: string): Tree => openTree('7.3', root) as Tree;

describe.skipIf(!hasCompiler())('extraction', () => {
  const facts = async (root: string) => {
    const { file, skipped } = await extract(treeOf(root));
    const of = (name: string) => file.facts.find((fact) => fact.name === name && fact.arch === 'x86');
    return { file, skipped, of, value: (name: string) => of(name)?.value };
  };

  it('takes ioctls apart, also through another macro', async () => {
    const { value, of } = await facts(installed.root);
    const expected = { value: '0xc0605300', dir: '_IOWR', type: '0x53', nr: '0x0', size: 96 };
    expect(value('SNP_GET_REPORT')).toEqual(expected);
    expect(value('SNP_ALIAS')).toEqual(expected);
    expect(of('SNP_GET_REPORT')).toMatchObject({ kind: 'ioctl', header: 'linux/sev-guest.h' });
    expect(value('SNP_NOTHING')).toEqual({ value: '0x5301', dir: '_IO', type: '0x53', nr: '0x1', size: 0 });
  });

  it('gives sizes and offsets, through anonymous and nested members and arrays', async () => {
    const { value } = await facts(installed.root);
    expect(value('snp_report_req')).toEqual({ sizeof: 96 });
    expect(value('snp_report_req.user_data')).toEqual({ offsetof: 0, sizeof: 64 });
    expect(value('snp_guest_request_ioctl.exitinfo2')).toEqual({ offsetof: 16, sizeof: 8 });
    expect(value('snp_guest_request_ioctl.vmm_error')).toEqual({ offsetof: 20, sizeof: 4 });
    expect(value('snp_guest_request_ioctl.nested')).toEqual({ offsetof: 24, sizeof: 4 });
    expect(value('snp_guest_request_ioctl.nested.inner.deep')).toEqual({ offsetof: 26, sizeof: 1 });
    expect(value('snp_guest_request_ioctl.tail')).toEqual({ offsetof: 32, sizeof: 0 });
    expect(value('untagged_t')).toEqual({ sizeof: 4 });
    expect(value('snp_guest_request_ioctl.high')).toEqual({ bitoffset: 227, bits: 29 });
  });

  it('keeps the sign that a constant has in C', async () => {
    const { value } = await facts(installed.root);
    expect(value('SNP_BUSY')).toEqual({ value: '0x2' });
    expect(value('SNP_GUEST_REQ_IOC_TYPE')).toEqual({ value: '0x53' });
    expect(value('SNP_TOP')).toEqual({ value: '0x8000000000000000' });
    expect(value('SNP_NEGATIVE')).toEqual({ value: '-0x2' });
    expect(value('SNP_CODE_NONE')).toEqual({ value: '-0x1' });
    expect(value('SNP_CODE_ONE')).toEqual({ value: '0x1' });
  });

  it('names the header that defines, and takes nothing from other headers', async () => {
    const { of } = await facts(installed.root);
    expect(of('KVM_SEV_MOVED')).toMatchObject({ header: 'asm/kvm.h', arch: 'x86' });
    expect(of('_IOC')).toBeUndefined();
    expect(of('__UAPI_LINUX_SEV_GUEST_H_')).toBeUndefined();
  });

  it('reports what gives no fact, with the reason', async () => {
    const { skipped, of } = await facts(installed.root);
    const why = (name: string) => skipped.find((item) => item.name === name)?.why ?? '';
    expect(why('SNP_GUEST_FW_ERR_MASK')).toContain('GENMASK_ULL');
    expect(why('SNP_GUEST_VMM_ERR')).toContain('arguments');
    expect(why('SNP_NAME')).toContain('string');
    for (const { name } of skipped) expect(of(name)).toBeUndefined();
  });

  it('gives the same from a source tree as from installed headers', async () => {
    const [a, b] = [await facts(installed.root), await facts(source.root)];
    const plain = (list: readonly UapiFact[]) =>
      list.filter(({ arch }) => arch === 'x86').map((fact) => JSON.stringify(fact));
    expect(plain(b.file.facts).sort()).toEqual(plain(a.file.facts).sort());
  });

  it('says which targets it could not read', async () => {
    const { arches, missing, file } = await extract(treeOf(installed.root));
    expect(arches).toEqual(['x86']);
    expect(missing.map(({ arch }) => arch)).toEqual(ARCHES.filter((arch) => arch !== 'x86'));
    expect(file.package).toBe('linux 7.3.4-1');
  });

  it('writes a file that reads back as it was', async () => {
    const { file } = await facts(installed.root);
    const again = JSON.parse(formatUapi(file));
    const key = (fact: UapiFact) => JSON.stringify(fact);
    expect(expandFacts(again.facts).map(key).sort()).toEqual(file.facts.map(key).sort());
  });
});

describe('ioctl numbers', () => {
  it.each([
    [0x5301n, '_IO', 0],
    [0x40085302n, '_IOW', 8],
    [0x80085302n, '_IOR', 8],
    [0xffff53ffn, '_IOWR', 0x3fff],
  ])('%d', (value, dir, size) => {
    expect(ioctl(value)).toMatchObject({ dir, size, type: '0x53' });
  });
});
