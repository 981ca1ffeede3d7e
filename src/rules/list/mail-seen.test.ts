import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const TOPIC = 'topics/report-abi.yaml';
const SERIES = 'series/common-reports.yaml';
const ID = '1@example.org';

/** mail.json with digests of all mails that the small catalog cites, but those. */
const digests = (...without: number[]): string =>
  JSON.stringify({
    mails: Object.fromEntries(
      [0, 1, 2, 3, 4, 5, 6].filter((id) => !without.includes(id)).map((id) => [`${id}@example.org`, {}]),
    ),
  });

test('a mail that nobody is on record as having seen', () => {
  expect(found({ 'mail.json': digests(1) })).toEqual([`mail-seen ${SERIES}:8:39`]);
  expect(found({ 'mail.json': digests(4) })).toEqual([`mail-seen ${TOPIC}:28:24`]);
});

test('every mark will do, and a digest makes it needless', () => {
  const marked = (seen: string) => ({ [SERIES]: [[`lore: ${ID}`, `lore: ${ID}, seen: ${seen}`]] as const });
  for (const seen of ['page', 'copy', 'listed'])
    expect(found({ ...marked(seen), 'mail.json': digests(1) })).toEqual([]);
  expect(found({ ...marked('page'), 'mail.json': digests() })).toEqual([`mail-seen ${SERIES}:8:60`]);
});

test('a mark without a mail', () => {
  const evidence = 'evidence: [{ url: https://example.org/, title: A page }]';
  const edit = { [SERIES]: [[`lore: ${ID}, subject: A proposal`, `${evidence}, seen: page`]] as const };
  expect(found(edit)).toEqual([`mail-seen ${SERIES}:8:97`]);
});

test('a catalog that keeps no digests, or damaged ones', () => {
  expect(found({})).toEqual([]);
  expect(found({ 'mail.json': '[' })).toEqual([]);
});

test('what was only listed posts nothing', () => {
  const event = `  - { id: 2023-01-07-listed, strand: larger, kind: posted, date: "2023-01-07", what: A version came., evidence: [{ lore: 7@example.org, subject: Larger, seen: listed }] }
  - { id: 2023-01-08-agreed`;
  const edit = (text: string) => ({ [TOPIC]: [['  - { id: 2023-01-08-agreed', text]] as const });
  expect(found(edit(event))).toEqual([`stage-evidence ${TOPIC}:29:52`]);
  expect(found(edit(event.replace('kind: posted', 'kind: reported')))).toEqual([]);
  expect(found(edit(event.replace('seen: listed', 'seen: copy')))).toEqual([]);
});
