import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST, NoProposal } from './proposal.ts';
import { readDiff } from './read-diff.ts';
import { readProposal } from './read-proposal.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const given = (text: string) => [{ name: 'x.mbox', bytes: bytes(text) }];
const diff = (path: string, lines: readonly string[]): string =>
  [
    `diff --git a/${path} b/${path}`,
    `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -1,1 +1,${lines.length + 1} @@ struct a {`,
    ' first',
    ...lines.map((line) => `+${line}`),
    '',
  ].join('\n');
const mail = (subject: string, body: string, more = ''): string =>
  `From mboxrd@z Thu Jan  1 00:00:00 1970\nMessage-ID: <${subject.length}@example.org>\nSubject: ${subject}\nFrom: A <a@example.org>\nDate: Mon, 3 Feb 2025 10:00:00 +0000\n${more}\n${body}\n`;

describe('a diff', () => {
  test('keeps numbers of lines, the heading, and what was removed', () => {
    const text = [
      '--- a/x.h',
      '+++ b/x.h',
      '@@ -5,3 +7,3 @@ enum e {',
      ' one',
      '-two',
      '+TWO',
      ' three',
      '-- ',
      '2.40',
    ].join('\n');
    const [file] = readDiff(text).files;
    expect(file?.hunks).toEqual([
      {
        within: 'enum e {',
        removed: ['two'],
        lines: [
          { number: 7, text: 'one', added: false },
          { number: 8, text: 'TWO', added: true },
          { number: 9, text: 'three', added: false },
        ],
      },
    ]);
  });

  test('takes no more lines than its heading announces, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('+a', '-b', ' c', '\\ No newline', '@@ x', 'text', ''), { maxLength: 30 }),
        fc.nat(9),
        fc.nat(9),
        (lines, olds, news) => {
          const { files } = readDiff(['--- a/f', '+++ b/f', `@@ -1,${olds} +1,${news} @@`, ...lines].join('\n'));
          const [hunk] = files[0]?.hunks ?? [];
          expect(hunk?.lines.length ?? 0).toBeLessThanOrEqual(Math.max(olds, news) + lines.length);
          expect(hunk?.lines.filter(({ added }) => added).length ?? 0).toBeLessThanOrEqual(news + olds);
        },
      ),
    );
  });
});

describe('a proposal', () => {
  test('is read from an mbox in the order of its numbers, without the answers', async () => {
    const text = [
      mail('[PATCH v2 2/2] second', diff('b.c', ['int b;'])),
      mail('[PATCH v2 0/2] The whole', 'Why it is wanted.\n\nSigned-off-by: A <a@example.org>'),
      mail('Re: [PATCH v2 1/2] first', `> ${diff('c.c', ['int c;'])}`),
      mail('[PATCH v2 1/2] first', diff('a.c', ['int a;'])),
    ].join('\n');
    const { title, patches, notes } = await readProposal(given(text));
    expect(title).toBe('The whole');
    expect(patches.map(({ files }) => files.map(({ path }) => path))).toEqual([[], ['a.c'], ['b.c']]);
    expect(patches[0]).toMatchObject({ day: '2025-02-03', words: expect.stringContaining('Why it is wanted.') });
    expect(patches[0]?.words).not.toContain('Signed-off-by');
    expect(notes).toEqual([]);
  });

  test('is decoded from quoted-printable and base64', async () => {
    const body = diff('a.c', ['int x = 1;', 'char *s = "ü";']);
    const quoted = [...bytes(body)]
      .map((one) =>
        one === 10
          ? '\n'
          : one === 61 || one > 126
            ? `=${one.toString(16).toUpperCase().padStart(2, '0')}`
            : String.fromCharCode(one),
      )
      .join('');
    const encoded = [
      mail(
        '[PATCH] a',
        quoted,
        'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n',
      ),
      mail(
        '[PATCH] a',
        Buffer.from(body).toString('base64'),
        'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n',
      ),
    ];
    for (const text of encoded) {
      const { patches } = await readProposal(given(text));
      expect(patches[0]?.files[0]?.hunks[0]?.lines.map((line) => line.text)).toEqual([
        'first',
        'int x = 1;',
        'char *s = "ü";',
      ]);
    }
  });

  test('may be a bare diff, or a patch as git writes it', async () => {
    expect((await readProposal(given(diff('a.c', ['int a;'])))).title).toBe('a diff without a subject');
    const git = `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\nSubject: [PATCH 1/1] One\n\nText.\n---\n${diff('a.c', ['int a;'])}-- \n2.40\n`;
    expect(await readProposal(given(git))).toMatchObject({
      title: 'One',
      patches: [{ words: expect.stringContaining('Text.') }],
    });
  });

  test.each([
    ['nothing', ''],
    ['a letter', 'Dear list,\n\nno patch here.\n'],
    ['a mail without a patch', mail('[RFC] an idea', 'Only words.')],
    ['bytes', '\u0000\u0001\u0002'],
  ])('is refused with a sentence when it is %s', async (_, text) => {
    await expect(readProposal(given(text))).rejects.toThrow(NoProposal);
    await expect(readProposal(given(text))).rejects.toThrow(/give a series as mbox/);
  });

  test('is refused when it is too large, and says how large', async () => {
    const bytes = new Uint8Array(MOST.bytes + 1);
    await expect(readProposal([{ name: 'x', bytes }])).rejects.toThrow(/32\.0 MB/);
  });

  test('with more hunks than are read says so', async () => {
    const hunks = '@@ -1,0 +1,1 @@\n+x\n'.repeat(MOST.hunks + 5);
    const { notes, patches } = await readProposal(given(`--- a/x.c\n+++ b/x.c\n${hunks}`));
    expect(notes).toEqual([`${MOST.hunks + 5} hunks, of which the first ${MOST.hunks} were read`]);
    expect(patches[0]?.files[0]?.hunks).toHaveLength(MOST.hunks);
  });

  test('never throws anything but a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (tail) => {
        const input = Buffer.concat([bytes(mail('[PATCH] x', diff('a.c', ['int a;']))), tail]);
        await readProposal([{ name: 'x', bytes: input.subarray(0, Math.max(1, input.length - (tail[0] ?? 0))) }]).catch(
          (error: unknown) => {
            expect(error).toBeInstanceOf(NoProposal);
          },
        );
      }),
      { numRuns: 60 },
    );
  });
});
