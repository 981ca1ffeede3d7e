import { expect, test } from 'vitest';
import { readEntry } from './read-file.ts';

const entry = (title: string): Buffer =>
  Buffer.from(
    `# yaml-language-server: $schema=../../schemas/source.schema.json\nid: a\ntitle: ${title}\npublisher: A body\n`,
  );

test.each(['1e3', '048', '0o17', '+12', '.25', '12.', '-.inf', '.NaN', 'True', 'FALSE', 'NULL'])(
  'a text that other readers take for something else needs quotes: %s',
  (title) => {
    const { faults } = readEntry('source', entry(title));
    expect(faults.map(({ code, line, column, fix }) => [code, line, column, fix])).toEqual([
      ['schema-type', 3, 8, `"${title}"`],
    ]);
    expect(readEntry('source', entry(`"${title}"`)).faults).toEqual([]);
  },
);
test('what the schema refuses anyway is told once', () => {
  expect(readEntry('source', entry('~')).faults.map(({ code }) => code)).toEqual(['schema-length']);
});
test.each(['Yes', '2026-01-01', '12:30', '1_000', '68de0b2f', '1.2.3', 'nullable'])('others need none: %s', (title) => {
  expect(readEntry('source', entry(title)).faults).toEqual([]);
});
