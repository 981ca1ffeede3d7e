import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

test('a strand that is not there', () => {
  expect(found({ 'topics/report-abi.yaml': [['strand: directory\n    kind', 'strand: folder\n    kind']] })).toEqual([
    'topic-part topics/report-abi.yaml:20:13',
  ]);
});

test('a strand that is called otherwise than everywhere else', () => {
  expect(found({ 'topics/report-abi.yaml': [['- { id: directory', '- { id: directry']] })).toEqual([
    'topic-part topics/report-abi.yaml:15:11',
  ]);
});

test('an event that is not there', () => {
  expect(
    found({
      'topics/report-abi.yaml': [
        ['how: The length may vary., by: 2023-01-08-agreed', 'how: The length may vary., by: 2023-01-09-agreed'],
      ],
    }),
  ).toEqual(['topic-part topics/report-abi.yaml:27:48']);
});

test('an anchor that occurs twice', () => {
  expect(found({ 'topics/report-abi.yaml': [['id: who-sizes', 'id: 2022-05-need']] })).toEqual([
    'topic-part topics/report-abi.yaml:18:11',
  ]);
});

test('a former anchor that another part has', () => {
  expect(
    found({ 'topics/report-abi.yaml': [['title: A larger blob', 'formerly: [directory], title: A larger blob']] }),
  ).toEqual(['topic-part topics/report-abi.yaml:16:30']);
});

test('an event of which the id is that of a strand is one mistake, though others name it', () => {
  const change: [string, string][] = [['- { id: 2023-01-08-agreed', '- { id: directory']];
  expect(found({ 'topics/report-abi.yaml': change })).toEqual(['topic-part topics/report-abi.yaml:29:11']);
});
