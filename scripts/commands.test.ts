// Every command as a user calls it: help, wrong usage, JSON.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putFile } from '../src/kernel/testing/trees.ts';
import { miniFiles } from '../src/rules/testing/mini.ts';
import { COMMANDS } from './support/commands.mjs';

const ROOT = join(import.meta.dirname, '..');
const NAMES = Object.keys(COMMANDS);

interface Outcome {
  status: number;
  out: string;
  err: string;
}
let scratch: string;
let catalog: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'commands-'));
  catalog = join(scratch, 'catalog');
  for (const [path, text] of miniFiles()) putFile(catalog, path, text);
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** Runs the one program of all commands in an empty directory. */
function run(...args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    const env = {
      ...process.env,
      npm_lifecycle_event: '',
      COCO_PROGRAM: '',
      DEBUG: '',
      PORT: '0',
      COCO_KERNELS: scratch,
    };
    execFile(process.execPath, [join(ROOT, 'scripts', 'cli.mjs'), ...args], { cwd: scratch, env }, (error, out, err) =>
      done({ status: Number(error?.code ?? 0), out, err }),
    );
  });
}

/** What each command answers, a few at a time. */
async function each(names: readonly string[], args: (name: string) => string[]): Promise<Map<string, Outcome>> {
  const answers = new Map<string, Outcome>();
  const waiting = [...names];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      answers.set(name, await run(name, ...args(name)));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return answers;
}

test('the scripts of package.json are the commands', () => {
  const { scripts, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const name of NAMES) expect(scripts[name]).toBe(`node scripts/cli.mjs ${name}`);
  expect(bin).toEqual({ 'coco-abi-catalog': 'scripts/cli.mjs' });
});

test('the program lists its commands, and knows no others', async () => {
  const { status, out, err } = await run('--help');
  expect([status, err]).toEqual([0, '']);
  for (const name of NAMES) expect(out).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
  expect(await run('chekc')).toEqual({
    status: 2,
    out: '',
    err: 'There is no command "chekc"; coco-abi-catalog --help lists them.\n',
  });
  expect(await run()).toMatchObject({ status: 2, out: '' });
});

test('help of every command: on standard output, and no work', async () => {
  const before = readdirSync(scratch, { recursive: true });
  const ledger = readFileSync(join(ROOT, 'src/site/addresses.txt'));
  for (const [name, { status, out, err }] of await each(NAMES, () => ['--help'])) {
    expect([name, status, err]).toEqual([name, 0, '']);
    expect(out).toMatch(new RegExp(`^usage: coco-abi-catalog ${name}\\b`));
    expect(out).toContain('\nExit ');
  }
  expect(readdirSync(scratch, { recursive: true })).toEqual(before);
  expect(readFileSync(join(ROOT, 'src/site/addresses.txt'))).toEqual(ledger);
});

test('a wrong option of every command: one sentence that says what was meant, exit 2', async () => {
  for (const [name, { status, out, err }] of await each(NAMES, () => ['--hepl'])) {
    expect([name, status, out]).toEqual([name, 2, '']);
    expect(err).toBe(
      `${name}: there is no option --hepl; did you mean --help? (coco-abi-catalog ${name} --help says more)\n`,
    );
  }
});

describe('--json', () => {
  test('is data and nothing else, with every command that has it', async () => {
    const source = 'aa '.repeat(40);
    writeFileSync(join(scratch, 'none.bin'), source);
    const args: Record<string, string[]> = {
      check: ['--catalog', catalog],
      fmt: ['--check', '--catalog', catalog],
      new: ['source', 'a-new-source', '--catalog', catalog],
      diff: [catalog, catalog],
      query: ['kind:platform', '--catalog', catalog],
      decode: ['none.bin'],
      verify: ['--sample', '1', '--catalog', catalog],
    };
    const answers = await each(Object.keys(args), (name) => [...(args[name] ?? []), '--json']);
    const data = new Map([...answers].map(([name, { out }]) => [name, JSON.parse(out)]));
    expect(data.get('check')).toMatchObject({ errors: 0, diagnostics: [] });
    expect(data.get('fmt')).toMatchObject({ unformed: expect.any(Array), diagnostics: [] });
    expect(data.get('new')).toEqual({ files: [{ file: 'catalog/sources/a-new-source.yaml', changed: false }] });
    expect(data.get('diff')).toMatchObject({ entries: [] });
    expect(data.get('query').count).toBeGreaterThan(0);
    expect(data.get('decode').error).toMatch(/unknown format/);
    expect(data.get('verify').claims).toHaveLength(1);
  });

  test('does not stand beside another format', async () => {
    for (const [name, { status, err }] of await each(['check', 'diff'], (name) => [
      name === 'check' ? '--json' : 'HEAD',
      ...(name === 'check' ? ['--format', 'sarif'] : ['--json', '--format', 'md']),
    ])) {
      expect([name, status]).toEqual([name, 2]);
      expect(err).toMatch(/--json and --format \w+ contradict each other/);
    }
  });
});

test('a reader that goes away is no fault', async () => {
  const script = `"${process.execPath}" "${join(ROOT, 'scripts/cli.mjs')}" query --help | head -n 1`;
  const answer = await new Promise<Outcome>((done) => {
    execFile('sh', ['-c', script], { cwd: scratch }, (error, out, err) =>
      done({ status: Number(error?.code ?? 0), out, err }),
    );
  });
  expect(answer).toEqual({ status: 0, out: expect.stringMatching(/^usage: .*\n$/), err: '' });
});
