import { expect, test } from 'vitest';
import { type Job, readAll } from './parallel.ts';
import { readEntry } from './read-file.ts';

test('many files are read as one by one, in their order', () => {
  const jobs: Job[] = Array.from({ length: 300 }, (_, index) => ({
    kind: 'source',
    bytes: Buffer.from(
      index % 50 === 7
        ? `id: a${index}\nid: b\n`
        : `id: a${index}\ntitle: Title ${index}\npublisher: Somebody\nabout: ${'word '.repeat(2000).trim()}\n`,
    ),
  }));
  expect(jobs.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeGreaterThan(1_500_000);
  expect(readAll(jobs)).toEqual(jobs.map(({ kind, bytes }) => readEntry(kind, bytes)));
});
