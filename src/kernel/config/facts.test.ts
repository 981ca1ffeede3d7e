import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { catalogOf } from '../../overlap/testing/synthetic.ts';
import { factsOf, factsText } from './facts.ts';
import { headRelease, isWhole, parseConfiguration } from './parse.ts';
import { readPackages, readRepository } from './sources.ts';

const HEAD = '#\n# Automatically generated file; DO NOT EDIT.\n# Linux/x86 6.12.9 Kernel Configuration\n#\n';
const CONFIG = `${HEAD}CONFIG_ALPHA=y\nCONFIG_BETA=m\n# CONFIG_GAMMA is not set\nCONFIG_NAME="a = b"\n`;
const catalog = catalogOf({
  interfaces: [
    {
      id: 'alpha-keys',
      name: '/dev/alpha',
      platform: 'alpha',
      side: 'guest',
      summary: 'Keys for the tests of this file.',
      opens: { kind: 'device', path: '/dev/alpha' },
      stability: 'uapi',
      kconfig: ['ALPHA', { any: ['BETA', 'GAMMA'] }],
      module: 'alpha-keys',
      history: [{ change: 'added', kernel: '6.1', evidence: [{ kconfig: 'DELTA', at: '6.1' }] }],
      operations: [],
    },
  ],
});
const config = { kernel: '6.12', version: '1-1', date: '2026-05-04' } as const;
const entry = { id: 'acme', name: 'Acme', system: 'Acme', arch: 'x86' } as const;

const scratch = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(scratch, { recursive: true }));

test('lines of a configuration; the last of several files counts', () => {
  expect([...parseConfiguration([CONFIG, '# CONFIG_ALPHA is not set\r\nCONFIG_BETA=y\r\n'])]).toEqual([
    ['ALPHA', 'n'],
    ['BETA', 'y'],
    ['GAMMA', 'n'],
    ['NAME', '"a = b"'],
  ]);
  expect([headRelease(CONFIG), isWhole(CONFIG), isWhole('CONFIG_ALPHA=y\n')]).toEqual(['6.12.9', true, false]);
});

test('what it says of all that the catalog names, in a whole configuration and in a fragment', () => {
  const symbols = (fragment: boolean) =>
    factsOf(
      catalog,
      { ...entry, config: { ...config, packages: ['k'], ...(fragment ? { fragment } : {}) } },
      { texts: [CONFIG] },
    ).symbols;
  expect(symbols(false)).toEqual({ ALPHA: 'y', BETA: 'm', DELTA: 'absent', GAMMA: 'absent' });
  expect(symbols(true)).toEqual({ ALPHA: 'y', BETA: 'm', DELTA: 'unknown', GAMMA: 'absent' });
});

test('a module is found whatever its dashes and its compression; none of the packages may have it', () => {
  const modules = (path: string) =>
    factsOf(
      catalog,
      { ...entry, config: { ...config, packages: ['k'] } },
      { texts: [CONFIG], modules: [{ package: 'k', path }] },
    ).modules;
  const path = '/usr/lib/modules/6.12/kernel/drivers/alpha_keys.ko.zst';
  expect(modules(path)).toEqual({ 'alpha-keys': { package: 'k', path } });
  expect(modules('/usr/lib/modules/6.12/kernel/drivers/alpha.ko')).toEqual({ 'alpha-keys': null });
});

test('facts are written as JSON, one a line', () => {
  const facts = factsOf(
    catalog,
    { ...entry, config: { ...config, packages: ['k'] } },
    { texts: [CONFIG], modules: [] },
  );
  expect(JSON.parse(factsText(facts))).toEqual(facts);
  expect(factsText(facts)).toContain('    "ALPHA": "y",\n    "BETA": "m",\n');
});

/** A package with the given files; its path. */
function deb(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(scratch, name);
  for (const [path, text] of Object.entries({
    'DEBIAN/control': `Package: ${name}\nVersion: 1-1\nArchitecture: all\nMaintainer: A <a@example.org>\nDescription: a test\n`,
    ...files,
  })) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', root, `${root}.deb`], { stdio: 'ignore' });
  return `${root}.deb`;
}
const hasDpkg = (() => {
  try {
    execFileSync('dpkg-deb', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!hasDpkg)(
  'packages: the configuration of one, the modules of all, and nothing else than what is named',
  async () => {
    const base = deb('base', { 'usr/lib/modules/6.12/config': CONFIG });
    const modules = deb('modules', { 'usr/lib/modules/6.12/kernel/a.ko.xz': '' });
    const named = { ...config, packages: ['base', 'modules'] };
    expect(await readPackages([base, modules], named)).toEqual({
      texts: [CONFIG],
      modules: [{ package: 'modules', path: '/usr/lib/modules/6.12/kernel/a.ko.xz' }],
    });
    expect(await readPackages([base], named)).toBe('these packages were not given: modules');
    expect(await readPackages([base], { ...named, packages: ['other'] })).toMatch(/is base; the entry names other$/);
    expect(await readPackages([base], { ...named, version: '2-1' })).toMatch(/is of version 1-1; the entry names 2-1$/);
    expect(await readPackages([modules], { ...named, packages: ['modules'] })).toBe(
      'none of the packages holds a configuration',
    );
  },
);

test('a repository: the files of its commit, whole or told to be a fragment', async () => {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', scratch, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      encoding: 'utf8',
    }).trim();
  writeFileSync(join(scratch, 'whole'), CONFIG);
  writeFileSync(join(scratch, 'part'), 'CONFIG_ALPHA=y\n');
  git('init', '--quiet');
  git('add', 'whole', 'part');
  git('commit', '--quiet', '--message', 'Add configurations');
  const commit = git('rev-parse', 'HEAD');
  const named = { ...config, repository: 'https://example.org/a', commit };
  expect(await readRepository(scratch, { ...named, paths: ['whole', 'part'] })).toMatchObject({
    texts: [CONFIG, 'CONFIG_ALPHA=y\n'],
  });
  expect(await readRepository(scratch, { ...named, paths: ['part'] })).toMatch(/^no file is a whole configuration/);
  expect(await readRepository(scratch, { ...named, paths: ['part'], fragment: true })).toMatchObject({
    texts: ['CONFIG_ALPHA=y\n'],
  });
  expect(await readRepository(scratch, { ...named, paths: ['none'] })).toMatch(/has no none at /);
});
