import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export interface Run {
  seconds: number;
  /** Largest resident set of the process and all that it started, in megabytes; 0 where the system does not tell. */
  megabytes: number;
}

/** Runs one of the project's commands as a process of its own and times it, its start included. */
export function runCommand(
  command: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Run> {
  return run([join(ROOT, 'scripts', 'cli.mjs'), command, ...args], env);
}

/** Runs Node with some arguments and times it; throws when it fails. */
export function run(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.stderr.on('data', (part) => {
      text += part;
    });
    let megabytes = 0;
    const look = setInterval(() => {
      megabytes = Math.max(megabytes, residentOf(child.pid ?? 0) / 1024);
    }, 100);
    child.on('close', (status) => {
      clearInterval(look);
      if (status === 0) resolve({ seconds: (performance.now() - began) / 1000, megabytes });
      else reject(new Error(`node ${args.join(' ')} failed:\n${text}`));
    });
  });
}

/** Kilobytes that a process and its descendants hold now, by /proc. */
function residentOf(pid: number): number {
  try {
    const held = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
    return children.reduce((sum, child) => sum + residentOf(Number(child)), held);
  } catch {
    return 0;
  }
}

/** Least of `times` runs in seconds: what the work costs when nothing else disturbs it. */
export async function least(times: number, once: () => Promise<Run>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time += 1) best = Math.min(best, (await once()).seconds);
  return best;
}

/** Seconds that this Node needs to start and do nothing. */
export function startOfNode(): number {
  const times = Array.from({ length: 10 }, () => {
    const began = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return (performance.now() - began) / 1000;
  });
  return Math.min(...times);
}
