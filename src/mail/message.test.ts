import { expect, test } from 'vitest';
import { daysOf, isRobot, type Message, readMessage } from './message.ts';
import { type MadeMail, mail } from './testing/mails.ts';

const read = async (made: MadeMail): Promise<Message> => {
  const bytes = mail(made);
  const message = await readMessage({ bytes, place: 'here', size: bytes.length, whole: true });
  if (typeof message !== 'object') throw new Error(String(message));
  return message;
};
const part = (type: string, encoding: string): string[] => [
  `Content-Type: ${type}`,
  `Content-Transfer-Encoding: ${encoding}`,
  'MIME-Version: 1.0',
];

test('decodes the words of a header, also when they are folded and in several charsets', async () => {
  const message = await read({
    id: 'a@x',
    from: '=?utf-8?q?J=C3=B6rg_R=C3=B6del?= <joro@8bytes.org>',
    subject: '=?utf-8?b?W1BBVENIIHYyIDAvM10=?=\n =?iso-8859-1?q?_r=E9sum=E9?=',
  });
  expect(message).toMatchObject({
    from: { name: 'Jörg Rödel', address: 'joro@8bytes.org' },
    subject: '[PATCH v2 0/3] résumé',
  });
});

test.each([
  ['quoted-printable', part('text/plain; charset=utf-8', 'quoted-printable'), 'caf=C3=A9 is =\nopen\n', 'café is open'],
  [
    'base64',
    part('text/plain; charset=utf-8', 'base64'),
    Buffer.from('café is open\n').toString('base64'),
    'café is open',
  ],
  [
    'another charset',
    part('text/plain; charset=iso-8859-1', '8bit'),
    Buffer.from('caf\xe9 is open\n', 'latin1'),
    'café is open',
  ],
  [
    'a charset that does not exist',
    part('text/plain; charset=klingon', '8bit'),
    'the door is open\n',
    'the door is open',
  ],
  [
    'flowed text',
    part('text/plain; charset=us-ascii; format=flowed', '7bit'),
    'the door \nis open\n',
    'the door is open',
  ],
  [
    'a charset that the bytes break',
    part('text/plain; charset=utf-8', '8bit'),
    Buffer.from('\xff is open\n', 'latin1'),
    '\ufffd is open',
  ],
])('decodes a text: %s', async (_, headers, body, text) => {
  expect((await read({ id: 'a@x', headers, body })).text?.trim()).toBe(text);
});

test('takes the text parts of a mail with parts, and the patch that hangs at it', async () => {
  const body = [
    '--b',
    'Content-Type: text/plain',
    '',
    'See the patch.',
    '--b',
    'Content-Type: text/x-patch; name=a.patch',
    'Content-Disposition: attachment; filename=a.patch',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('+++ b/drivers/virt/coco/a.c\n').toString('base64'),
    '--b--',
    '',
  ].join('\n');
  const { text } = await read({ id: 'a@x', headers: ['Content-Type: multipart/mixed; boundary=b'], body });
  expect(text).toMatch(/See the patch\.[\s\S]*\+\+\+ b\/drivers\/virt\/coco\/a\.c/);
});

test('names what a mail answers, its parent last', async () => {
  const headers = ['References: <root@x>\n <a@x>', 'In-Reply-To: <b@x> (Ada)'];
  expect((await read({ id: 'c@x', headers })).answers).toEqual(['root@x', 'a@x', 'b@x']);
});

test('a mail without a Message-ID is none that can be named', async () => {
  const bytes = Buffer.from('From: a@x\nSubject: x\n\nHello\n');
  expect(await readMessage({ bytes, place: 'here', size: bytes.length, whole: true })).toBeUndefined();
});

test('a mail that is nested without end gives a sentence', async () => {
  const deep = Array.from(
    { length: 400 },
    (_, at) => `--b${at}\nContent-Type: multipart/mixed; boundary=b${at + 1}\n\n`,
  );
  const bytes = mail({ id: 'a@x', headers: ['Content-Type: multipart/mixed; boundary=b0'], body: deep.join('') });
  expect(await readMessage({ bytes, place: 'here', size: bytes.length, whole: true })).toMatch(
    /^here: cannot be read as a mail \(.+\)$/,
  );
});

test.each([
  ['Thu, 14 May 2026 10:40:28 +0100', ['2026-05-14']],
  ['Thu, 14 May 2026 23:40:28 -0700', ['2026-05-14', '2026-05-15']],
  ['Thu, 14 May 2026 23:40:28 -0700 (PDT)', ['2026-05-14', '2026-05-15']],
  ['Thu, 14 May 2026 23:40:28 GMT', ['2026-05-14']],
  ['yesterday', []],
])('the days of %s', (header, days) => expect(daysOf(header)).toEqual(days));

test.each([
  ['kernel test robot', 'lkp@example.com', true],
  ['syzbot', 'syzbot+0123456789@example.com', true],
  ['', 'patchwork-bot+netdev@example.org', true],
  ['tip-bot2 for Ann Example', 'tip-bot2@example.org', true],
  ['', 'noreply@example.org', true],
  ['Ann Talbot', 'ann.talbot@example.org', false],
  ['Bo Reviewer', 'talbot@example.org', false],
])('whether %s <%s> is a program', (name, address, expected) => {
  expect(isRobot({ from: { name, address } })).toBe(expected);
});
