import { describe, expect, test } from 'vitest';
import { decodeInput } from '../given.ts';
import { loadFormats } from '../load.ts';
import { encode } from '../sample/encode.ts';
import { seeded } from '../sample/random.ts';
import { escapedBytes, listedBytes } from './source.ts';

const set = loadFormats();
const evidence = ['snp-report-v5', 'tdx-quote-v4', 'cca-collection-legacy'].map((id) => {
  const format = set.byId.get(id);
  if (!format) throw new Error(`no format ${id}`);
  return [id, encode(format, set, { random: seeded(12) }).bytes] as const;
});

const hex = (b: number) => b.toString(16).padStart(2, '0');
const list = (bytes: Uint8Array, word: (b: number) => string, between: string) => Array.from(bytes, word).join(between);
const signed = (b: number) => String(b > 127 ? b - 256 : b);
const lines = (text: string) => text.replace(/(.{60}), /g, '$1,\n    ');
const python = (bytes: Uint8Array) =>
  Array.from(bytes, (b) => {
    const char = String.fromCharCode(b);
    if (/[\n\r\t]/.test(char)) return JSON.stringify(char).slice(1, -1);
    if (/['\\]/.test(char)) return `\\${char}`;
    return b >= 0x20 && b < 0x7f ? char : `\\x${hex(b)}`;
  }).join('');

const forms: [string, (bytes: Uint8Array) => string][] = [
  [
    'C',
    (b) =>
      `static const unsigned char report[${b.length}] = {\n    ${lines(list(b, (x) => `0x${hex(x)}`, ', '))}\n};\n`,
  ],
  [
    'xxd -i',
    (b) =>
      `unsigned char a_bin[] = {\n  ${lines(list(b, (x) => `0x${hex(x)}`, ', '))}\n};\nunsigned int a_bin_len = 1184;\n`,
  ],
  ['C with comments', (b) => `u8 a[] = { /* head */ ${list(b, (x) => `0x${hex(x)}`, ', /* next */ ')} };`],
  ['C string', (b) => `char a[] = "${list(b, (x) => `\\x${hex(x)}`, '').replace(/(.{64})/g, '$1"\n  "')}";`],
  ['Rust', (b) => `let r: [u8; ${b.length}] = [${list(b, (x) => `0x${hex(x)}`, ', ')}];`],
  ['Rust with suffix', (b) => `let r = vec![${list(b, (x) => `${x}u8`, ', ')}];`],
  ['Go', (b) => `[]byte{${list(b, (x) => `0x${hex(x)}`, ', ')}}`],
  ['Go %#v', (b) => `report := []byte{${list(b, (x) => `0x${x.toString(16)}`, ', ')}}`],
  ['Go %v', (b) => `[${list(b, String, ' ')}]`],
  ['Python bytes', (b) => `report = b'${python(b)}'\n`],
  ['Python list', (b) => `report = bytes([${list(b, String, ', ')}])`],
  ['JavaScript', (b) => `const report = new Uint8Array([${list(b, String, ',')}]);`],
  ['console', (b) => `Uint8Array(${b.length}) [\n  ${lines(list(b, String, ', '))}\n]`],
  ['YAML', (b) => `report:\n  - ${list(b, String, '\n  - ')}\n`],
  ['Java', (b) => `byte[] report = {${list(b, (x) => `(byte) 0x${hex(x)}`, ', ')}};`],
  ['signed', (b) => `report: ${list(b, signed, ', ')}`],
  ['signed JSON', (b) => `[${list(b, signed, ', ')}]`],
  ['signed JSON inside', (b) => `{"report": [${list(b, signed, ', ')}]}`],
];

describe('source text', () => {
  test.each(forms)('%s gives what the bytes give', (_, form) => {
    for (const [id, bytes] of evidence) {
      const { decoded, input } = decodeInput(form(bytes), set);
      expect(decoded.format).toBe(id);
      expect(Buffer.from(input.bytes).equals(bytes)).toBe(true);
    }
  });

  test('numbers that are no bytes are no list', () => {
    expect(listedBytes(Array.from({ length: 40 }, (_, i) => i * 20).join(', '))).toBeNull();
    expect(listedBytes([...Array(20).fill(-1), 200].join(', '))).toBeNull();
    expect(listedBytes('1, 2, 3')).toBeNull();
    expect(escapedBytes('"\\x01\\x02"')).toBeNull();
  });
});
