import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { interestsOf } from './interests.ts';
import type { Message } from './message.ts';
import { formatNews, newsItem } from './news-text.ts';
import { newsOf } from './watch.ts';

const TOPIC = {
  interfaces: ['guest-dev'],
  aliases: ['realm_guest', 'guest detection'],
  files: ['drivers/virt/coco/'],
  strands: [{ id: 'bus', series: ['bus'] }],
  events: [{ id: '2026-07-02-reviewer', evidence: [{ lore: 'old@x' }] }],
};
const SERIES = {
  title: 'Switch to a bus',
  versions: [
    { v: 1, lore: 'v1@x', subject: 'Switch to an auxiliary device' },
    { v: 2, lore: 'v2@x', subject: '[PATCH v2 0/3] Switch to a bus' },
  ],
};
const INTERFACE = {
  source: ['arch/x86/kernel/guest.c'],
  operations: [{ symbol: 'GUEST_DEV_GET_KIND' }],
  constants: [{ name: 'OFF' }],
};
const entries = [
  { kind: 'topic', name: 'detection', file: 'topics/detection.yaml', data: TOPIC },
  { kind: 'series', name: 'bus', file: 'series/bus.yaml', data: SERIES },
  { kind: 'interface', name: 'guest-dev', file: 'interfaces/linux/guest-dev.yaml', data: INTERFACE },
  { kind: 'interface', name: 'lone', file: 'interfaces/linux/lone.yaml', data: { source: ['lib/lone.c'] } },
];
const message = (id: string, subject: string, more: Partial<Message> = {}): Message => ({
  id,
  subject,
  from: { name: 'Bo Reviewer', address: 'bo@example.org' },
  days: ['2026-07-02'],
  answers: [],
  text: 'Hello.\n',
  place: 'here',
  ...more,
});
const seen = (...mails: Message[]) => newsOf(mails, interestsOf(entries));
const brief = (...mails: Message[]) => seen(...mails).map(({ kind, mail, about }) => `${kind} ${mail.id} ${about}`);

test('finds a version that a series lacks, by the title of any of its versions', () => {
  expect(
    brief(
      message('v2@x', '[PATCH v2 0/3] Switch to a bus'),
      message('v3@x', '[PATCH v3 0/4] switch to a bus'),
      message('p1@x', '[PATCH v3 1/4] bus: Add it', { answers: ['v3@x'] }),
      message('v4@x', '[PATCH bpf-next v4 00/12] Switch to an auxiliary device'),
      message('again@x', '[PATCH v2 0/3] Switch to a bus'),
      message('word@x', 'Switch to a bus'),
    ),
  ).toEqual(['version v3@x detection', 'version v4@x detection']);
});

test('finds answers in known threads, and answers to those', () => {
  expect(
    brief(
      message('r1@x', 'Re: [PATCH v2 1/3] bus: Add it', { answers: ['v2@x', 'p@x'] }),
      message('r2@x', 'Re: [PATCH v2 1/3] bus: Add it', { answers: ['r1@x'] }),
      message('r3@x', 'Re: A thing of old', { answers: ['old@x'] }),
      message('r4@x', 'Re: Something else', { answers: ['unknown@x'], text: 'realm_guest' }),
    ),
  ).toEqual(['answer r1@x detection', 'answer r2@x detection', 'answer r3@x detection']);
});

test.each([
  ['a file', 'diff --git a/arch/x86/kernel/guest.c b/arch/x86/kernel/guest.c\n', 'file arch/x86/kernel/guest.c'],
  ['a directory', '--- /dev/null\n+++ b/drivers/virt/coco/new.c\n', 'file drivers/virt/coco/new.c'],
  ['a symbol', 'What of GUEST_DEV_GET_KIND?\n', 'symbol GUEST_DEV_GET_KIND'],
  ['a word', 'I would like\nGuest detection to work.\n', 'word guest detection'],
])('finds a new thread that touches %s', (_, text, why) => {
  const [news, ...more] = seen(
    message('n@x', '[PATCH 0/2] A new thing'),
    message('n1@x', '[PATCH 1/2] Do it', { answers: ['n@x'], text }),
  );
  expect(news).toMatchObject({ kind: 'thread', mail: { id: 'n@x' }, about: ['detection'], why: [why] });
  expect(more).toEqual([]);
});

test.each([
  ['parts of words and names', 'guest detections, MY_GUEST_DEV_GET_KINDS'],
  ['short names', 'It is OFF.'],
  ['what it repeats of another mail', '> GUEST_DEV_GET_KIND\n'],
])('passes over a thread for %s', (_, text) => {
  expect(brief(message('n@x', 'A new thing', { text }))).toEqual([]);
});

test('the YAML is what the schemas take, and claims only that the mail was written', () => {
  const interests = interestsOf(entries);
  const items = newsOf(
    [
      message('v3@x', '[RFC PATCH v3 0/4] Switch to a bus'),
      message('r1@x', 'Re: [PATCH v2 1/3] bus: "Add" it', { answers: ['v2@x'] }),
      message('n@x', '[RFC PATCH 0/2] Lone: new', { text: 'diff --git a/lib/lone.c b/lib/lone.c\n' }),
    ],
    interests,
  ).map((news) => newsItem(news, interests.events));
  expect(items.map(({ file, yaml }) => [file, parse(yaml)])).toEqual([
    [
      'series/bus.yaml',
      [{ v: 3, rfc: true, date: '2026-07-02', lore: 'v3@x', subject: 'Switch to a bus', patches: 4 }],
    ],
    [
      'topics/detection.yaml',
      [
        {
          id: '2026-07-02-reviewer-2',
          kind: 'discussed',
          date: '2026-07-02',
          of: { person: 'Bo Reviewer' },
          what: 'Bo Reviewer writes in the thread "bus: "Add" it".',
          evidence: [{ lore: 'r1@x', subject: 'Re: [PATCH v2 1/3] bus: "Add" it', date: '2026-07-02' }],
        },
      ],
    ],
    [
      null,
      [
        {
          id: '2026-07-02-reviewer',
          kind: 'posted',
          date: '2026-07-02',
          rfc: true,
          of: { person: 'Bo Reviewer' },
          what: 'Bo Reviewer posts "Lone: new".',
          evidence: [{ lore: 'n@x', subject: '[RFC PATCH 0/2] Lone: new', date: '2026-07-02' }],
        },
      ],
    ],
  ]);
  const functions = [{ id: 'lone', name: 'Be alone', score: 20, because: ['word: lone'] }];
  const served = items.map((item) => (item.kind === 'thread' ? { ...item, functions } : item));
  const text = formatNews(served, [], 3, '2026-07-01');
  expect(text).toContain('  serves: Be alone, score 20 (word: lone)\n');
  expect(text).toContain('  touches: file lib/lone.c\n  about: interface/lone\n  # no topic lists it');
  expect(text).toMatch(/3 mails since 2026-07-01: 1 version, 1 answer, 1 thread\n$/);
  // What the review knows nothing of is one line.
  expect(formatNews(items, [], 3, '2026-07-01')).toMatch(/Lone: new \(touches: file lib\/lone\.c\)\n\n3 mails/);
});

test('a plain word counts in a subject, a phrase and a name in every letter', () => {
  const { words } = interestsOf([
    { kind: 'topic', name: 'trust', file: 'topics/trust.yaml', data: { aliases: ['trusted'] } },
  ]);
  const interests = { ...interestsOf(entries), words: new Map([...interestsOf(entries).words, ...words]) };
  const about = (...mails: Message[]) => newsOf(mails, interests).map(({ mail, about: of }) => `${mail.id} ${of}`);
  expect(
    about(
      message('by-the-way@x', 'A new file system', { text: 'It has trusted attributes.\n' }),
      message('subject@x', 'Which devices are trusted?'),
      message('phrase@x', 'A question', { text: 'How does guest detection work?\n' }),
      message('name@x', 'Another', { text: 'I read realm_guest.\n' }),
    ),
  ).toEqual(['subject@x trust', 'phrase@x detection', 'name@x detection']);
});

test('what programs write is no news, and goes on carrying its thread', () => {
  const robot = { from: { name: 'kernel test robot', address: 'lkp@example.com' } };
  expect(
    brief(
      message('report@x', 'Re: [PATCH v2 0/3] Switch to a bus', { answers: ['v2@x'], ...robot }),
      message('answer@x', 'Re: [PATCH v2 0/3] Switch to a bus', { answers: ['v2@x', 'report@x'] }),
      message('own@x', 'realm_guest fails to build', robot),
    ),
  ).toEqual(['answer answer@x detection']);
});
