// The commands as a user runs them, on the repository's own catalog.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = (script: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('query', () => {
  test('rows, and exit 0', () => {
    const { status, stdout, stderr } = run('query.ts', 'kind:platform', 'platform:linux', '--json');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      query: 'kind:platform platform:linux',
      count: 1,
      rows: [{ kind: 'platform', id: 'linux' }],
    });
  });

  test('nothing found: exit 1', () => {
    expect(run('query.ts', 'kind:platform', 'nosuchwordanywhere')).toMatchObject({ status: 1, stdout: '' });
  });

  test('a fault: exit 2, with a caret or as JSON', () => {
    const { status, stderr } = run('query.ts', 'kind:platform staet:own');
    expect(status).toBe(2);
    expect(stderr.split('\n').slice(0, 2)).toEqual(['kind:platform staet:own', '              ^^^^^']);
    expect(JSON.parse(run('query.ts', '--json', '(').stdout)).toMatchObject({ fault: { column: 2 } });
    expect(run('query.ts', '--nonsense').status).toBe(2);
    expect(run('query.ts').status).toBe(2);
    expect(run('query.ts', 'x', '--kernel', '9.99').status).toBe(2);
  });
});

describe('diff', () => {
  const directory = mkdtempSync(join(tmpdir(), 'diff-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  test('a copy does not differ; a changed name and a removed entry show', () => {
    const [before, after] = [join(directory, 'before'), join(directory, 'after')];
    for (const copy of [before, after]) {
      // Without the extracted facts, which are large and not what is compared here.
      cpSync(join(root, 'catalog'), copy, { recursive: true, filter: (path) => !path.endsWith('.json') });
    }
    expect(run('diff.ts', before, after)).toMatchObject({ status: 0, stdout: 'Nothing changed in the catalog.\n' });
    const file = join(after, 'platforms/linux.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^name: .*$/m, 'name: Penguin'));
    const gone = readdirSync(join(after, 'functions'))[0] as string;
    rmSync(join(after, 'functions', gone));
    const { status, stdout } = run('diff.ts', before, after, '--format', 'json');
    expect(status).toBe(0);
    const diff = JSON.parse(stdout);
    expect(diff.entries).toContainEqual(
      expect.objectContaining({ kind: 'platform', id: 'linux', name: 'Penguin', change: 'changed' }),
    );
    expect(diff.entries).toContainEqual(
      expect.objectContaining({ kind: 'function', id: gone.replace('.yaml', ''), change: 'removed' }),
    );
  });

  test('usage and unreadable sides: exit 2', () => {
    expect(run('diff.ts').status).toBe(2);
    expect(run('diff.ts', 'no-such-revision').status).toBe(2);
    expect(run('diff.ts', directory).status).toBe(2);
    expect(run('diff.ts', 'HEAD', '--format', 'html').status).toBe(2);
  });
});
