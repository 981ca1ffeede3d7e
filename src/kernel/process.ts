import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

export interface Outcome {
  /** Exit status; -1 when the program could not be started. */
  status: number;
  stdout: Buffer;
  stderr: string;
}

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a program to its end, no more at a time than there are processors. Never rejects. */
export async function run(program: string, args: readonly string[], input?: string | Buffer): Promise<Outcome> {
  if (running >= availableParallelism()) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await start(program, args, input);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function start(program: string, args: readonly string[], input: string | Buffer | undefined): Promise<Outcome> {
  return new Promise((resolve) => {
    // The compiler's messages are compared and recorded, so they must not depend on the caller's language.
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C' }, stdio: 'pipe' });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error) => resolve({ status: -1, stdout: Buffer.alloc(0), stderr: String(error) }));
    child.on('close', (status) =>
      resolve({ status: status ?? -1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') }),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}
