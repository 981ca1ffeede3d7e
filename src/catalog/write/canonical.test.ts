import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultCatalogDirectory } from '../directory.ts';
import { placeOf } from '../kinds.ts';
import { entryFiles } from '../read/discover.ts';
import { parseYaml } from '../read/yaml.ts';
import { formatEntry } from './canonical.ts';
import { folded, isPlain, quoted } from './scalar.ts';

const place = { kind: 'source', file: 'sources/x.yaml' } as const;
const MODELINE = '# yaml-language-server: $schema=../../schemas/source.schema.json\n';
const form = (body: string): string => {
  const { text, faults } = formatEntry(place, MODELINE + body);
  if (text === undefined) throw new Error(JSON.stringify(faults));
  return text.slice(MODELINE.length);
};

test.each([
  ['keys in the order of the schema', 'publisher: b\nid: a\n', 'id: a\npublisher: b\n'],
  ['versions and dates in quotes', 'revision: 1.10\ndate: 2024-01-02\n', 'revision: "1.10"\ndate: "2024-01-02"\n'],
  ['quotes that somebody chose', "title: 'a'\n", 'title: "a"\n'],
  ['quotes inside', `title: 'say "x"'\n`, `title: 'say "x"'\n`],
  ['indentation', 'aliases:\n- a\n-   b\n', 'aliases:\n  - a\n  - b\n'],
  ['flow collections', 'aliases: [ a,b ,  c ]\nx: {a: 1}\n', 'aliases: [a, b, c]\nx: { a: 1 }\n'],
  [
    'comments, with their keys',
    '# on b\npublisher: b # behind\n# on a\nid: a\n',
    '# on a\nid: a\n# on b\npublisher: b # behind\n',
  ],
  ['a comment at the end', 'id: a\n\n# end\n', 'id: a\n\n# end\n'],
  ['one blank line for several', 'id: a\n\n\n\ntitle: b\n', 'id: a\n\ntitle: b\n'],
  ['line ends', 'id: a\r\ntitle: b\r\n', 'id: a\ntitle: b\n'],
  ['hexadecimal numbers', 'x: { offset: 0x1f }\n', 'x: { offset: 0x1f }\n'],
  ['an empty value', 'id:\n', 'id:\n'],
  ['literal blocks', 'x: |\n  a\n    b\n\n  c\n', 'x: |\n  a\n    b\n\n  c\n'],
  ['a literal block that begins with a space', 'x: |2\n    a\n  b\n', 'x: |2\n    a\n  b\n'],
])('%s', (_, source, wanted) => {
  expect(form(source)).toBe(wanted);
});

test('a long text is folded, and a folded one filled', () => {
  const words = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
  const text = form(`about: ${words}\n`);
  expect(text.split('\n')[0]).toBe('about: >-');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(form(text)).toBe(text);
});

test('a flow collection that does not fit becomes a block', () => {
  const items = Array.from({ length: 30 }, (_, index) => `alias${index}`);
  expect(form(`aliases: [${items.join(', ')}]\n`)).toBe(`aliases:\n${items.map((item) => `  - ${item}\n`).join('')}`);
});

test('the first line is put there, and put right', () => {
  expect(formatEntry(place, 'id: a\n').text).toBe(`${MODELINE}id: a\n`);
  expect(formatEntry(place, '# yaml-language-server: $schema=x\nid: a\n').text).toBe(`${MODELINE}id: a\n`);
});

test('a file with YAML faults is left alone', () => {
  expect(formatEntry(place, 'id: a\nid: b\n').faults?.map(({ code }) => code)).toEqual(['yaml-duplicate-key']);
});

test('every entry of the catalog comes back with the same data, and stays as it is the second time', () => {
  const directory = defaultCatalogDirectory();
  for (const file of entryFiles(directory)) {
    const kind = placeOf(file)?.kind;
    const source = readFileSync(join(directory, file), 'utf8');
    const parsed = parseYaml(source);
    if (!kind || parsed.faults.length > 0) continue;
    const { text = '' } = formatEntry({ kind, file }, source);
    expect(text, file).not.toBe('');
    expect(formatEntry({ kind, file }, text).text, file).toBe(text);
  }
});

describe('of any text', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'a',
      'b c',
      '6.10',
      'yes',
      '0x1f',
      '1e5',
      '- x',
      '#',
      'a: b',
      'a #b',
      '"',
      "'",
      '[',
      '}',
      '~',
      '',
      ' ',
      'é',
      '2024-01-02',
      'null',
      '&a',
      '*b',
      '!c',
      '%',
      '@',
      '`',
      '|',
      '>',
      '?',
      ':',
      '---',
      'a\nb',
      'a\n\nb',
      'x'.repeat(130),
      'w '.repeat(80).trim(),
    ),
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', ':', '#', '-', ',', '"', "'", '\\', '\n', '{', '[') }),
  );
  const data = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      word,
      fc.integer(),
      fc.boolean(),
      tie('list'),
      tie('map'),
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(fc.constantFrom('k', 'l m', '1', 'no', 'x:y'), tie('value'), { maxKeys: 4 }),
  }));

  test('data survive a canonical writing of JSON', () => {
    fc.assert(
      fc.property(data.map, (map) => {
        const text = form(`${JSON.stringify({ id: 'x', ...(map as object) })}\n`);
        expect(parseYaml(text).data).toEqual({ id: 'x', ...(map as object) });
        expect(form(text)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  test('a scalar reads back as itself', () => {
    fc.assert(
      fc.property(word, (text) => {
        expect(parseYaml(`x: ${quoted(text)}\n`).data).toEqual({ x: text });
        if (isPlain(text, false)) expect(parseYaml(`x: ${text}\n`).data).toEqual({ x: text });
        if (isPlain(text, true))
          expect(parseYaml(`x: [${text}, { a: ${text} }]\n`).data).toEqual({ x: [text, { a: text }] });
      }),
    );
  });

  test('folding keeps runs of spaces', () => {
    const [header, ...lines] = folded(`a  b ${'c '.repeat(80)}d`, 40);
    expect(header).toBe('>-');
    expect(parseYaml(`x: >-\n${lines.map((line) => `  ${line}\n`).join('')}`).data).toEqual({
      x: `a  b ${'c '.repeat(80)}d`,
    });
  });
});
