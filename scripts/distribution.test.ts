// The command from its words to the file that it writes, with a mirror of apt that is made up here.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { miniFiles } from '../src/rules/testing/mini.ts';

const ROOT = join(import.meta.dirname, '..');

const has = (...programs: string[]): boolean =>
  programs.every((program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0);

const VERSION = '6.12.9-1';
const PACKAGES = {
  base: {
    'usr/lib/modules/6.12.9/config':
      '# Linux/x86 6.12.9 Kernel Configuration\nCONFIG_BOREALIS=m\n# CONFIG_REPORT is not set\n',
  },
  modules: { 'usr/lib/modules/6.12.9/kernel/borealis_keys.ko.xz': '' },
} as const;
const ENTRY = (version: string): string => `id: acme
name: "Acme 1"
system: Acme
arch: x86
config: { kernel: "6.12", version: "${version}", date: "2026-01-01", packages: ["linux-base", "linux-modules"] }
`;

let scratch: string;
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), text);
};

/** A mirror of one suite with both packages, unsigned, and a configuration of apt that knows nothing else. */
function makeMirror(): void {
  for (const [name, files] of Object.entries(PACKAGES)) {
    put(
      `tree/${name}/DEBIAN/control`,
      `Package: linux-${name}\nVersion: ${VERSION}\nArchitecture: amd64\nMaintainer: A <a@example.org>\nDescription: a test\n`,
    );
    for (const [path, text] of Object.entries(files)) put(`tree/${name}/${path}`, text);
    mkdirSync(join(scratch, 'debian', 'pool'), { recursive: true });
    const deb = join(scratch, 'debian', 'pool', `linux-${name}.deb`);
    execFileSync('dpkg-deb', ['--build', '--root-owner-group', join(scratch, 'tree', name), deb], { stdio: 'ignore' });
  }
  const list = execFileSync('dpkg-scanpackages', ['pool'], {
    cwd: join(scratch, 'debian'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  put('debian/dists/bookworm/main/binary-amd64/Packages', list);
  put('debian/dists/bookworm/Release', 'Suite: bookworm\nCodename: bookworm\nComponents: main\nArchitectures: amd64\n');
  put('etc/sources.list', `deb file:${scratch}/debian bookworm main\n`);
  put(
    'etc/apt.conf',
    [
      `Dir::Etc::sourcelist "${scratch}/etc/sources.list";`,
      'Dir::Etc::sourceparts "/dev/null";',
      `Dir::State::Lists "${scratch}/lists";`,
      `Dir::Cache "${scratch}";`,
      'APT::Sandbox::User "root";',
      'Acquire::AllowInsecureRepositories "true";',
      'APT::Get::AllowUnauthenticated "true";',
    ].join('\n'),
  );
  // Which mirrors a machine has is asked of its lists.
  mkdirSync(join(scratch, 'lists', 'partial'), { recursive: true });
  execFileSync('apt-get', ['update'], { env: environment(), stdio: 'ignore' });
}

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, APT_CONFIG: join(scratch, 'etc', 'apt.conf') });

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'scripts', 'cli.mjs'),
      'distribution',
      ...args,
      ...['--catalog', join(scratch, 'catalog'), '--cache', join(scratch, 'cache')],
    ],
    { encoding: 'utf8', cwd: scratch, env: environment() },
  );
  return { status, out: stdout, err: stderr };
}

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'distribution-'));
  const module = [['kconfig: [BOREALIS]', 'kconfig: [BOREALIS]\nmodule: borealis-keys']] as const;
  for (const [path, text] of miniFiles({ 'interfaces/borealis/borealis-device.yaml': module }))
    put(`catalog/${path}`, text);
  put('catalog/distributions/acme.yaml', ENTRY(VERSION));
});
afterAll(() => rmSync(scratch, { recursive: true }));

test('what cannot be: no name, one that is not there, two sources at once', () => {
  expect(run()).toMatchObject({ status: 2, err: expect.stringContaining('name the distribution') });
  expect(run('acmee')).toMatchObject({ status: 2, err: expect.stringContaining('did you mean "acme"?') });
  expect(run('acme', '--git', '.')).toMatchObject({ status: 2, err: expect.stringContaining('leave it to apt') });
});

describe.skipIf(!has('apt-get', 'dpkg-deb', 'dpkg-scanpackages'))('packages by apt', () => {
  beforeAll(makeMirror);
  const facts = (): unknown => JSON.parse(readFileSync(join(scratch, 'catalog/distributions/acme.json'), 'utf8'));

  test('downloaded, read and written; then it is as recorded', () => {
    expect(run('acme')).toMatchObject({ status: 0, out: expect.stringMatching(/acme\.json: written\n$/) });
    expect(facts()).toMatchObject({
      of: `linux-base=${VERSION} linux-modules=${VERSION}`,
      symbols: { BOREALIS: 'm', REPORT: 'absent' },
      modules: {
        'borealis-keys': { package: 'linux-modules', path: '/usr/lib/modules/6.12.9/kernel/borealis_keys.ko.xz' },
      },
    });
    expect(run('acme', '--check')).toMatchObject({ status: 0, out: expect.stringMatching(/as recorded\n$/) });
  });

  test('a version that the mirror does not have: a sentence, and nothing is written', () => {
    put('catalog/distributions/acme.yaml', ENTRY('6.12.10-1'));
    const before = facts();
    expect(run('acme')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/linux-base:amd64=6\.12\.10-1 cannot be downloaded: .*give the package with --deb/),
    });
    expect(facts()).toEqual(before);
  });
});
