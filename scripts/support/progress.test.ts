import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startProgress } from './progress.ts';

let written = '';
const stream = (isTTY: boolean) => ({
  isTTY,
  columns: 40,
  write: (text: string) => {
    written += text;
  },
});
beforeEach(() => {
  written = '';
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a short work says nothing', () => {
  const progress = startProgress('work', { stream: stream(true) });
  progress.at('first');
  vi.advanceTimersByTime(1500);
  progress.end();
  expect(written).toBe('');
});

test('elsewhere than on a terminal: lines, not too often', () => {
  const progress = startProgress('work', { stream: stream(false) });
  progress.at('first', 0, 3);
  vi.advanceTimersByTime(3000);
  progress.at('second', 1, 3);
  progress.at('third', 2, 3);
  vi.advanceTimersByTime(60_000);
  progress.note('a note');
  progress.end();
  vi.advanceTimersByTime(60_000);
  expect(written).toBe('work: first (1 of 3)\nwork: third (3 of 3)\nwork: a note\n');
});

test('on a terminal: one line in place, no longer than that, gone at the end', () => {
  const progress = startProgress('work', { stream: stream(true) });
  progress.at('what it is at, in many words that do not fit');
  vi.advanceTimersByTime(3000);
  expect(written).toBe('\r\x1b[Kwork: what it is at, in many words that');
  written = '';
  progress.at('second');
  progress.note('a note');
  expect(written).toBe('\r\x1b[Kwork: second, 3 s\r\x1b[Kwork: a note\n');
  vi.advanceTimersByTime(1000);
  progress.end();
  expect(written.endsWith('work: second, 4 s\r\x1b[K')).toBe(true);
});
