import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultCatalogDirectory } from '../directory.ts';
import { hiddenIn } from './hidden.ts';
import { readQuickly } from './quick.ts';
import { parseYaml } from './yaml.ts';

const directory = defaultCatalogDirectory();
const texts = globSync('**/*.yaml', { cwd: directory })
  .sort()
  .map((file) => readFileSync(join(directory, file), 'utf8'));
/** Mutations of long entries take long to judge and show nothing that short ones do not. */
const short = texts.filter((text) => text.length < 6000);

/** Pieces of YAML, and of what is almost YAML. */
const PIECES = [
  ...['\t', ' ', '  ', '\n', '\n\n', '\r\n', ':', ': ', '- ', '-', '#', ' #', "'", '"', '[', ']', '{', '}', ','],
  ...[
    '|',
    '>',
    '&a ',
    '*a',
    '!',
    '!!str ',
    '?',
    '? ',
    '%',
    '---\n',
    '...\n',
    '@',
    '`',
    '\\',
    '\\n',
    '~',
    'null',
    '<<: ',
  ],
  ...['key: ', '0x', '1e5', '9007199254740993', '__proto__: 1', '0x1F', '-0', '007', 'true', '1.50'],
];

/** One edit of a text: a piece put in, some characters taken out, a line moved to the left or to the right. */
const edit = fc.record({
  at: fc.nat(),
  what: fc.nat({ max: PIECES.length + 2 }),
  size: fc.integer({ min: 1, max: 4 }),
});

function apply(text: string, { at, what, size }: { at: number; what: number; size: number }): string {
  const place = at % (text.length + 1);
  const piece = PIECES[what];
  if (piece !== undefined) return text.slice(0, place) + piece + text.slice(place);
  if (what === PIECES.length) return text.slice(0, place) + text.slice(place + size);
  const line = text.lastIndexOf('\n', place) + 1;
  if (what === PIECES.length + 1) return `${text.slice(0, line)}${' '.repeat(size)}${text.slice(line)}`;
  return text.slice(0, line) + text.slice(line).replace(new RegExp(`^ {1,${size}}`), '');
}

test('nearly every entry of the catalog is read quickly, and as the other parser reads it', () => {
  const quick = texts.filter((text) => {
    const data = readQuickly(text);
    if (data !== undefined) expect(data).toEqual(parseYaml(text).data);
    return data !== undefined;
  });
  expect(quick.length).toBeGreaterThan(0.95 * texts.length);
});

test('what is read quickly has no fault, and the same data', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...short), fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
      const changed = edits.reduce(apply, text);
      if (hiddenIn(changed)) return;
      const data = readQuickly(changed);
      if (data === undefined) return;
      read += 1;
      const parsed = parseYaml(changed);
      expect(parsed.faults).toEqual([]);
      expect(data).toEqual(parsed.data);
    }),
    { numRuns: 1500 },
  );
  expect(read).toBeGreaterThan(300);
});
