import { describe, expect, test } from 'vitest';
import { defaultCatalogDirectory } from '../../catalog/directory.ts';
import { loadCatalog } from '../../catalog/read/load.ts';
import { topicStates } from '../../record/index.ts';
import { loadFiles, miniFiles } from '../../rules/testing/mini.ts';
import { calendarText } from './calendar.ts';
import { recordFiles } from './files.ts';
import { wrap } from './lines.ts';

const options = { site: 'https://example.org/catalog/' };
const filesOf = (edit: Parameters<typeof miniFiles>[0] = {}) =>
  new Map([...recordFiles(loadFiles(miniFiles(edit)).catalog, options)].map(({ path, text }) => [path, text]));

describe.each([
  ['the catalog', loadCatalog(defaultCatalogDirectory()).catalog],
  ['the small catalog', loadFiles(miniFiles()).catalog],
] as const)('%s', (_, catalog) => {
  const files = [...recordFiles(catalog, options)];
  const texts = files.filter(({ path }) => path.endsWith('.txt'));

  test('texts have at most 72 columns', () => {
    expect(texts.length).toBeGreaterThan(catalog.topics.length);
    const long = texts.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => line.length > 72 && !line.startsWith('https://'))
        .map((line) => `${path}: ${line}`),
    );
    expect(long).toEqual([]);
  });

  test('the text of a topic has at most 60 lines, and its references are all used', () => {
    for (const { id } of catalog.topics) {
      const text = texts.find(({ path }) => path === `topics/${id}.txt`)?.text ?? '';
      expect(text.trimEnd().split('\n').length, id).toBeLessThanOrEqual(60);
      const used = new Set(text.match(/(?<=\[)\d+(?=\])/g));
      const listed = [...text.matchAll(/^\[(\d+)\] /gm)].map(([, number]) => number);
      expect(listed, id).toEqual(listed.map((__, index) => String(index + 1)));
      expect(
        [...used].every((number) => listed.includes(number)),
        id,
      ).toBe(true);
    }
  });

  test('everything says who keeps it, and that the SIG did not review it', () => {
    for (const { path, text } of files.filter((file) => !file.path.endsWith('.ics')))
      expect(text.replaceAll(/\s+/g, ' '), path).toContain('not reviewed by the SIG');
  });

  test('feeds are whole, with one permanent id an entry', () => {
    const feeds = files.filter(({ path }) => path.endsWith('.atom'));
    expect(feeds.map(({ path }) => path)).toContain('feeds/decisions.atom');
    for (const { path, text } of feeds) {
      const ids = [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);
      expect(new Set(ids).size, path).toBe(ids.length);
      expect(text, path).toMatch(/<updated>\d{4}-\d{2}-\d{2}T00:00:00Z<\/updated>/);
    }
  });
});

test('a topic as a mail: what is asked, what was said, what was decided', () => {
  const text = filesOf({
    'topics/report-abi.yaml': [
      ['    answered: { how: The provider says it., by: 2023-01-08-agreed }\n', ''],
      ['    resolved: { how: The length may vary., by: 2023-01-08-agreed }\n', ''],
    ],
  }).get('topics/report-abi.txt');
  expect(text).toContain('State: contested; code: none, released');
  expect(text).toContain('- Bob Example objects. Asks for room for larger reports. [1]');
  expect(text).toContain('- Who says how large a report may be? [2]');
  expect(text).toContain('- 2023-01-06, Bob Example (Borealis then) objects: "this must be larger"\n  [1]');
  expect(text).toContain('- 2023-01-08, dropped: No common exit for reports. The two differ too');
  expect(text).toContain('[1] <4@example.org>');
  expect(text).toContain('https://example.org/catalog/topics/report-abi/');
});

test('the agenda takes what is stuck, and leaves what is settled', () => {
  expect(filesOf().get('agenda.txt')).not.toContain('Contested');
  const stuck = filesOf({
    'topics/report-abi.yaml': [['    resolved: { how: The length may vary., by: 2023-01-08-agreed }\n', '']],
    'consultations/2023-02-report-frame.yaml': [['closes: "2023-02-11"', 'closes: "2023-06-11"']],
  }).get('agenda.txt');
  expect(stuck).toContain('Comments end:\n- One interface for reports: comments are taken until 2023-06-11');
});

test('the agenda says who objects in which words, and names no address that only this machine can open', () => {
  const { catalog } = loadFiles(
    miniFiles({
      'topics/report-abi.yaml': [['    resolved: { how: The length may vary., by: 2023-01-08-agreed }\n', '']],
    }),
  );
  const text = (site: string) =>
    new Map([...recordFiles(catalog, { site })].map(({ path, text: of }) => [path, of])).get('agenda.txt') ?? '';
  expect(text('http://localhost:4321/')).toContain(
    '- One interface for reports: Bob Example (2023-01-06): "this must be\n  larger"\n  /topics/report-abi.txt',
  );
  expect(text('http://localhost:4321/')).not.toContain('localhost');
  expect(text('https://example.org/x/')).toContain('  https://example.org/x/topics/report-abi.txt');
});

test('what was only listed is reported in the mail, the Markdown and the feed', () => {
  const files = filesOf({
    'topics/report-abi.yaml': [['platforms: [acme] }', 'platforms: [acme], series: [larger] }']],
    'series/larger.yaml': `id: larger
title: Larger reports
by: { person: Ann Example, affiliation: Acme, as-of: "2023-01-05" }
versions:
  - { v: 2, date: "2023-02-05", lore: 9@example.org, subject: Larger reports, seen: listed }
outcome: { state: open }
`,
  });
  const mail = files.get('topics/report-abi.txt');
  expect(mail).toContain('- Who has read v2 of Larger reports? It is only reported. [');
  expect(mail).toContain('- A larger blob: none; v2 is reported [');
  expect(mail).toContain('- Larger reports (v2, 2023-02-05, reported) [');
  expect(mail).toContain('<9@example.org> (reported)');
  expect(files.get('topics/report-abi.md')).toContain('  - v2, 2023-02-05, reported: Larger reports');
  expect(files.get('topics/report-abi/feed.atom')).toContain('v2 of Larger reports, as reported');
});

test('the calendar holds what is announced and what fell out, in lines of at most 75 octets', () => {
  const meeting = (id: string, state: string): string => `id: ${id}
title: A call with a very long title, so long indeed that its line has to be folded somewhere
forum: acme-call
date: "2023-05-11"
time: "15:00"
state: ${state}
evidence: [{ lore: 9@example.org, subject: A call }]
`;
  const { catalog } = loadFiles(
    miniFiles({
      'meetings/2023-05-11-acme-call.yaml': meeting('2023-05-11-acme-call', 'announced'),
      'meetings/2023-05-12-acme-call.yaml': meeting('2023-05-12-acme-call', 'cancelled'),
    }),
  );
  const text = calendarText(catalog, options);
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text.match(/STATUS:\w+/g)).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED']);
  expect(text).toContain('DTSTART:20230511T150000Z\r\nDURATION:PT60M');
  expect(text).not.toContain('2023-01-08');
});

test('drafts leave to a person what only a person can write', () => {
  const files = filesOf();
  expect(files.get('topics/report-abi/recommendation.txt')).toContain('To: (the body, to be named)');
  const asked = filesOf({
    'topics/report-abi.yaml': [
      [
        'strands:',
        'exits:\n  - { id: to-body, kind: recommendation, to: acme-body, state: drafted, text: Please give every report one frame. }\nstrands:',
      ],
    ],
  }).get('topics/report-abi/recommendation.txt');
  expect(asked).toContain('To: The body of Acme');
  expect(asked).toContain('What is asked:\nPlease give every report one frame.');
});

test('minutes of an announced meeting: its agenda, and an event for each item', () => {
  const files = filesOf({
    'meetings/2023-05-11-acme-call.yaml': `id: 2023-05-11-acme-call
forum: acme-call
date: "2023-05-11"
state: announced
agenda: [{ item: Sizes of reports, topic: report-abi }]
evidence: [{ lore: 9@example.org, subject: A call }]
`,
  });
  const text = files.get('meetings/2023-05-11-acme-call/minutes.txt') ?? '';
  expect(text).toContain('1. Sizes of reports\n   Said:');
  expect(text).toContain('# catalog/topics/report-abi.yaml, under events\n- id: 2023-05-11-discussed');
  expect(text).toContain('  meeting: 2023-05-11-acme-call\n');
  expect(files.has('meetings/2023-01-08-acme-call/minutes.txt')).toBe(false);
});

test('lines break between words, and a word that is too long stands alone', () => {
  expect(wrap('one two three', '- ', '  ', 9)).toEqual(['- one two', '  three']);
  expect(wrap('a-word-without-an-end b', '', '', 5)).toEqual(['a-word-without-an-end', 'b']);
});

test('states are those of the record', () => {
  const { catalog } = loadFiles(miniFiles());
  const [state] = topicStates(catalog);
  expect([state?.upstream, [...(state?.words.keys() ?? [])], state?.column]).toEqual([
    ['none', 'released'],
    ['need', 'exchange', 'patches'],
    'needs-voice',
  ]);
});
