import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const FILE = 'formats/acme/acme-report.yaml';
const FIELD = '  - { name: nonce, offset: 0, size: 64, type: bytes, concept: nonce, meaning: Bytes of the caller. }\n';
const after = (text: string): [string, string] => [FIELD, FIELD + text];
const other = (id: string, body: string) => ({
  [`formats/acme/${id}.yaml`]: `id: ${id}
name: ${id}
platform: acme
encoding: binary
about: Something else that the device hands out.
${body}evidence: [{ spec: acme-spec, section: "2" }]
`,
});

test('offsets and sizes', () => {
  const next = (offset: number) => after(`  - { name: next, offset: ${offset}, size: 4, type: uint, concept: none }\n`);
  expect(found({ [FILE]: [next(64)] })).toEqual([]);
  expect(found({ [FILE]: [next(60)] })).toEqual([`format-layout ${FILE}:9:5`]);
  expect(found({ [FILE]: [['encoding: binary\n', 'encoding: binary\nsize: 60\n']] })).toEqual([
    `format-layout ${FILE}:6:7`,
  ]);
  const sized = after('  - { name: rest, size: { field: later }, type: bytes, concept: none }\n');
  expect(found({ [FILE]: [sized] })).toEqual([`format-layout ${FILE}:9:5`]);
});

test('bits', () => {
  const file = 'formats/acme/acme-flags.yaml';
  const flags = (second: string) => ({
    [file]: `id: acme-flags
name: Flags
platform: acme
encoding: bits
about: A word in which every bit has a meaning.
size: 1
bits:
  - { name: A, concept: none, bits: [0, 3] }
  - { name: B, concept: none, ${second} }
evidence: [{ spec: acme-spec, section: "2" }]
`,
  });
  expect(found(flags('bit: 4'))).toEqual([]);
  expect(found(flags('bit: 3'))).toEqual([`format-layout ${file}:10:5`]);
  expect(found(flags('bit: 8'))).toEqual([`format-layout ${file}:10:5`]);
});

test('a mistake in a part is reported once, and there', () => {
  const fields = (second: number) =>
    `fields:\n  - { name: A, offset: 0, size: 4, type: uint, concept: none }\n  - { name: B, offset: ${second}, size: 4, type: uint, concept: none }\n`;
  const edit = {
    ...other('acme-part', `part: true\n${fields(8)}`),
    [FILE]: [after('  - { include: acme-part, offset: 64 }\n')],
  };
  expect(found(edit)).toEqual(['format-layout formats/acme/acme-part.yaml:10:5']);
});

test('a circle of includes', () => {
  const edit = {
    ...other('acme-a', 'fields: [{ include: acme-b }]\n'),
    ...other('acme-b', 'fields: [{ include: acme-a }]\n'),
    ...other('acme-c', 'fields: [{ include: acme-a }]\n'),
  };
  expect(found(edit)).toEqual(['format-layout formats/acme/acme-a.yaml:1:1']);
});
