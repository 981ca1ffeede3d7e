import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DRIVER, ENTRY, kernelEntry, TREE } from '../src/kernel/testing/guest.ts';
import { hasCompiler, makeFiles, putFile } from '../src/kernel/testing/trees.ts';
import { announce, unpack } from '../src/kernel/unpack.ts';
import { run } from './verify.ts';

// Compilers and processes: slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

type Files = ReturnType<typeof makeFiles>;
let recorded: Files;
let catalog: Files;
let tree: Files;
let out = '';
let err = '';
const verify = (...args: string[]): Promise<number> => run(['--catalog', catalog.root, ...args]);

const capture = () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
};
beforeAll(async () => {
  recorded = makeFiles({
    'interfaces/amd-sev-snp/guest.yaml': ENTRY.replace('text: guest,', 'symbol: read_report,'),
    'kernels/7.3/kernel.yaml': kernelEntry('7.3'),
  });
  tree = makeFiles(TREE);
  catalog = recorded;
  capture();
  expect(await verify('--update', '--kernel', `7.3=${tree.root}`), err).toBe(0);
  vi.restoreAllMocks();
});
afterAll(() => {
  recorded.remove();
  tree.remove();
});
beforeEach(() => {
  out = '';
  err = '';
  catalog = makeFiles({});
  cpSync(recorded.root, catalog.root, { recursive: true });
  capture();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  catalog.remove();
});

test('exits with 0 and 1; JSON stands alone on standard output', async () => {
  expect(await verify('--kernel', `7.3=${tree.root}`)).toBe(0);
  const changed = makeFiles(TREE);
  putFile(changed.root, DRIVER, readFileSync(join(tree.root, DRIVER), 'utf8').replace('-EBUSY', '-EBUSX'));
  out = '';
  expect(await verify('--kernel', `7.3=${changed.root}`, '--json')).toBe(1);
  changed.remove();
  expect(JSON.parse(out).kernels[0].mismatches[0]).toMatchObject({
    path: '/operations/0/errors/1/evidence/0',
    kind: 'changed',
    line: 21,
  });
});

test.each([
  [['--kernel', '7.3'], 'VERSION=DIR'],
  [['--kernel', 'new=/tmp'], 'new is not a release'],
  [['--nonsense'], 'there is no option --nonsense'],
  [['--updat'], 'did you mean --update?'],
  [['--kernel', '7.3=/nonexistent'], 'holds neither'],
  [['--sample', 'many'], 'takes a whole number'],
  [['--seed', '3'], '--seed belongs to --sample'],
  [['--of', 'notes'], '--of belongs to --sample'],
  [['--sample', '1', '--of', 'moods'], '--of takes errors, notes, remedies, histories, not moods'],
])('wrong usage %j: one sentence, exit 2', async (args, sentence) => {
  expect(await verify(...args)).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(/^verify: .*\n$/);
  expect(err).toContain(sentence);
});

test('a release that the catalog does not have', async () => {
  expect(await verify('--kernel', `7.9=${tree.root}`)).toBe(2);
  expect(err).toContain('--add 7.9 makes it');
});

test('checks nothing without a tree, and fails for that only when it has to be strict or may fetch none', async () => {
  vi.stubEnv('COCO_KERNELS', catalog.root);
  expect(await verify()).toBe(0);
  expect(err).toContain('NOTHING WAS CHECKED');
  expect(await verify('--strict')).toBe(1);
  err = '';
  expect(await verify('--offline')).toBe(2);
  expect(err).toMatch(/^verify: no kernel tree is at hand, and --offline fetches none; .*\n$/);
});

test('adds a release', async () => {
  const next = makeFiles(TREE);
  const header = 'include/uapi/linux/sev-guest.h';
  const text = readFileSync(join(tree.root, header), 'utf8');
  putFile(next.root, header, text.replace('#define SNP_BUSY 2', '#define SNP_BUSY 3\n#define SNP_NEW 1'));
  expect(await verify('--add', '7.4', '--kernel', `7.4=${next.root}`)).toBe(0);
  next.remove();
  expect(readFileSync(join(catalog.root, 'kernels/7.4/kernel.yaml'), 'utf8')).toContain('id: "7.4"');
  expect(out).toMatch(/ {2}\d+ claims?:\n/);
  expect(out).toMatch(/whose place reads as before\n/);
  expect(out).toContain('lines of the log added');
  if (hasCompiler()) {
    expect(out).toContain('SNP_NEW: absent → 0x1');
    expect(out).toContain('SNP_BUSY: 0x2 → 0x3');
  }
});

test.skipIf(!hasCompiler())('lists the names to which no entry refers', async () => {
  expect(await verify('--completeness')).toBe(0);
  expect(out).toContain('constant SNP_TOP');
  expect(out).not.toContain('constant SNP_BUSY');
});

test('prints claims without a tree', async () => {
  expect(await verify('--sample=2', '--seed', '7')).toBe(0);
  expect(out).toMatch(/^1\. .*:\d+:\d+: \/[\s\S]*← [\s\S]*2 of \d+ claims, seed 7\n$/);
  out = '';
  expect(await verify('--sample', '2', '--json')).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ seed: 1, claims: [{}, {}] });
});

describe('what is fetched', () => {
  /** Programs of a Debian machine whose mirror has one release; what they are asked for goes into a file. */
  const machine = (): Files => {
    const files = makeFiles({});
    const program = (name: string, script: string) => {
      const path = join(files.root, name);
      writeFileSync(path, `#!/bin/sh\necho "${name} $*" >> "${files.root}/asked"\n${script}\n`);
      chmodSync(path, 0o755);
    };
    program('apt-get', 'case "$*" in *indextargets*) echo file:/mirror/debian;; *download*) touch package.deb;; esac');
    program(
      'apt-cache',
      'case "$*" in *"madison linux-libc-dev"*) echo "p | 7.3.2-1 | m";; *"madison linux-source-7.3"*) echo "p | 7.3.2-1 | m";; *"show linux-libc-dev"*) echo "Size: 2100000";; *"show linux-source"*) echo "Size: 148000000";; esac',
    );
    program('dpkg', 'exit 1');
    program(
      'dpkg-deb',
      'case "$3" in *uapi*) mkdir -p "$3/usr/include/linux";; *) mkdir -p "$3/usr/src"; touch "$3/usr/src/linux-source-7.3.tar.xz";; esac',
    );
    program('tar', 'mkdir -p "$4/include/uapi" "$4/arch" "$4/drivers"');
    vi.stubEnv('PATH', `${files.root}${delimiter}${process.env.PATH}`);
    return files;
  };

  test('is said before it is downloaded, package by package, and is kept', async () => {
    const files = machine();
    const shelf = join(files.root, 'kernels');
    mkdirSync(shelf);
    const asked = () => readFileSync(join(files.root, 'asked'), 'utf8');
    const said: string[] = [];
    const say = (line: string) => {
      said.push(line);
      expect(asked()).not.toContain('download');
    };
    const { trees, failures } = await unpack(shelf, ['7.3', '7.4'], [], { say });
    expect(said.slice(1)).toEqual([
      'to download: 2 packages, 150 MB',
      '  7.3: linux-libc-dev 7.3.2-1 (2.1 MB), linux-source-7.3 7.3.2-1 (148 MB)',
    ]);
    expect(failures).toEqual(['7.4: no package linux-libc-dev of it on the mirrors']);
    expect(trees.map(({ version, package: name }) => `${version} ${name}`)).toEqual(['7.3 linux 7.3.2-1']);

    writeFileSync(join(files.root, 'asked'), '');
    const again = await unpack(shelf, ['7.3', '7.4'], [], { say, offline: true });
    expect(again.trees).toHaveLength(1);
    expect(again.failures).toEqual(['7.4: not unpacked, and nothing is fetched']);
    expect(asked()).toBe('');
    files.remove();
  });

  test('and what was downloaded before is not counted', () => {
    const source = { name: 'linux-source-7.3', build: '7.3.2-1', bytes: 0 };
    expect(announce([{ version: '7.3', source }])).toEqual([
      'to download: 0 packages, 0.0 MB (1 package downloaded before)',
      '  7.3: linux-source-7.3 7.3.2-1 (here)',
    ]);
    expect(announce([])).toEqual([]);
  });
});
