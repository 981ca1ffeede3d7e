import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST, NoProposal } from './proposal.ts';
import { readDiff } from './read-diff.ts';
import { readProposal } from './read-proposal.ts';
import { shown } from './text.ts';

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

describe('what a patch can be besides', () => {
  const DIFF = ['--- a/x.h', '+++ b/x.h', '@@ -1,1 +1,2 @@', ' one', '+two', ''].join('\n');
  const mailOf = (subject: string, body: string, more = '') =>
    `From x@y Mon Jun  2 12:00:00 2025\nFrom: J <j@e.org>\nDate: Mon, 2 Jun 2025 12:00:00 +0000\nMessage-ID: <${subject.length}@e>\nSubject: ${subject}\n${more}\n${body}\n`;
  const readText = (text: string) => readProposal([{ name: 'in', bytes: new TextEncoder().encode(text) }]);
  const added = async (text: string) =>
    (await readText(text)).patches
      .flatMap(({ files }) => files.flatMap(({ hunks }) => hunks.flatMap(({ lines }) => lines)))
      .filter((line) => line.added).length;

  test('attached as bytes, by its name', async () => {
    const part = [
      '--B',
      'Content-Type: application/octet-stream',
      'Content-Disposition: attachment; filename=a.patch',
      'Content-Transfer-Encoding: base64',
      '',
      btoa(DIFF),
      '--B--',
    ].join('\n');
    expect(
      await added(mailOf('[PATCH] a', part, 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n')),
    ).toBe(1);
  });

  test('with marks of an mbox before From', async () => {
    expect((await readText(mailOf('[PATCH] b', `>From here on words.\n---\n${DIFF}`))).patches[0]?.words).toMatch(
      /^From here/,
    );
  });

  test('as git show prints it', async () => {
    const text = `commit 0123456789ab\nAuthor: J <j@e.org>\nDate:   Mon\n\n    x: Add two\n\n${DIFF}`;
    expect((await readText(text)).title).toBe('x: Add two');
  });

  test('in two versions: the newer one, and it says so', async () => {
    const { patches, notes } = await readText(mailOf('[PATCH v1 1/1] c', DIFF) + mailOf('[PATCH v2 1/1] cc', DIFF));
    expect(patches.map(({ subject }) => subject)).toEqual(['[PATCH v2 1/1] cc']);
    expect(notes).toEqual(['mails of several versions; those before version 2 were left out']);
  });

  test.each([
    ['', /the input is empty/],
    ['diff --git a/a b/b\nsimilarity index 100%\nrename from a\nrename to b\n', /it only moves files/],
    ['diff --git a/a b/a\nBinary files a/a and b/a differ\n', /1 binary file, not read/],
    ['diff --cc a.h\n@@@ -1,1 -1,1 +1,2 @@@\n  one\n++two\n', /a combined diff of a merge/],
  ])('%j: a sentence', async (text, sentence) => {
    await expect(readText(text)).rejects.toThrow(sentence);
  });
});

test('no character that a terminal obeys comes out', () => {
  expect(shown('a\u001b[31mb\u202ec\nd\u0007')).toBe('a[31mbc\nd');
});
