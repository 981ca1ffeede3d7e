/** An event's id is its anchor on the topic's page: once published, others link to it, so that it must stay. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..', '..');
const FILES = globSync('catalog/topics/*.yaml', { cwd: ROOT }).sort();
const LEDGER = join(ROOT, 'src', 'site', 'anchors.txt');

interface Topic {
  id: string;
  events?: { id: string }[];
}

function anchors(file: string): string[] {
  const topic: Topic = parse(readFileSync(join(ROOT, file), 'utf8'));
  return (topic.events ?? []).map((event) => `/topics/${topic.id}/#${event.id}`);
}

const published = readFileSync(LEDGER, 'utf8').split('\n').filter(Boolean);
const present = FILES.flatMap(anchors);

test('no anchor of an event that was published is gone', () => {
  expect(published.filter((anchor) => !present.includes(anchor))).toEqual([]);
});

test('every event’s anchor stands in the ledger, once', () => {
  expect(present.filter((anchor) => !published.includes(anchor))).toEqual([]);
  expect(new Set(published).size).toBe(published.length);
});
