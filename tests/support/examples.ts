import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareVersions } from '../../src/catalog/versions.ts';
import type { Arch } from '../../src/kernel/arches.ts';
import { installedIncludes, openTree, sourceIncludes, type Tree } from '../../src/kernel/tree.ts';

const FAKES = join(import.meta.dirname, 'examples');
const ROOT = join(import.meta.dirname, '..', '..');
const WRAPPED = ['open', 'ioctl', 'mkdir', 'rmdir', 'read', 'write', 'pread', 'pwrite'];

/** How one example is played: what it opens, and what it is given. */
export interface Play {
  /** Path of the device or file that it opens, made empty below the root of the fake; a directory ends with a slash. */
  opens: string;
  /** Bytes that the file holds at first; none when left out. */
  holds?: number;
  /** Its arguments; OUT stands for a file that is written. */
  args?: readonly string[];
  /** True when it writes nothing. */
  silent?: boolean;
  /** True when the entry tells a caller to try again on EBUSY. */
  retries?: boolean;
}

/** What the fake does to the program's calls. */
export interface Conditions {
  missing?: boolean;
  refuse?: boolean;
  busy?: number;
  full?: boolean;
}

export interface Ended {
  status: number | null;
  stderr: string;
}

/** The newest kernel headers at hand besides the machine's own. */
export function newestTree(): Tree | undefined {
  const given = process.env.COCO_KERNELS ?? join(ROOT, '.cache', 'kernels');
  const names = ['uapi', 'src'].flatMap((part) =>
    existsSync(join(given, part)) ? readdirSync(join(given, part)) : [],
  );
  const versions = [...new Set(names)].filter((name) => /^\d+\.\d+$/.test(name)).sort(compareVersions);
  const newest = versions.at(-1);
  return newest === undefined ? undefined : openTree(newest, given);
}

/**
 * Compiles an example with its fake. Undefined is success; else what the compiler says. Headers of another target than
 * x86 come last, so that those which only that target has are found.
 */
export function compile(
  name: string,
  code: string,
  arch: Arch,
  tree: Tree | undefined,
  program: string,
): string | undefined {
  const source = `${program}.c`;
  writeFileSync(source, code);
  const of = (target: Arch) => (tree ? (installedIncludes(tree, target) ?? sourceIncludes(tree, target)) : undefined);
  const host = of('x86');
  const other = arch === 'x86' ? undefined : of(arch);
  const args = [
    '-std=gnu11',
    '-Wall',
    '-Werror',
    ...(host?.flags ?? []),
    ...(host?.directories ?? []).flatMap((place) => ['-isystem', place]),
    ...(other?.directories ?? []).flatMap((place) => ['-idirafter', place]),
    ...WRAPPED.map((call) => `-Wl,--wrap=${call}`),
    '-o',
    program,
    source,
    join(FAKES, 'fake.c'),
    join(FAKES, `${name}.c`),
  ];
  const { status, stderr } = spawnSync(process.env.CC ?? 'gcc', args, { encoding: 'utf8' });
  return status === 0 ? undefined : stderr || 'no compiler';
}

/** Runs a compiled example against a fake that is made anew. */
export function play(program: string, { opens, holds = 0, args = [], silent }: Play, conditions: Conditions): Ended {
  const root = mkdtempSync(join(tmpdir(), 'fake-'));
  try {
    const path = join(root, opens);
    const parent = opens.endsWith('/') ? path : join(path, '..');
    if (!conditions.missing) mkdirSync(parent, { recursive: true });
    if (!conditions.missing && !opens.endsWith('/')) writeFileSync(path, Buffer.alloc(holds));
    const out = conditions.full && !silent ? '/dev/full' : join(root, 'out');
    const outputs = args.map((arg) => (arg === 'OUT' ? out : arg));
    const env = {
      PATH: process.env.PATH,
      FAKE_ROOT: root,
      ...(conditions.refuse ? { FAKE_REFUSE: '1' } : {}),
      ...(conditions.busy ? { FAKE_BUSY: String(conditions.busy) } : {}),
    };
    // The shell opens the output, so that a full disk is one.
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', 'out=$1; shift; exec "$@" >"$out"', 'sh', out, program, ...outputs],
      {
        encoding: 'utf8',
        env,
      },
    );
    return { status, stderr };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Whether a C compiler with a C library is at hand. */
export function canCompile(): boolean {
  try {
    execFileSync(process.env.CC ?? 'gcc', ['-fsyntax-only', '-x', 'c', '-'], {
      input: '#include <stdio.h>\n',
      stdio: 'pipe',
    });
    return true;
  } catch {
    return false;
  }
}
