import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** Builds the site once more, with other settings of the environment, into a directory of its own, which it returns. */
export function buildElsewhere(settings: Record<string, string> = {}, flags: readonly string[] = []): string {
  const out = mkdtempSync(join(tmpdir(), 'site-'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts', 'build.ts'), '--out', out, ...flags],
    {
      cwd: ROOT,
      env: { ...process.env, ...settings },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The build ended with ${status}:\n${stdout}${stderr}`);
  return out;
}
