import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export interface Run {
  seconds: number;
  /** Largest resident set of the process, in megabytes. */
  megabytes: number;
}

/** Runs one of the project's scripts as a process of its own and times it, its start included. */
export function runScript(script: string, args: readonly string[] = [], env: Record<string, string> = {}): Run {
  const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
  const peak = join(scratch, 'peak');
  const hook = `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`;
  const began = performance.now();
  const result = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, join(ROOT, 'scripts', script), ...args],
    { cwd: ROOT, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  const seconds = (performance.now() - began) / 1000;
  if (result.status !== 0) throw new Error(`${script} ${args.join(' ')} failed:\n${result.stdout}${result.stderr}`);
  const megabytes = Number(readFileSync(peak, 'utf8')) / 1024;
  rmSync(scratch, { recursive: true });
  return { seconds, megabytes };
}

/** Least of `times` runs: what the work costs when nothing else disturbs it. */
export function least(times: number, run: () => number): number {
  return Math.min(...Array.from({ length: times }, run));
}

/** Seconds that this Node needs to start and do nothing. */
export function startOfNode(): number {
  return least(5, () => {
    const began = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return (performance.now() - began) / 1000;
  });
}
