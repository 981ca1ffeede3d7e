import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { HEAD_BYTES, MOST_BYTES, type RawMail } from './raw.ts';

interface Blob {
  commit: string;
  id: string;
}

/**
 * The mails of one git repository of a public-inbox (version 2): each commit holds a mail in the file `m`, or in `d` says
 * that the mail is withdrawn. `since` leaves out older commits. Throws when git cannot read the repository.
 */
export async function* readPublicInbox(repository: string, name: string, since?: string): AsyncGenerator<RawMail> {
  const mails: Blob[] = [];
  const withdrawn = new Set<string>();
  // A list's archive may lag behind the mail, never run before it; a day covers the clocks of senders.
  const range = since === undefined ? [] : [`--since=${since} 00:00 +1400`];
  const log = git(repository, [
    'log',
    '--all',
    '--reverse',
    '--raw',
    '--no-abbrev',
    '--root',
    '--no-renames',
    '--format=commit %H',
    ...range,
  ]);
  let commit = '';
  for await (const line of createInterface({ input: log.out })) {
    if (line.startsWith('commit ')) commit = line.slice('commit '.length);
    const [, blob = '', file = ''] = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [AM]\t(.+)$/.exec(line) ?? [];
    if (file === 'm') mails.push({ commit, id: blob });
    if (file === 'd') withdrawn.add(blob);
  }
  await log.end();
  const wanted = mails.filter(({ id }) => !withdrawn.has(id));
  if (wanted.length === 0) return;
  const objects = git(repository, ['cat-file', '--batch', '--buffer'], `${wanted.map(({ id }) => id).join('\n')}\n`);
  const stream = new ByteStream(objects.out);
  for (const { commit: at } of wanted) {
    const [, type, length = '0'] = (await stream.line()).split(' ');
    if (type !== 'blob') continue;
    const size = Number(length);
    const whole = size <= MOST_BYTES;
    const bytes = await stream.take(whole ? size : HEAD_BYTES);
    await stream.skip(size - bytes.length + 1);
    yield { bytes, place: `${name}@${at.slice(0, 12)}`, size, whole };
  }
  await objects.end();
}

function git(repository: string, args: readonly string[], input = ''): { out: Readable; end: () => Promise<void> } {
  const child = spawn('git', ['--git-dir', repository, '-c', 'log.showRoot=true', ...args], {
    env: { ...process.env, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1' },
    stdio: 'pipe',
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<string | undefined>((resolve) => {
    child.on('error', (error) => resolve(String(error)));
    child.on('close', (status) => resolve(status === 0 ? undefined : said.trim() || `git ended with ${status}`));
  });
  return {
    out: child.stdout,
    end: async () => {
      const fault = await ended;
      if (fault !== undefined) throw new Error(`${repository}: ${fault.split('\n')[0]}`);
    },
  };
}

/** Takes lines and numbers of bytes from a stream. At its end what is asked for comes short. */
class ByteStream {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.chunks = stream[Symbol.asyncIterator]();
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.chunks.next();
    if (done) return false;
    this.rest = this.rest.length > 0 ? Buffer.concat([this.rest, value]) : value;
    return true;
  }

  async line(): Promise<string> {
    let end = this.rest.indexOf(10);
    while (end < 0 && (await this.more())) end = this.rest.indexOf(10);
    const line = this.rest.subarray(0, end < 0 ? undefined : end).toString('latin1');
    this.rest = end < 0 ? Buffer.alloc(0) : this.rest.subarray(end + 1);
    return line;
  }

  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let left = size;
    while (left > 0 && (this.rest.length > 0 || (await this.more()))) {
      const part = this.rest.subarray(0, left);
      parts.push(part);
      left -= part.length;
      this.rest = this.rest.subarray(part.length);
    }
    return Buffer.concat(parts);
  }

  async skip(size: number): Promise<void> {
    let left = size;
    while (left > 0 && (this.rest.length > 0 || (await this.more()))) {
      const length = Math.min(left, this.rest.length);
      left -= length;
      this.rest = this.rest.subarray(length);
    }
  }
}
