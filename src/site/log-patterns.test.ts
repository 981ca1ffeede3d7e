import { beforeAll, describe, expect, test } from 'vitest';
import { fitting, opened } from '../search/log-match.ts';
import { getCatalog } from './catalog.ts';
import { sentLines } from './log-patterns.ts';
import { provideCatalog } from './provide.ts';
import { linesOf } from './status.ts';

beforeAll(provideCatalog);

/** What stands in a line where the format has a conversion. */
const FILLED: readonly (readonly [RegExp, string])[] = [
  [/%%/g, '%'],
  [/%#0?\d*l{0,2}x|%pa|%p\w*/g, '0x1f'],
  [/%[-0]*\d*(?:hh|h|ll|l|z)?x/g, '1f'],
  [/%\*pbl/g, '0-7'],
  [/%[-0]*\d*(?:hh|h|ll|l|z)?[du]|%i/g, '17'],
  [/%[-0]*\d*(?:\.\d+)?s/g, 'some'],
];
const filled = (format: string): string => FILLED.reduce((text, [form, to]) => text.replace(form, to), format);

/** A format by its fixed texts alone. */
const bare = (format: string): string => opened(format).replaceAll(/[^a-zA-Z]/g, '');

describe('a pasted line leads to its own text first', () => {
  test('every line of every log, with time, prefix and device', () => {
    const formats = sentLines().map(([text]) => text);
    const wrong = getCatalog().logs.flatMap((log) =>
      linesOf(log)
        .filter(({ text }) => formats.includes(text))
        .flatMap(({ prefix, text }) => {
          const line = `[   12.345678] ${prefix || 'ccp 0000:22:00.1: '}${filled(text)}`;
          const place = fitting(line, formats)[0];
          // Two releases may print one text with other conversions.
          const same = place !== undefined && bare(formats[place] ?? '') === bare(text);
          return same ? [] : [`${line} → ${formats[place ?? -1]}`];
        }),
    );
    expect(wrong).toEqual([]);
  });

  test('lines that tell nothing are few', () => {
    const all = getCatalog()
      .logs.flatMap((log) => linesOf(log).length)
      .reduce((sum, one) => sum + one, 0);
    expect(sentLines().length).toBeGreaterThan(all * 0.97);
  });
});
