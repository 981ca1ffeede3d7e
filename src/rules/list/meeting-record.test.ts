import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('what is said of a meeting that was only announced', () => {
  expect(found({ 'meetings/2023-01-08-acme-call.yaml': [['state: held', 'state: announced']] })).toEqual([
    'meeting-record decisions/2023-01-acme-exit.yaml:7:10',
    'meeting-record topics/report-abi.yaml:29:92',
  ]);
});

test('a meeting of which nothing is left', () => {
  expect(
    found({
      'meetings/2023-01-08-acme-call.yaml': [
        ['record: { minutes: [{ lore: 5@example.org, subject: Minutes }] }\n', ''],
      ],
    }),
  ).toEqual(['meeting-record meetings/2023-01-08-acme-call.yaml:5:8']);
});
