import { expect, test } from 'vitest';
import { fromPointer, toPointer } from '../pointer.ts';
import { distance, nearest } from '../suggest.ts';
import { locate } from './position.ts';
import { parseYaml } from './yaml.ts';

const brief = (text: string): string[] =>
  parseYaml(text).faults.map(({ code, line, column }) => `${code} ${line}:${column}`);

test('scalars have their JSON forms, and hexadecimal integers', () => {
  const text = `a: 1\nb: -2\nc: 1.5\nd: true\ne: null\nf:\ng: no\nh: Yes\ni: 1234e5678\nj: 2024-01-02\nk: 0600\nl: 0o17\nm: 1_000\nn: ~\no: .inf\np: 12:30\nq: 0x1f\nr: True\n`;
  expect(parseYaml(text).data).toEqual({
    a: 1,
    b: -2,
    c: 1.5,
    d: true,
    e: null,
    f: null,
    g: 'no',
    h: 'Yes',
    i: '1234e5678',
    j: '2024-01-02',
    k: '0600',
    l: '0o17',
    m: '1_000',
    n: '~',
    o: '.inf',
    p: '12:30',
    q: 31,
    r: 'True',
  });
});

/** Each list holds the one before it eight times. */
const bomb = [...'bcdefghi']
  .map((name, at) => `${name}: &${name} [${Array(8).fill(`*${'abcdefgh'[at]}`).join(', ')}]\n`)
  .join('');

test.each([
  ['an empty file', '', ['yaml-empty 1:1']],
  ['only comments', '# a\n# b\n', ['yaml-empty 1:1']],
  ['a byte order mark', '\uFEFFa: 1\n', ['yaml-bom 1:1']],
  ['a tab as indentation', 'a:\n\tb: 1\n', ['yaml-tab 2:1']],
  ['a tab after spaces', 'a:\n  \tb: 1\n', ['yaml-tab 2:3']],
  ['a tab in a text', 'a: b\tc\n', ['yaml-tab 1:5']],
  ['a tab in a literal block', 'a: |\n  b\tc\n', []],
  ['two documents', 'a: 1\n---\nb: 2\n', ['yaml-documents 2:1']],
  ['a repeated key', 'a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n', ['yaml-duplicate-key 5:3']],
  ['repeated keys in a flow mapping', 'a: { b: 1, b: 2, b: 3 }\n', ['yaml-duplicate-key 1:12']],
  ['two items that became one', 'a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n', ['yaml-duplicate-key 4:5']],
  ['an anchor', 'a: &x 1\n', ['yaml-anchor 1:4']],
  ['an alias', 'a: &x 1\nb: *x\n', ['yaml-anchor 1:4']],
  ['an alias of what is around it', 'a: &x [*x]\n', ['yaml-anchor 1:4']],
  ['a bomb of aliases', `a: &a [1]\n${bomb}`, ['yaml-anchor 1:4']],
  ['a merge key', 'a: 1\n<<: { b: 2 }\n', ['yaml-anchor 2:1']],
  ['a tag', 'a: !device x\n', ['yaml-tag 1:4']],
  ['a standard tag', 'a: !!str 1\n', ['yaml-tag 1:4']],
  ['a number beyond 2^53', 'a: 9007199254740993\n', ['yaml-number 1:4']],
  ['the largest number', 'a: 9007199254740991\n', []],
  ['a control character', 'a: b\u0007\n', ['yaml-character 1:5']],
  ['a no-break space', 'a:\u00a0b\n', ['yaml-character 1:3']],
  ['a mark that turns the direction of text', 'a: b\u202ec\n', ['yaml-character 1:5']],
  ['a tag beyond the basic plane', 'a: b\u{e0041}c\n', ['yaml-character 1:5']],
  ['half of a surrogate pair', 'a: b\ud800c\n', ['yaml-character 1:5']],
  ['a mark that is written as an escape', 'a: 1\nb: "x\\u202ey"\n', ['yaml-character 2:4']],
  ['half of a surrogate pair as an escape', 'a: "x\\ud800y"\n', ['yaml-character 1:4']],
  ['a pair of surrogates as escapes', 'a: "x\\ud83d\\ude00y"\n', []],
  ['a control character as an escape', 'a: "x\\0y"\n', ['yaml-character 1:4']],
  ['a hidden character in a key', '"a\\u200b": 1\n', ['yaml-character 1:1']],
  ['line breaks and tabs as escapes', 'a: "x\\ny\\tz\\x0a"\n', []],
  ['a hidden character in a list', 'a: ["x", "x\\x08y"]\n', ['yaml-character 1:10']],
  ['a long escape', 'a: "x\\U000e0041y"\n', ['yaml-character 1:4']],
  ['a backslash before a letter', 'a: "x\\\\ny"\n', []],
  ['a backslash in single quotes', "a: 'x\\ny\\u202e'\n", []],
  ['escapes of what can be seen', 'a: "x\\x41\\u00e9"\n', []],
  ['two values with hidden characters', 'a: "\\u202e"\nb: "\\u202e"\n', ['yaml-character 1:4']],
  ['a lone carriage return', 'a: 1\rb: 2\n', ['yaml-character 1:5']],
  ['carriage returns with line feeds', 'a: 1\r\nb: 2\r\n', []],
  ['a missing bracket', 'a: [1, 2\nb: 3\n', ['yaml-syntax 1:4']],
  ['a missing quote', 'a: "b\nc: d\n', ['yaml-syntax 1:4']],
  ['a second colon', 'a: b: c\n', ['yaml-syntax 1:4']],
  ['a line that is no key', 'a: 1\nb\nc: 2\n', ['yaml-syntax 2:1']],
  ['a list as a key', '[a, b]: 1\n', ['yaml-key 1:1']],
  ['no key', ': 1\n', ['yaml-key 1:1']],
  ['a prototype', '__proto__: { a: 1 }\n', ['yaml-key 1:1']],
])('%s', (_, text, faults) => {
  expect(brief(text)).toEqual(faults);
});

test.each([
  [
    'a merge conflict',
    'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n',
    '2:1',
    'the line is a marker of a merge conflict',
  ],
  ['its end alone', 'a: 1\n>>>>>>> x\n', '2:1', 'the line is a marker of a merge conflict'],
  ['a directive', '%YAML 1.1\na: 1\n', '1:1', 'a line that begins with % is a directive, and entries have none'],
  [
    'a whole directive',
    '%YAML 1.2\n---\na: 1\n',
    '1:1',
    'a line that begins with % is a directive, and entries have none',
  ],
  [
    'a directive further down',
    '# a\n%YAML 1.1\na: 1\n',
    '2:1',
    'a line that begins with % is a directive, and entries have none',
  ],
  ['an open brace', 'a:\n  - { b: 1, c: 2\nd: 3\n', '2:5', 'the { that opens here is not closed'],
  ['an open bracket at the end', 'a: 1\nb: [1, 2\n', '2:4', 'the [ that opens here is not closed'],
  ['an open brace inside', 'a: [{ b: 1 }, { c: 2 ]\nd: 1\n', '1:15', 'the { that opens here is not closed'],
  ['a key too far right', 'a:\n  b: 1\n   c: 2\nd: 1\n', '3:4', 'the line is not aligned with its siblings'],
  ['a key too far left', 'a:\n  b: 1\n c: 2\nd: 1\n', '3:2', 'the line is not aligned with its siblings'],
  ['a key at the margin', 'a:\n  - b: 1\nc: x\n    d: 2\n', '3:1', 'the line is not aligned with its siblings'],
  ['a second colon', 'a: b: c\nd: 1\n', '1:4', 'a second ": " on the line makes this a mapping inside a mapping'],
  ['a bare dash', 'a:\n  - b\n  -c\n', '3:3', 'the dash of a list item needs a blank after it'],
  ['a dash that is folded', 'a:\n  - b\n  -c\nd: 1\n', '3:3', 'the dash of a list item needs a blank after it'],
  ['a dash in a text', 'a: b\n  -c\nd: 1\n', '2:3', 'the dash of a list item needs a blank after it'],
  ['a marker with a carriage return', 'a: 1\r\n=======\r\nb: 2\r\n', '2:1', 'the line is a marker of a merge conflict'],
  ['no key', 'a: 1\n: 2\n', '2:1', 'the key is missing'],
  ['an empty key', 'a: 1\n"": 2\n', '2:1', 'the key is missing'],
])('%s is named', (_, text, place, message) => {
  const { faults } = parseYaml(text);
  expect(faults.map((fault) => [`${fault.line}:${fault.column}`, fault.message])).toEqual([[place, message]]);
  expect(faults[0]?.hint).not.toBe('');
});

test('nesting thousands deep is a fault like any other', () => {
  expect(parseYaml('['.repeat(20_000)).faults).toHaveLength(1);
});

test('places of keys, values and items', () => {
  const parsed = parseYaml('a:\n  - b: x\n    c: [1, 2]\nd:\ne: >-\n  t\n');
  const at = (pointer: string, on: 'key' | 'value'): string => {
    const { line, column } = locate(parsed, fromPointer(pointer), on);
    return `${line}:${column}`;
  };
  expect(at('', 'key')).toBe('1:1');
  expect(at('/a', 'key')).toBe('1:1');
  expect(at('/a', 'value')).toBe('1:1');
  expect(at('/a/0', 'key')).toBe('2:5');
  expect(at('/a/0/b', 'key')).toBe('2:5');
  expect(at('/a/0/b', 'value')).toBe('2:8');
  expect(at('/a/0/c/1', 'value')).toBe('3:12');
  expect(at('/d', 'value')).toBe('4:1');
  expect(at('/e', 'value')).toBe('5:4');
  expect(at('/a/0/b/none/deeper', 'value')).toBe('2:8');
});

test('pointers', () => {
  expect(toPointer(['a/b', '~', '0'])).toBe('/a~1b/~0/0');
  expect(fromPointer('/a~1b/~0/0')).toEqual(['a/b', '~', '0']);
  expect(fromPointer('')).toEqual([]);
});

test('near names', () => {
  expect(distance('abcd', 'acbd', 3)).toBe(1);
  expect(distance('abc', 'xyz', 1)).toBeGreaterThan(1);
  expect(nearest('summry', ['name', 'summary'])).toBe('summary');
  expect(nearest('attestaton_report', ['attestation-report'])).toBe('attestation-report');
  expect(nearest('zebra', ['name', 'summary'])).toBeUndefined();
  expect(nearest('operation', ['operations', 'options'])).toBe('operations');
});
