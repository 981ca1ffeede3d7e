import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeFiles } from '../src/kernel/testing/trees.ts';
import { mail, makeMaildir, makePublicInbox } from '../src/mail/testing/mails.ts';
import { run } from './watch.ts';

const TOPIC = `id: detection
events:
  - { id: 2026-05-14-bo, evidence: [{ lore: old@x, subject: "A question", date: "2026-05-14" }] }
`;
let files: ReturnType<typeof makeFiles>;
let inbox: ReturnType<typeof makeFiles>;
let out = '';
let err = '';
const watch = (...args: string[]): Promise<number> => run(['--catalog', files.root, ...args]);

beforeEach(() => {
  out = '';
  err = '';
  files = makeFiles({ 'topics/detection.yaml': TOPIC });
  inbox = makeFiles({});
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  files.remove();
  inbox.remove();
});

const answer = (id: string, date: string): Buffer =>
  mail({ id, date, subject: 'Re: A question', headers: ['In-Reply-To: <old@x>'] });

test('lists what came since the day, once for all stores', async () => {
  const recent = answer('new@x', 'Wed, 01 Jul 2026 23:30:00 -0500');
  makePublicInbox(join(inbox.root, 'a', '0.git'), [answer('before@x', 'Mon, 29 Jun 2026 10:00:00 +0000'), recent]);
  makeMaildir(join(inbox.root, 'b'), [recent, mail({ id: 'other@x', date: 'Thu, 02 Jul 2026 10:00:00 +0000' })]);
  // The commits of the made inbox are of today, so that the day is looked up in the mails.
  expect(await watch('--mail', inbox.root, '--since', '2026-07-01', '--json'), err).toBe(0);
  const { mails, items, notes } = JSON.parse(out);
  expect(mails).toBe(2);
  expect(notes).toEqual([]);
  expect(items).toMatchObject([{ kind: 'answer', id: 'new@x', about: ['detection'], file: 'topics/detection.yaml' }]);
  out = '';
  expect(await watch('--mail', inbox.root, '--since', '2026-07-01')).toBe(0);
  expect(out).toContain('  # topics/detection.yaml\n  - id: 2026-07-01-example\n    kind: discussed\n');
});

test('a review says which new threads matter; what it knows nothing of comes last, and other matters not at all', async () => {
  const date = 'Wed, 01 Jul 2026 10:00:00 +0000';
  const patch = (path: string, lines: string[]) =>
    [
      'Text.',
      '---',
      `--- a/${path}`,
      `+++ b/${path}`,
      `@@ -0,0 +1,${lines.length} @@`,
      ...lines.map((line) => `+${line}`),
      '',
    ].join('\n');
  makeMaildir(inbox.root, [
    mail({
      id: 'tsm@x',
      date,
      subject: '[PATCH] virt: coco: frobnicate',
      body: patch('drivers/virt/coco/a.c', ['int a;']),
    }),
    mail({
      id: 'key@x',
      date,
      subject: '[PATCH] virt: sev-guest: Derive a sealing key for the guest',
      body: patch('include/uapi/linux/sev-guest.h', ["#define SNP_GET_SEALING_KEY _IOWR('S', 0x7, struct a)"]),
    }),
    mail({ id: 'net@x', date, subject: '[PATCH] net: mlx5: speed up', body: patch('drivers/net/b.c', ['int b;']) }),
  ]);
  const own = (...args: string[]) => run(['--mail', inbox.root, '--since', '2026-07-01', ...args]);
  expect(await own('--json'), err).toBe(0);
  const { items } = JSON.parse(out);
  expect(items.map(({ id }: { id: string }) => id)).toEqual(['key@x', 'tsm@x']);
  expect(items[0].functions[0]).toMatchObject({ id: 'sealing-key', score: expect.any(Number) });
  expect(items[0].functions[0].because).toContain('word: sealing');
  expect(items[1].functions).toEqual([]);
  out = '';
  expect(await own()).toBe(0);
  expect(out).toMatch(/serves: Derive a sealing key, score [\d.]+ \(word: /);
  expect(out).toMatch(/knows nothing like it \(1\)\n\n2026-07-01 .*frobnicate/);
  expect(out.indexOf('sealing key')).toBeLessThan(out.indexOf('frobnicate'));
  expect(out).not.toContain('mlx5');
});

test('nothing new is no fault', async () => {
  makeMaildir(inbox.root, [mail({ id: 'a@x' })]);
  expect(await watch('--mail', inbox.root, '--since', '2026-08-01')).toBe(0);
  expect(out).toBe('0 mails since 2026-08-01: 0 versions, 0 answers, 0 threads\n');
});

test.each([
  [[], '--mail and --since are needed'],
  [['--mail', '/nonexistent', '--since', '2026-07-01'], 'there is no inbox /nonexistent'],
  [['--mail', '/tmp', '--since', 'yesterday'], 'takes a day such as 2026-05-14, not yesterday'],
  [['--mail', '/tmp', '--since', '2026-02-30'], 'not 2026-02-30'],
])('wrong usage %j: one sentence, exit 2', async (args, sentence) => {
  expect(await watch(...args)).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(/^watch: .*\n$/);
  expect(err).toContain(sentence);
});
