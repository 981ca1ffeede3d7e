import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { miniFiles } from '../../src/rules/testing/mini.ts';

/** Things that are called like entries, and what they are. */
const SPECIAL: Readonly<Record<string, string>> = {
  'sources/pipe.yaml': 'a named pipe',
  'sources/folder.yaml': 'a directory',
  'sources/link.yaml': 'a symbolic link',
  'sources/gone.yaml': 'a symbolic link',
  'sources/zero.yaml': 'a symbolic link',
  'interfaces/loop': 'a symbolic link',
};
const SECRET = 'id: secret-of-another-file';

const outer = mkdtempSync(join(tmpdir(), 'special-'));
const sound = join(outer, 'sound');
const special = join(outer, 'special');

beforeAll(() => {
  for (const catalog of [sound, special]) {
    for (const [file, text] of miniFiles()) {
      mkdirSync(dirname(join(catalog, file)), { recursive: true });
      writeFileSync(join(catalog, file), text);
    }
  }
  writeFileSync(join(outer, 'secret.yaml'), SECRET);
  mkdirSync(join(special, 'sources', 'folder.yaml'));
  symlinkSync(join(outer, 'secret.yaml'), join(special, 'sources', 'link.yaml'));
  symlinkSync('nowhere', join(special, 'sources', 'gone.yaml'));
  symlinkSync('/dev/zero', join(special, 'sources', 'zero.yaml'));
  symlinkSync('.', join(special, 'interfaces', 'loop'));
  expect(spawnSync('mkfifo', [join(special, 'sources', 'pipe.yaml')]).status).toBe(0);
});
afterAll(() => rmSync(outer, { recursive: true }));

/** Runs a command; one that waits for a pipe or reads a device to its end has no status. */
function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const made = spawnSync(process.execPath, ['scripts/cli.mjs', ...args], { encoding: 'utf8', timeout: 240_000 });
  expect(made.stdout + made.stderr).not.toMatch(/secret-of|^ +at /m);
  return made;
}

/** What a report says of each special file, by its path in the catalog. */
const told = (stdout: string): Record<string, string> => {
  const { diagnostics }: { diagnostics: { file: string; code: string; message: string }[] } = JSON.parse(stdout);
  return Object.fromEntries(
    diagnostics.map(({ file, code, message }) => [file.slice(file.indexOf('special/') + 8), `${code}: ${message}`]),
  );
};
const WANTED = Object.fromEntries(
  Object.entries(SPECIAL).map(([file, what]) => [file, `file-unreadable: ${what} cannot be part of the catalog`]),
);

test('check names what is no file, each once, and judges the rest', () => {
  const { status, stdout } = run('check', '--json', '--catalog', special);
  expect(status).toBe(1);
  expect(told(stdout)).toEqual(WANTED);
});
test('fmt names what is no file, changes none of it, and goes on with the rest', () => {
  const { status, stdout } = run('fmt', '--check', '--json', '--catalog', special);
  expect(status).toBe(1);
  expect(told(stdout)).toEqual(WANTED);
});
test('diff compares what can be read, and says what cannot', () => {
  const { status, stdout, stderr } = run('diff', sound, special, '--json');
  expect(status, stderr).toBe(0);
  const { entries }: { entries: { removed?: unknown[] } } = JSON.parse(stdout);
  expect(JSON.stringify(entries.removed ?? [])).toBe('[]');
  expect(stderr).toContain('sources/pipe.yaml');
});
