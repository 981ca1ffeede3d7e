/**
 * Sends made-up requests to the server of a small site beside a secret. `node tests/fuzz/server.ts [SECONDS] [SEED]`
 * prints what it saw; a short run is among the tests.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.ts';
import { random, request } from './requests.ts';

const SECRET = 'kept-outside-of-the-site';

export interface Report {
  requests: number;
  /** Answers by status; 0 counts connections that ended without one. */
  statuses: Record<string, number>;
  /** What must not happen, in words. */
  faults: string[];
}

/** A site with every kind of thing that a directory can hold, and a secret beside it. */
export function hostileSite(): { root: string; remove: () => void } {
  const outer = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const root = join(outer, 'site');
  for (const folder of ['a', 'closed']) mkdirSync(join(root, folder), { recursive: true });
  mkdirSync(join(outer, 'site-b'));
  for (const [file, text] of [
    ['site/index.html', 'home'],
    ['site/404.html', 'missing'],
    ['site/a/index.html', 'page a'],
    ['site/a/x.json', '{}'],
    ['site/closed.txt', SECRET],
    ['secret.txt', SECRET],
    ['site-b/index.html', SECRET],
  ] as const)
    writeFileSync(join(outer, file), text);
  chmodSync(join(root, 'closed.txt'), 0);
  if (process.getuid?.() === 0) writeFileSync(join(root, 'closed.txt'), 'open to root');
  symlinkSync(join(outer, 'secret.txt'), join(root, 'outside'));
  symlinkSync('loop', join(root, 'loop'));
  execFileSync('mkfifo', [join(root, 'pipe')]);
  return { root, remove: () => rmSync(outer, { recursive: true, force: true }) };
}

/** One request on a connection of its own; resolves with what came back, after a second at the latest. */
function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const end = (): void => {
      socket.destroy();
      done(text);
    };
    socket.setTimeout(1000, end);
    socket.on('error', end);
    socket.on('close', end);
    socket.on('data', (part) => {
      text += part.toString('latin1');
      // One answer is enough; what a client keeps open is not its business here.
      if (text.includes('\r\n\r\n')) setTimeout(end, 1);
    });
    socket.end(bytes);
  });
}

/** What is wrong with an answer; '' when nothing is. */
function faultOf(answer: string): string {
  if (answer.includes(SECRET)) return 'the secret was told';
  const location = /^location: (.*)$/im.exec(answer)?.[1]?.trim();
  if (location !== undefined && !/^\/(?![/\\])/.test(location)) return `a redirect leads to ${location}`;
  if (/^HTTP\/1\.1 500/.test(answer)) return 'the server made a mistake';
  return '';
}

/** Runs for so many milliseconds; throws when the server does not answer at the end. */
export async function fuzzServer(milliseconds: number, seed: number): Promise<Report> {
  const { root, remove } = hostileSite();
  const served = await serve(root);
  const report: Report = { requests: 0, statuses: {}, faults: [] };
  const next = random(seed);
  const until = performance.now() + milliseconds;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const bytes = request(next);
      const answer = await exchange(served.port, bytes);
      report.requests += 1;
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? '0';
      report.statuses[status] = (report.statuses[status] ?? 0) + 1;
      const fault = faultOf(answer);
      if (fault) report.faults.push(`${fault}: ${JSON.stringify(bytes.toString('latin1').slice(0, 200))}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: 16 }, client));
    const alive = await fetch(served.url);
    if (!alive.ok || (await alive.text()) !== 'home') report.faults.push('the server no longer answers');
  } finally {
    await served.close();
    remove();
  }
  return report;
}

if (process.argv[1] === import.meta.filename) {
  const [seconds = '60', seed = '1'] = process.argv.slice(2);
  const report = await fuzzServer(Number(seconds) * 1000, Number(seed));
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.faults.length === 0 ? 0 : 1;
}
