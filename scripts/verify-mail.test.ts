import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeFiles } from '../src/kernel/testing/trees.ts';
import { mail, makeMaildir, makeMbox, makePublicInbox } from '../src/mail/testing/mails.ts';
import { run } from './verify.ts';

vi.setConfig({ testTimeout: 60_000 });

const SERIES = `id: bus
title: "Switch to a bus"
by: { person: "Ada Example" }
versions:
  - { v: 1, date: "2026-05-14", lore: v1@x, subject: "Switch to a bus", patches: 3 }
  - { v: 2, date: "2026-05-27", lore: v2@x, subject: "[PATCH v2 0/4] Switch to a bus", patches: 4 }
outcome: { state: open }
`;
const TOPIC = `id: detection
title: "Detecting a guest"
need: "Programs want to know where they run."
events:
  - id: 2026-05-14-bo
    kind: concern
    of: { person: "Bo Reviewer" }
    quote: "please use the “faux” bus … instead"
    evidence: [{ lore: re@x, subject: "Re: [PATCH 0/3] Switch to a bus", date: "2026-05-14" }]
`;
const COVER = { id: 'v1@x', subject: '[PATCH 0/3] Switch to a bus', date: 'Thu, 14 May 2026 01:00:00 +0300' };
const SECOND = { id: 'v2@x', subject: '[PATCH v2 0/4] Switch to a bus', date: 'Wed, 27 May 2026 10:00:00 +0000' };
const REPLY = {
  id: 're@x',
  subject: 'Re: [PATCH 0/3] Switch to a bus',
  from: '"Reviewer, Bo" <bo@example.org>',
  body: '> It is a bus.\nIf this has no resources,\nplease use the "faux" bus support instead.\n',
};
const GOOD = [mail(COVER), mail(SECOND), mail(REPLY), mail({ id: 'other@x' })];

let files: ReturnType<typeof makeFiles>;
let inbox: ReturnType<typeof makeFiles>;
let out = '';
let err = '';
const verify = (...args: string[]): Promise<number> => run(['--catalog', files.root, '--mail', inbox.root, ...args]);
const told = (): string[] =>
  out
    .split('\n')
    .filter((line) => /:\d+:\d+: /.test(line))
    .map((line) => line.replace(/^.*\/(?=[a-z]+\/)/, ''));

beforeEach(() => {
  out = '';
  err = '';
  files = makeFiles({ 'series/bus.yaml': SERIES, 'topics/detection.yaml': TOPIC });
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

const FORMS: [string, (mails: readonly Buffer[]) => void][] = [
  ['a public-inbox', (mails) => makePublicInbox(join(inbox.root, 'git', '0.git'), mails)],
  ['an mbox', (mails) => makeMbox(join(inbox.root, 'list.mbox'), mails)],
  ['a Maildir', (mails) => makeMaildir(inbox.root, mails)],
];

describe.each(FORMS)('with %s', (_, make) => {
  test('mail that bears everything out', async () => {
    make(GOOD);
    expect(await verify(), out).toBe(0);
    expect(told()).toEqual([]);
    expect(out).toMatch(/4 mails; 3 of 3 Message-IDs found, 1 quotation; 0 mismatches/);
  });

  test('one changed subject, one changed quotation and one missing mail are exactly these three', async () => {
    make([mail({ ...COVER, subject: '[PATCH 0/3] Switch to a train' }), mail({ ...REPLY, body: 'Please do not.\n' })]);
    expect(await verify()).toBe(1);
    expect(told()).toEqual([
      'series/bus.yaml:5:54: subject: the subject is "[PATCH 0/3] Switch to a train", not "Switch to a bus"',
      'series/bus.yaml:6:39: missing: no mail has the Message-ID v2@x',
      'topics/detection.yaml:8:12: quote: the mail does not contain the words "please use the “faux” bus … instead"',
    ]);
  });
});

test.each([
  ['date', { ...COVER, date: 'Fri, 15 May 2026 12:00:00 +0000' }, 'the mail is of 2026-05-15, not of 2026-05-14'],
  ['version', { ...SECOND, subject: '[PATCH v3 0/4] Switch to a bus' }, 'is of version 3, not 2'],
  ['version', { ...COVER, subject: '[PATCH 0/5] Switch to a bus' }, 'is of 5 patches, not 3'],
  ['sender', { ...COVER, from: 'Cy Other <cy@example.org>' }, 'the mail is from Cy Other, not from Ada Example'],
  [
    'quote',
    { ...REPLY, body: '> please use the "faux" bus support instead.\nNo.\n' },
    'only where the mail repeats another',
  ],
])('a %s that is another', async (kind, other, sentence) => {
  makeMbox(join(inbox.root, 'list.mbox'), [mail(other), ...GOOD.filter((bytes) => !bytes.includes(`<${other.id}>`))]);
  expect(await verify('--json')).toBe(1);
  const { mismatches } = JSON.parse(out);
  // A second version's subject is written with its words in brackets, so that it differs as well.
  expect(mismatches.map((fault: { kind: string }) => fault.kind)).toContain(kind);
  expect(JSON.stringify(mismatches)).toContain(sentence);
});

test('keeps digests and none of the words, and finds a mail that is not the recorded one', async () => {
  makeMbox(join(inbox.root, 'list.mbox'), GOOD);
  expect(await verify('--update')).toBe(0);
  const record = readFileSync(join(files.root, 'mail.json'), 'utf8');
  expect(Object.keys(JSON.parse(record).mails)).toEqual(['re@x', 'v1@x', 'v2@x']);
  expect(record).not.toMatch(/bus|Ada|Bo|example/);
  makeMbox(join(inbox.root, 'list.mbox'), [mail({ ...COVER, body: 'Another text.\n' }), ...GOOD.slice(1)]);
  expect(await verify()).toBe(1);
  expect(told()).toEqual(['series/bus.yaml:5:39: changed: the mail is not the one that was recorded: text differ']);
});

test('a mail that is too large cannot bear out a quotation', async () => {
  const large = mail({ ...REPLY, body: Buffer.alloc(50 * 1024 * 1024, 'please use the "faux" bus instead\n') });
  makePublicInbox(join(inbox.root, '0.git'), [...GOOD.slice(0, 2), large]);
  expect(await verify()).toBe(1);
  expect(told()).toEqual(['topics/detection.yaml:8:12: quote: the mail is too large for its text to be read']);
  expect(out).toMatch(
    /not read: 0\.git@[0-9a-f]{12}: a mail of 50\.0 MB, more than 16\.0 MB: only its header was read/,
  );
});

test.each([
  [[], 'holds neither a public-inbox nor an mbox nor a Maildir'],
  [['--mail', '/nonexistent'], 'there is no inbox /nonexistent'],
])('an inbox that is none: one sentence, exit 2', async (args, sentence) => {
  expect(await verify(...args)).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(/^verify: .*\n$/);
  expect(err).toContain(sentence);
});
