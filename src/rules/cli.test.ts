import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../catalog/root.ts';
import { miniFiles } from './testing/mini.ts';

/** The commands themselves, as processes over a catalog on disk. */

let scratch: string;
let catalog: string;
const file = 'functions/seal.yaml';

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'catalog-'));
  catalog = join(scratch, 'catalog');
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function write(edit: (text: string) => string = (text) => text): void {
  rmSync(catalog, { recursive: true, force: true });
  for (const [path, text] of miniFiles()) {
    mkdirSync(dirname(join(catalog, path)), { recursive: true });
    writeFileSync(join(catalog, path), path === file ? edit(text) : text);
  }
}

function run(script: string, ...args: string[]): { status: number | null; out: string; err: string } {
  const path = join(repositoryRoot(), 'scripts', `${script}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, '--catalog', catalog, ...args], {
    encoding: 'utf8',
    cwd: scratch,
  });
  return { status, out: stdout, err: stderr };
}

const misspell = (text: string): string => text.replace('reason:', 'reson:');

describe('check', () => {
  test('a clean catalog', () => {
    write();
    expect(run('check')).toEqual({ status: 0, out: `${miniFiles().size} files checked, no findings\n`, err: '' });
    expect(JSON.parse(run('check', '--format', 'json').out)).toEqual({
      files: miniFiles().size,
      errors: 0,
      warnings: 0,
      diagnostics: [],
    });
    expect(run('check', '--format', 'github')).toEqual({ status: 0, out: '', err: '' });
  });

  test('a finding in every format', () => {
    write(misspell);
    const json = run('check', '--format', 'json');
    expect(json.status).toBe(1);
    expect(json.err).toBe('');
    expect(JSON.parse(json.out)).toEqual({
      files: miniFiles().size,
      errors: 1,
      warnings: 0,
      diagnostics: [
        {
          code: 'schema-unknown-key',
          severity: 'error',
          file: `catalog/${file}`,
          line: 13,
          column: 5,
          path: '/absent/0/reson',
          message: 'the key "reson" is not known here',
          hint: 'did you mean "reason"?',
          help: '/rules/schema-unknown-key/',
        },
      ],
    });
    const pretty = run('check').out;
    expect(pretty).toContain(`catalog/${file}:13:5: error: the key "reson" is not known here [schema-unknown-key]`);
    expect(pretty).toContain('   13 |     reson: The firmware has no such call.\n      |     ^\n');
    expect(run('check', '--format', 'github').out).toBe(
      `::error file=catalog/${file},line=13,col=5,title=schema-unknown-key::the key "reson" is not known here; did you mean "reason"?\n`,
    );
    const sarif = JSON.parse(run('check', '--format', 'sarif').out);
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0].results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: `catalog/${file}` },
      region: { startLine: 13, startColumn: 5 },
    });
    expect(sarif.runs[0].tool.driver.rules[0].id).toBe('schema-unknown-key');
  });

  test('named files', () => {
    write(misspell);
    expect(run('check', join(catalog, file)).status).toBe(1);
    expect(run('check', join('catalog', 'functions/report.yaml'))).toEqual({
      status: 0,
      out: '1 file checked, no findings\n',
      err: '',
    });
  });

  test.each([
    ['a file that is not there', ['none.yaml'], 'there is no file none.yaml'],
    ['a file outside of the catalog', [join(repositoryRoot(), 'package.json')], 'is not a file of the catalog'],
    ['a format that does not exist', ['--format', 'xml'], 'there is no format "xml"'],
    ['an option that does not exist', ['--fromat', 'json'], '--fromat'],
    ['a directory that is not there', ['--catalog', 'none'], 'there is no directory'],
  ])('%s', (_, args, message) => {
    write();
    const { status, out, err } = run('check', ...args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a link that leads nowhere, and files in the wrong place', () => {
    write();
    symlinkSync('nowhere', join(catalog, 'sources', 'gone.yaml'));
    writeFileSync(join(catalog, 'sources', 'old.yml'), 'id: old\n');
    writeFileSync(join(catalog, 'stray.yaml'), 'id: stray\n');
    const codes = JSON.parse(run('check', '--format', 'json').out).diagnostics.map(
      ({ code }: { code: string }) => code,
    );
    expect(codes).toEqual(['file-unreadable', 'file-place', 'file-place']);
  });
});

describe('fmt', () => {
  test('says what is not in form, then changes it, then has nothing to do', () => {
    write((text) => text.replace(/(id: seal\n)(name: .*\n)/, '$2$1'));
    run('fmt');
    write((text) => text.replace(/(id: seal\n)(name: .*\n)/, '$2$1'));
    const before = readFileSync(join(catalog, file), 'utf8');
    const looked = run('fmt', '--check', join(catalog, file));
    expect(looked).toEqual({
      status: 1,
      out: `catalog/${file}: not in form\n1 file looked at, 1 not in form\n`,
      err: '',
    });
    expect(readFileSync(join(catalog, file), 'utf8')).toBe(before);
    expect(run('fmt', join(catalog, file)).status).toBe(0);
    expect(readFileSync(join(catalog, file), 'utf8')).toContain('\nid: seal\nname: ');
    expect(run('fmt', '--check', join(catalog, file)).status).toBe(0);
  });

  test('leaves a file with YAML faults alone', () => {
    write((text) => `${text}id: again\n`);
    const { status, err } = run('fmt', join(catalog, file));
    expect(status).toBe(1);
    expect(err).toContain('[yaml-duplicate-key]');
    expect(readFileSync(join(catalog, file), 'utf8')).toContain('id: again');
  });
});

describe('new', () => {
  test('writes an entry whose filler the check names, and never twice', () => {
    write();
    const args = ['interface', 'acme', 'new-thing', '--name', 'New thing'];
    expect(run('new', ...args).status).toBe(0);
    expect(existsSync(join(catalog, 'interfaces/acme/new-thing.yaml'))).toBe(true);
    const { diagnostics } = JSON.parse(run('check', '--json').out) as { diagnostics: { code: string; file: string }[] };
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { code, file } of diagnostics)
      expect([code, file]).toEqual(['text-placeholder', expect.stringMatching(/new-thing/)]);
    const again = run('new', ...args);
    expect(again.status).toBe(2);
    expect(again.err).toContain('has that id already');
  });

  test.each([[[]], [['interfase', 'acme', 'x']], [['interface', 'x']], [['source', 'x', '--nmae', 'y']]])(
    'wrong usage %j',
    (args) => {
      const { status, err } = run('new', ...args);
      expect(status).toBe(2);
      expect(err).toMatch(/^new: .* \(npm run new -- --help says more\)\n$/);
      expect(err).not.toMatch(/\n\s+at /);
    },
  );
});
