import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listen } from '../../scripts/support/http/listen.ts';
import { loadCatalog } from '../../src/catalog/read/load.ts';

/** Plays both jobs of a comment as the workflows have them, on a made-up event, before a forge of its own. */

const ROOT = join(import.meta.dirname, '..', '..');
const runner = mkdtempSync(join(tmpdir(), 'runner-'));
const artifact = join(runner, 'meaning');
const SHA = 'a'.repeat(40);

interface Comment {
  id: number;
  body: string;
  user: { type: string };
}
const comments: Comment[] = [];
const asked: string[] = [];
const forge = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => {
    body += part.toString();
  });
  request.on('end', () => {
    const call = `${request.method} ${request.url?.split('?')[0]}`;
    asked.push(call);
    const own = { id: 7, user: { type: 'Bot' }, ...(body ? JSON.parse(body) : {}) };
    if (call === 'GET /repos/o/r/pulls/12') response.end(JSON.stringify({ state: 'open', head: { sha: SHA } }));
    else if (call === 'GET /repos/o/r/pulls/13') response.end(JSON.stringify({ state: 'open', head: { sha: 'b' } }));
    else if (call === 'GET /repos/o/r/issues/12/comments') response.end(JSON.stringify(comments));
    else if (call === 'POST /repos/o/r/issues/12/comments' || call === 'PATCH /repos/o/r/issues/comments/7') {
      comments.splice(0, comments.length, own);
      response.end(JSON.stringify(own));
    } else response.writeHead(404).end('{}');
  });
});
const { port } = await listen(forge, 0, '127.0.0.1');
afterAll(() => {
  forge.close();
  rmSync(runner, { recursive: true });
});
beforeEach(() => {
  comments.length = 0;
  asked.length = 0;
  rmSync(artifact, { recursive: true, force: true });
});

/** The shell lines of a step, as the workflow has them. */
function stepOf(workflow: string, job: string, name: string): string {
  const { jobs } = parse(readFileSync(join(ROOT, '.github', 'workflows', workflow), 'utf8')) as {
    jobs: Record<string, { steps: { name?: string; run?: string }[] }>;
  };
  const step = jobs[job]?.steps.find((one) => one.name === name);
  if (!step?.run) throw new Error(`${workflow} has no step "${name}"`);
  return step.run;
}

const run = (script: string, env: Record<string, string>): Promise<{ status: number | null; text: string }> =>
  new Promise((done) => {
    const child = spawn('bash', ['-eo', 'pipefail', '-c', script], {
      cwd: ROOT,
      env: { ...process.env, RUNNER_TEMP: runner, SITE: 'https://site.test', BASE: '', ...env },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        text += part.toString();
      });
    child.on('close', (status) => done({ status, text }));
  });

/** The job without rights: says what the change means, into the artifact. */
const meaning = (before: string, number = '12') =>
  run(stepOf('test.yml', 'meaning', 'Say what the change means'), {
    BEFORE: before,
    NUMBER: number,
    GITHUB_STEP_SUMMARY: join(runner, 'summary.md'),
  });

/** The job with rights: posts it. */
const post = () => {
  const event = join(runner, 'event.json');
  writeFileSync(event, JSON.stringify({ workflow_run: { event: 'pull_request', head_sha: SHA } }));
  return run(stepOf('comment.yml', 'post', 'Post the comment'), {
    GITHUB_EVENT_PATH: event,
    GITHUB_API_URL: `http://127.0.0.1:${port}`,
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_TOKEN: 'none',
  });
};

/** An artifact as a stranger may leave it. */
function left(text: string | Buffer, number = '12'): void {
  mkdirSync(artifact, { recursive: true });
  writeFileSync(join(artifact, 'diff.md'), text);
  writeFileSync(join(artifact, 'number'), number);
}

describe('the comment of a proposed change', () => {
  it('is made by one job and posted by the other, and replaced by the next run', async () => {
    const before = join(runner, 'before');
    cpSync(loadCatalog().catalog.dir, before, { recursive: true });
    const file = join(before, 'interfaces', 'amd-sev-snp', 'sev-guest.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('errno: EINVAL', 'errno: EFAULT'));
    expect(await meaning(before)).toMatchObject({ status: 0 });
    expect(await post()).toMatchObject({ status: 0, text: 'The comment was posted.\n' });
    expect(comments[0]?.body).toContain('## What this change means\n\nThis change touches the interface');
    expect(comments[0]?.body).toContain('](https://site.test/interfaces/sev-guest/');
    // Who reviews is named, and not called.
    expect(comments[0]?.body).toMatch(/For review by [\w-]+\/amd/);
    expect(await post()).toMatchObject({ status: 0, text: 'The comment was replaced.\n' });
    expect(asked.filter((call) => call.startsWith('POST'))).toHaveLength(1);
    expect(comments).toHaveLength(1);
  });

  it('calls nobody, shows no picture, holds no HTML, hides nothing, and links to the site alone', async () => {
    left(
      '@team <img src=x> ![p](https://evil.test/p) [a](https://evil.test) [b](https://site.test.evil.test/) \u202e\u200b\n' +
        '[c]: https://evil.test\nHTTPS://evil.test www.evil.test &#64;team #12 <!-- what this change means --> [d](https://site.test/x/)\n',
    );
    expect(await post()).toMatchObject({ status: 0 });
    const body = comments[0]?.body.split('\n').slice(3).join('\n') ?? '';
    expect(body).not.toMatch(/[@<\u202e\u200b]|!\[|\]:|\]\(https:\/\/(?!site\.test\/)|https:\/\/evil|www\.|#1|&#64/i);
    expect(body).toContain('[d](https://site.test/x/)');
  });

  it.each<[string, () => void]>([
    ['another pull request', () => left('x', '13')],
    ['a number that is none', () => left('x', '12/../../issues/1')],
    ['a text that is none', () => left(Buffer.from([0xff, 0xfe]))],
    ['a text without end', () => left('x'.repeat(300_000))],
    [
      'a link to a file of the machine',
      () => {
        left('x');
        rmSync(join(artifact, 'diff.md'));
        symlinkSync('/etc/passwd', join(artifact, 'diff.md'));
      },
    ],
    [
      'more files than there should be',
      () => {
        left('x');
        writeFileSync(join(artifact, 'more'), '');
      },
    ],
    ['nothing', () => mkdirSync(artifact)],
  ])('is not posted for %s', async (_, make) => {
    make();
    const { text } = await post();
    expect(text).not.toContain('was posted');
    expect(asked.filter((call) => !call.startsWith('GET'))).toEqual([]);
    expect(comments).toEqual([]);
  });
});

describe('the newest kernel that is not there', () => {
  const newest = async (versions: string[]): Promise<string> => {
    const file = join(runner, 'releases.json');
    writeFileSync(file, JSON.stringify({ releases: versions.map((version) => ({ version })) }));
    const kernels = join(runner, 'kernels');
    for (const known of ['6.9', '6.12']) mkdirSync(join(kernels, known), { recursive: true });
    return (await run(`node .github/jobs/newest-kernel.mjs "${file}" "${kernels}"`, {})).text;
  };
  it.each<[string[], string]>([
    [['6.12.4', '6.6.70'], ''],
    [['6.13-rc4', 'next-20260101', '6.12.4'], ''],
    [['6.13', '6.14.2', '6.9.1'], '6.14'],
    [['7.0; rm -rf /'], ''],
  ])('of %j: %j', async (versions, version) => {
    expect(await newest(versions)).toBe(`version=${version}\n`);
  });
});
