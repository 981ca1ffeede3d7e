import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newAjv } from '../../../tests/support/ajv.ts';
import { loadCatalog } from '../../catalog/read/load.ts';
import { schemaDocuments } from '../schema-files.ts';
import { probeScript } from './script.ts';
import { MACHINES, make } from './testing/machines.ts';

const { catalog } = loadCatalog();
let scratch: string;
let script: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'probe-'));
  script = join(scratch, 'probe.sh');
  writeFileSync(script, probeScript(catalog, 'https://example.org/'));
  for (const [index, machine] of MACHINES.entries()) make(join(scratch, String(index)), machine);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const found = (program: string, ...args: string[]): boolean => spawnSync(program, args).error === undefined;

/** Machines of every sort, for what is asked of all of them: the whole list would take minutes. */
const SOME = MACHINES.keys()
  .filter((index) => index % 9 === 0)
  .toArray();

interface Answer {
  id: string;
  answer: string;
  why: string;
  next: string;
  url: string;
}
interface Result {
  probe: string;
  kernel: string;
  platform: string;
  machine: { side: string; paravisor: string | null; cloud: string | null; container: string | null };
  interfaces: Answer[];
  functions: Answer[];
}

function run(shell: readonly string[], ...args: string[]): { status: number | null; out: string; err: string } {
  const [program = 'sh', ...first] = shell;
  const { status, stdout, stderr } = spawnSync(program, [...first, script, ...args], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}
const ask = (root: string, shell: readonly string[] = ['sh']): Result =>
  JSON.parse(run(shell, '--json', '--root', root).out) as Result;

const pick = (answers: readonly Answer[], wanted: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.keys(wanted).map((id) => [id, answers.find((one) => one.id === id)?.answer ?? 'missing']));

describe('made-up machines', () => {
  test.each(MACHINES.map((machine, index) => ({ ...machine, index })))('$name', (machine) => {
    const result = ask(join(scratch, String(machine.index)));
    expect(result.platform).toBe(machine.platform);
    if (machine.side !== undefined) expect(result.machine.side).toBe(machine.side);
    expect(pick(result.interfaces, machine.interfaces)).toEqual(machine.interfaces);
    expect(pick(result.functions, machine.functions)).toEqual(machine.functions ?? {});
  });

  test('every interface and function is answered, with a reason, a next step and a link', () => {
    for (const index of SOME) {
      const { interfaces, functions } = ask(join(scratch, String(index)));
      expect(interfaces.map(({ id }) => id)).toEqual(catalog.interfaces.map(({ id }) => id));
      expect(functions.map(({ id }) => id)).toEqual(catalog.functions.map(({ id }) => id));
      for (const { why, next, url } of [...interfaces, ...functions]) {
        expect([why, next].map((text) => text.length > 3)).toEqual([true, true]);
        expect(url).toMatch(/^https:\/\/example\.org\/(interfaces|functions)\/[a-z0-9-]+\/$/);
      }
    }
  });

  test('the result fits its schema', () => {
    const ajv = newAjv({ allErrors: true });
    const schemas = [...schemaDocuments('https://test.example')].map(
      ({ text }) => JSON.parse(text()) as { $id: string },
    );
    ajv.addSchema(schemas);
    const validate = ajv.getSchema(schemas.find(({ $id }) => $id.endsWith('/probe.schema.json'))?.$id ?? '');
    for (const index of SOME) {
      const fine = validate?.(ask(join(scratch, String(index))));
      expect(fine ? [] : validate?.errors).toEqual([]);
    }
  });
});

describe.each([
  ['dash', ['dash']],
  ['bash', ['bash', '--posix']],
  ['busybox', ['busybox', 'sh']],
  ['ksh', ['ksh']],
  ['mksh', ['mksh']],
])('%s', (name, shell) => {
  test.skipIf(!found(shell[0] as string, '-c', 'true'))(`${name} gives what sh gives, if it is on this machine`, () => {
    for (const index of SOME) {
      const root = join(scratch, String(index));
      expect(run(shell, '--json', '--root', root)).toEqual(run(['sh'], '--json', '--root', root));
    }
  });
});

test('this machine: an answer in under two seconds, and nothing on standard error', () => {
  const start = performance.now();
  const { status, out, err } = run(['sh'], '--json');
  expect(performance.now() - start).toBeLessThan(2000);
  expect([status, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({ kernel: expect.stringMatching(/^\d+\.\d+/) });
});

test('nothing is written: neither to the tree nor to where it stands', () => {
  const root = join(scratch, '0');
  const before = execFileSync('find', [root, '-printf', '%p %s %T@ %m\n'], { encoding: 'utf8' });
  const files = readdirSync(scratch);
  run(['sh'], '--root', root);
  run(['sh'], '--json', '--root', root);
  expect(execFileSync('find', [root, '-printf', '%p %s %T@ %m\n'], { encoding: 'utf8' })).toBe(before);
  expect(readdirSync(scratch)).toEqual(files);
  // No redirection into a file but the null device, and no program that changes anything.
  const text = readFileSync(script, 'utf8')
    .replaceAll(/^\s*#.*$/gm, '')
    .replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, '');
  expect(text.match(/[^<2&]>\s*(?!\/dev\/null|&2)[^\s=&|>]/g) ?? []).toEqual([]);
  expect(text).not.toMatch(/^\s*(rm|mv|cp|mkdir|touch|tee|modprobe|insmod|mount|sudo|curl|wget|chmod) /m);
});

test('it runs no other programs than these; without those that it needs it says so', () => {
  const bin = join(scratch, 'bin');
  mkdirSync(bin);
  const shell = execFileSync('sh', ['-c', 'command -v sh'], { encoding: 'utf8' }).trim();
  const ran = (): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(shell, [script, '--json', '--root', join(scratch, '0')], { encoding: 'utf8', env: { PATH: bin } });
  expect(ran()).toMatchObject({
    status: 2,
    stdout: '',
    stderr: 'probe.sh: grep is not here, and nothing can be looked at without it (--help says more)\n',
  });
  for (const name of ['dmesg', 'grep', 'gzip', 'id', 'ls', 'tr', 'uname']) {
    const { stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (stdout !== '') symlinkSync(stdout.trim(), join(bin, name));
  }
  expect(ran()).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(ran().stdout)).toEqual(ask(join(scratch, '0')));
});

test('a read-only tree', () => {
  const root = join(scratch, '6');
  chmodSync(root, 0o555);
  expect(ask(root).platform).toBe('amd-sev-snp');
  chmodSync(root, 0o755);
});

test('a tree whose name has blanks and a glob, and one that is named relatively', () => {
  const root = join(scratch, 'a b [c]*');
  make(root, MACHINES[0] as (typeof MACHINES)[number]);
  expect(ask(root)).toEqual(ask(join(scratch, '0')));
  const { stdout } = spawnSync('sh', [script, '--json', '--root', '0'], { encoding: 'utf8', cwd: scratch });
  expect(JSON.parse(stdout)).toEqual(ask(join(scratch, '0')));
});

test('texts of the machine cannot break the JSON', () => {
  const root = join(scratch, 'odd');
  make(root, {
    files: {
      '/proc/sys/kernel/osrelease': '6.12"\\\u0007\n',
      '/sys/class/dmi/id/sys_vendor': 'A "quoted\\" maker$(id)\n',
      '/proc/cpuinfo': 'flags : a"b\\c tdx_guest\n',
    },
  });
  expect(ask(root)).toMatchObject({ kernel: '6.12', machine: { vendor: 'A quoted makerX(id)'.replace('X', '$') } });
});

describe('usage', () => {
  test.each([
    [['--jsn'], 'there is no option --jsn'],
    [['--root'], '--root needs a directory'],
    [['--root', '/no/such/place'], 'there is no directory /no/such/place'],
    [['word'], 'there is nothing to do with word'],
  ])('%j', (args, message) => {
    expect(run(['sh'], ...args)).toEqual({ status: 2, out: '', err: `probe.sh: ${message} (--help says more)\n` });
  });

  test('help and version', () => {
    expect(run(['sh'], '--help').out).toMatch(/^usage: probe\.sh/);
    expect(run(['sh'], '--version')).toMatchObject({ status: 0, out: '1.0\n', err: '' });
  });
});

test('text for people: groups, next steps, links; what is hidden only with --all', () => {
  const root = join(scratch, '1');
  const { out } = run(['sh'], '--root', root);
  expect(out).toContain('Kernel 6.12.9, x86: a guest of intel-tdx (TDX)');
  expect(out).toMatch(/As a module, not loaded\n(.*\n)* {2}\/dev\/tdx_guest\n(.*\n)* {6}-> modprobe tdx-guest\n/);
  expect(out).not.toContain('Hidden by the platform');
  expect(run(['sh'], '--all', '--root', root).out).toContain('Hidden by the platform');
});

test.skipIf(!found('shellcheck', '--version'))('shellcheck finds nothing, if it is on this machine', () => {
  const { status, stdout } = spawnSync('shellcheck', ['--shell=sh', '--severity=style', '--format=gcc', script], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([0, '']);
});

test('the same catalog always gives the same script', () => {
  expect(probeScript(catalog, 'https://example.org/')).toBe(readFileSync(script, 'utf8'));
  expect(readFileSync(script, 'utf8')).not.toMatch(/@[A-Z_]{4,}@/);
});
