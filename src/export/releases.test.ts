import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFiles, miniFiles } from '../rules/testing/mini.ts';
import { releaseItems } from './change-items.ts';
import { dataVersion } from './document-list.ts';
import { changesDocument, releaseOf, releasesOf, releaseText } from './releases.ts';
import { stampOf, withBlankStamp, withStamp } from './stamp.ts';
import { topicDifferences } from './topic-differences.ts';

const mini = (edit: Parameters<typeof miniFiles>[0] = {}) => loadFiles(miniFiles(edit)).catalog;
const before = mini();
const after = mini({
  'topics/report-abi.yaml': [['    answered: { how: The provider says it., by: 2023-01-08-agreed }\n', '']],
});

describe('the stamp', () => {
  test('changes with any entry, and with nothing else', () => {
    expect(stampOf(before)).toEqual(stampOf(mini()));
    expect(stampOf({ ...before, dir: '/elsewhere' })).toEqual(stampOf(before));
    expect(stampOf(after).revision).not.toBe(stampOf(before).revision);
    expect(stampOf(before).revision).toMatch(/^[0-9a-f]{12}$/);
  });

  test('is put into a text without making it again, any number of times', () => {
    const blank = withBlankStamp('{\n  "a": 1\n}\n');
    const one = withStamp(blank, { revision: 'a'.repeat(12), date: '2026-01-01' });
    expect(JSON.parse(one)).toEqual({ revision: 'aaaaaaaaaaaa', date: '2026-01-01', a: 1 });
    expect(withStamp(one, { revision: 'b'.repeat(12), date: '2026-01-02' })).toBe(
      withStamp(blank, { revision: 'b'.repeat(12), date: '2026-01-02' }),
    );
  });
});

test('a topic that stands elsewhere is told with where it stood', () => {
  expect(topicDifferences(before, mini())).toEqual([]);
  const gone = { ...mini(), topics: before.topics.filter(({ id }) => id !== 'report-abi') };
  const [lost] = topicDifferences(before, gone);
  expect(lost).toMatchObject({ topic: 'report-abi', after: null, events: [] });
  const [came] = topicDifferences(gone, before);
  expect(came).toMatchObject({ topic: 'report-abi', before: null });
  expect(came?.events.length).toBeGreaterThan(0);
});

describe('releases', () => {
  const dir = mkdtempSync(join(tmpdir(), 'releases-'));
  mkdirSync(join(dir, 'releases'));
  const put = (version: string, since: string | null, a = before, b = before): void =>
    writeFileSync(join(dir, 'releases', `${version}.json`), releaseText(releaseOf(version, since, a, b)));
  put('2026.01.01', null);
  put('2026.01.02', '2026.01.01', before, after);
  writeFileSync(join(dir, 'releases', 'notes.json'), 'not a release');
  const catalog = { ...after, dir };

  test('are read back as they were written, oldest first', () => {
    expect(releasesOf(catalog).map(({ version, since }) => [version, since])).toEqual([
      ['2026.01.01', null],
      ['2026.01.02', '2026.01.01'],
    ]);
    expect(releasesOf(catalog)[1]).toEqual(releaseOf('2026.01.02', '2026.01.01', before, after));
    expect(changesDocument(catalog).releases[0]?.version).toBe('2026.01.02');
    expect(releasesOf({ ...after, dir: join(dir, 'none') })).toEqual([]);
  });

  test('give the data their version: bare as released, with the revision once they differ', () => {
    expect(dataVersion(catalog, stampOf(catalog))).toBe('2026.01.02');
    const { revision } = stampOf(before);
    expect(dataVersion({ ...before, dir }, stampOf(before))).toBe(`2026.01.02+${revision}`);
    expect(dataVersion({ ...before, dir: join(dir, 'none') }, stampOf(before))).toBe(`0+${revision}`);
  });

  test('are items of the feed, each with a permanent address', () => {
    const items = releaseItems(catalog);
    expect(items.map(({ path, updated }) => [path, updated])).toEqual([
      ['/changes/#2026.01.02', '2026-01-02'],
      ['/changes/#2026.01.01', '2026-01-01'],
    ]);
    expect(releaseItems(catalog, () => false)).toEqual([]);
    rmSync(dir, { recursive: true });
  });
});
