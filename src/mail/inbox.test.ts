import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFiles } from '../kernel/testing/trees.ts';
import { readStore, storesIn } from './inbox.ts';
import { type Message, readMessage } from './message.ts';
import { idOf, type RawMail, tooLarge } from './raw.ts';
import { mail, makeMaildir, makeMbox, makePublicInbox } from './testing/mails.ts';

let files: ReturnType<typeof makeFiles>;
beforeEach(() => {
  files = makeFiles({});
});
afterEach(() => files.remove());

const raws = async (): Promise<RawMail[]> => {
  const all: RawMail[] = [];
  for (const store of storesIn(files.root)) for await (const raw of readStore(store, files.root)) all.push(raw);
  return all;
};
const messages = async (): Promise<Message[]> => {
  const read = await Promise.all((await raws()).map(readMessage));
  return read.filter((message) => typeof message === 'object');
};
const three = ['a@x', 'b@x', 'c@x'].map((id) => mail({ id, body: `I am ${id}.\n\nFrom here on, text.\nFrom me\n` }));

test.each([
  ['an mbox', () => makeMbox(join(files.root, 'list.mbox'), three)],
  ['a Maildir with flags', () => makeMaildir(join(files.root, 'Mail'), three)],
  ['a public-inbox', () => makePublicInbox(join(files.root, 'list', 'git', '0.git'), three)],
  [
    'single mails and an mbox that is compressed',
    () => {
      writeFileSync(join(files.root, 'one.eml'), three[0] ?? '');
      makeMbox(join(files.root, 'two'), three.slice(1, 2));
      makeMbox(join(files.root, 'three.mbox'), three.slice(2));
      writeFileSync(join(files.root, 'notes.txt'), 'no mail\n');
    },
  ],
])('reads %s', async (_, make) => {
  make();
  const read = await messages();
  expect(read.map(({ id }) => id).sort()).toEqual(['a@x', 'b@x', 'c@x']);
  for (const { id, text } of read) expect(text?.trim()).toBe(`I am ${id}.\n\nFrom here on, text.\nFrom me`);
});

test('reads a compressed mbox', async () => {
  makeMbox(join(files.root, 'plain'), three);
  const { readFileSync, rmSync } = await import('node:fs');
  writeFileSync(join(files.root, 't.mbox.gz'), gzipSync(readFileSync(join(files.root, 'plain'))));
  rmSync(join(files.root, 'plain'));
  expect((await messages()).length).toBe(3);
});

test('a mail that was withdrawn from a public-inbox is not there', async () => {
  makePublicInbox(join(files.root, '0.git'), three, three.slice(1, 2));
  expect((await raws()).map(idOf)).toEqual(['a@x', 'c@x']);
});

test('a directory without mail has no store; neither has one that is not there', () => {
  writeFileSync(join(files.root, 'notes.txt'), 'no mail\n');
  expect(storesIn(files.root)).toEqual([]);
  expect(storesIn(join(files.root, 'none'))).toEqual([]);
});

test('says what git says of a broken repository', async () => {
  makePublicInbox(join(files.root, '0.git'), three);
  writeFileSync(join(files.root, '0.git', 'refs', 'heads', 'master'), `${'0'.repeat(39)}1\n`);
  await expect(raws()).rejects.toThrow(/0\.git: .+/);
});

test.each([
  ['mbox', (large: Buffer) => makeMbox(join(files.root, 'list.mbox'), [large, ...three])],
  ['Maildir', (large: Buffer) => makeMaildir(files.root, [large, ...three])],
  ['public-inbox', (large: Buffer) => makePublicInbox(join(files.root, '0.git'), [large, ...three])],
])('of a mail of 50 MB in a %s only the header is read, and that is said', async (_, make) => {
  make(mail({ id: 'large@x', subject: 'Much', body: Buffer.alloc(50 * 1024 * 1024, 'All work and no play.\n') }));
  const all = await raws();
  expect(all.map(idOf).sort()).toEqual(['a@x', 'b@x', 'c@x', 'large@x']);
  expect(all.flatMap((raw) => tooLarge(raw) ?? [])).toEqual([
    expect.stringMatching(/: a mail of 50\.0 MB, more than 16\.0 MB: only its header was read$/),
  ]);
  const read = await messages();
  expect(read.find(({ id }) => id === 'large@x')).toMatchObject({ subject: 'Much', text: undefined });
  expect(read.find(({ id }) => id === 'c@x')?.text).toContain('I am c@x.');
});
