import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { added, aspect, catalogOf, claim, fn, iface, op, platform, provider } from '../overlap/testing/synthetic.ts';
import { feedFiles } from './feeds.ts';
import { csvField, type Table, tableCsv, tableMarkdown, tableText, wrap } from './table.ts';
import { functionTable } from './tables.ts';

const table: Table = {
  title: 'A | B',
  corner: 'Aspect',
  columns: ['one', 'two'],
  rows: [
    { head: 'Length', mark: 'same', cells: ['64', '64'] },
    { head: 'Note', mark: 'differs', cells: ['=1+1', 'say "no", please'] },
  ],
  notes: ['Linux 6.6.'],
};

test('Markdown keeps its columns whatever the cells hold', () => {
  expect(tableMarkdown(table)).toBe(
    '### A \\| B\n\n| Aspect | one | two |  |\n| --- | --- | --- | --- |\n| Length | 64 | 64 | same |\n| Note | =1+1 | say "no", please | differs |\n\nLinux 6.6.\n',
  );
});

describe('CSV', () => {
  test('quotes, and no formulas', () => {
    expect(tableCsv(table)).toBe(
      'Aspect,one,two,comparison\r\nLength,64,64,same\r\nNote,\'=1+1,"say ""no"", please",differs\r\n',
    );
    expect(['-1', '+1', '@x', '\tx', '=x', '＝x', 'x=1', '64'].map(csvField)).toEqual([
      "'-1",
      "'+1",
      "'@x",
      "'\tx",
      "'=x",
      "'＝x",
      'x=1',
      '64',
    ]);
  });

  test('any field reads back, and never begins like a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', ';', '\n', '\r', '\t', 'a', ' ') }),
        (text) => {
          const field = csvField(text);
          const plain = field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
          expect(plain.replace(/^'/, '')).toBe(text);
          expect(plain).not.toMatch(/^[=+\-@\t\r\n]/);
          if (!field.startsWith('"')) expect(field).not.toMatch(/[",\r\n]/);
        },
      ),
    );
  });
});

describe('plain text', () => {
  test('no line is longer than 72 characters, whatever the table', () => {
    const word = fc.string({ minLength: 0, maxLength: 90 });
    const arbitrary = fc.integer({ min: 1, max: 6 }).chain((n) =>
      fc.record({
        title: word,
        corner: word,
        columns: fc.array(word, { minLength: n, maxLength: n }),
        rows: fc.array(
          fc.record({
            head: word,
            mark: fc.constantFrom('same', 'differs', ''),
            cells: fc.array(word, { minLength: n, maxLength: n }),
          }),
        ),
      }),
    );
    fc.assert(
      fc.property(arbitrary, (random) => {
        for (const line of tableText(random).split('\n')) expect(line.length).toBeLessThanOrEqual(72);
      }),
    );
  });

  test('wrapping loses no word', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, width) => {
        const joined = wrap(text, width).join('');
        expect(joined.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});

const catalog = catalogOf({
  platforms: [platform('linux'), platform('alpha', { code: 'ALF' }), platform('beta', { code: 'BET' })],
  functions: [fn('report', { name: 'Get a report', aspects: [aspect('size', 'size', { name: 'Size' })] }), fn('seal')],
  interfaces: [
    iface('tsm', 'linux', [added('6.2')], [op('out', ['report'])], {
      providers: ['alpha', 'beta'].map((id, index) =>
        provider(id, [added('6.2')], { report: { operations: ['out'], aspects: { size: claim(index + 1) } } }),
      ),
    }),
    iface('dev', 'alpha', [added('6.1')], [op('get', ['report']), op('key', ['seal'])]),
  ],
});

test('the table of a function', () => {
  expect(functionTable(catalog, 'report', '6.6')).toEqual({
    title: 'Get a report',
    corner: 'Aspect',
    columns: ['ALF: tsm', 'BET: tsm'],
    rows: [{ head: 'Size', mark: 'differs', cells: ['1 bytes', '2 bytes'] }],
    notes: ['Linux 6.6; level over all platforms: common.'],
  });
  expect(functionTable(catalog, 'report', '6.6', { all: true }).columns).toEqual(['ALF: tsm', 'ALF: dev', 'BET: tsm']);
});

describe('feeds', () => {
  const [atom, json] = [...feedFiles(catalog, { site: 'https://example.org/base' })].map((file) => file.text) as [
    string,
    string,
  ];
  test('one item a release, newest first, with absolute addresses', () => {
    const feed = JSON.parse(json);
    expect(feed.items.map((item: { url: string }) => item.url)[0]).toBe('https://example.org/base/kernels/6.5..6.6/');
    expect(feed.items).toHaveLength(5);
    const last = feed.items.at(-1);
    expect(last).toMatchObject({
      title: 'Linux 6.2: 2 cells, 1 level changed',
      date_published: '2020-03-15T00:00:00Z',
    });
    expect(last.content_text).toContain('- Get a report: single → common');
    expect(atom.match(/<entry>/g)).toHaveLength(5);
    expect(atom).toContain('<id>tag:coco-abi-catalog,2026:/kernels/6.1..6.2/</id>');
    expect(atom).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
  });

  test('a release without a known day has no day of publication', () => {
    const undated = {
      ...catalog,
      kernels: catalog.kernels.map((k, i) => (i === 5 ? { ...k, released: 'unknown' as const } : k)),
    };
    const [, text] = [...feedFiles(undated, { site: 'https://example.org/' })].map((file) =>
      JSON.parse(file.text.startsWith('{') ? file.text : 'null'),
    );
    expect(text.items[0].date_published).toBeUndefined();
    expect(text.items[0].date_modified).toBe(text.items[1].date_modified);
  });
});
