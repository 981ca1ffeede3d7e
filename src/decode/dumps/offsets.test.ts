import { describe, expect, test } from 'vitest';
import { decodeInput } from '../given.ts';
import { loadFormats } from '../load.ts';
import { encode } from '../sample/encode.ts';
import { seeded } from '../sample/random.ts';
import { dumpReadings } from './offsets.ts';

const set = loadFormats();
const evidence = ['snp-report-v5', 'tdx-quote-v4', 'tdreport-1-5', 'cca-collection-legacy'].map((id) => {
  const format = set.byId.get(id);
  if (!format) throw new Error(`no format ${id}`);
  return [id, encode(format, set, { random: seeded(11) }).bytes] as const;
});

interface Style {
  width?: number;
  group?: number;
  swap?: boolean;
  base?: number;
  digits?: number;
  first?: number;
  octal?: number;
  offset?: (text: string) => string;
  word?: string;
  between?: string;
  text?: (ascii: string, data: string) => string;
  squeeze?: boolean;
  end?: boolean;
}

/** The bytes as a tool prints them. */
function dump(bytes: Uint8Array, style: Style): string {
  const { width = 16, group = 1, base = 16, digits = 8, first = 0, between = ' ', word = '' } = style;
  const lines: string[] = [];
  const place = (at: number) => (style.offset ?? ((t) => t))((at + first).toString(base).padStart(digits, '0'));
  let before = '';
  for (let at = 0; at < bytes.length; at += width) {
    const row = [...bytes.subarray(at, at + width)];
    const words: string[] = [];
    for (let i = 0; i < row.length; i += group) {
      const part = row.slice(i, i + group);
      if (style.swap) {
        while (part.length < group) part.push(0);
        part.reverse();
      }
      const hex = part.map((b) => b.toString(16).padStart(2, '0')).join('');
      words.push(word + (style.octal ? Number.parseInt(hex, 16).toString(8).padStart(style.octal, '0') : hex));
    }
    const data = words.join(between);
    if (style.squeeze && data === before && at + width < bytes.length) {
      if (lines.at(-1) !== '*') lines.push('*');
      continue;
    }
    before = data;
    const ascii = row.map((b) => (b >= 0x20 && b < 0x7f ? String.fromCharCode(b) : '.')).join('');
    lines.push(`${place(at)}${style.text ? style.text(ascii, data) : data}`);
  }
  if (style.end) lines.push(place(bytes.length).trimEnd());
  return `${lines.join('\n')}\n`;
}

const styles: [string, Style][] = [
  ['xxd', { group: 2, offset: (t) => `${t}: `, text: (a, d) => `${d.padEnd(39)}  ${a}` }],
  ['xxd -g 1', { offset: (t) => `${t}: `, text: (a, d) => `${d.padEnd(47)}  ${a}` }],
  ['xxd -e', { group: 4, swap: true, offset: (t) => `${t}: `, text: (a, d) => `${d.padEnd(35)}  ${a}` }],
  ['hexdump', { group: 2, swap: true, digits: 7, offset: (t) => `${t} `, squeeze: true, end: true }],
  [
    'hexdump -C',
    {
      offset: (t) => `${t}  `,
      text: (a, d) => `${`${d.slice(0, 23)} ${d.slice(23)}`.padEnd(48)}  |${a}|`,
      squeeze: true,
      end: true,
    },
  ],
  ['od', { group: 2, swap: true, base: 8, digits: 7, octal: 6, offset: (t) => `${t} `, squeeze: true, end: true }],
  ['od -t x1', { base: 8, digits: 7, offset: (t) => `${t} `, squeeze: true, end: true }],
  ['od -b', { base: 8, digits: 7, octal: 3, offset: (t) => `${t} `, squeeze: true, end: true }],
  ['od -A d -t x1', { base: 10, digits: 7, offset: (t) => `${t} `, end: true }],
  ['od -x', { group: 2, swap: true, base: 8, digits: 7, offset: (t) => `${t} `, end: true }],
  ['Intel', { offset: (t) => ` ${t}: ` }],
  ['kernel log', { offset: (t) => `[    1.234567] report: ${t}: `, text: (a, d) => `${d.padEnd(47)}  ${a}` }],
  ['gdb x/xb', { width: 8, first: 0x7ffe1230, word: '0x', between: '\t', offset: (t) => `0x${t}:\t` }],
  [
    'gdb x/xb of a symbol',
    { width: 8, first: 0x404040, word: '0x', between: '\t', offset: (t) => `0x${t} <buf+8>:\t` },
  ],
  ['gdb x/xw', { group: 4, swap: true, first: 0x404040, word: '0x', between: '\t', offset: (t) => `0x${t}:\t` }],
  ['Wireshark', { digits: 4, offset: (t) => `${t}   `, text: (a, d) => `${d.padEnd(47)}   ${a}` }],
];

describe('dumps with offsets', () => {
  test.each(styles)('%s gives what the bytes give', (_, style) => {
    for (const [id, bytes] of evidence) {
      const { decoded, input } = decodeInput(dump(bytes, style), set);
      expect(decoded.format).toBe(id);
      expect(Buffer.from(input.bytes.subarray(0, bytes.length)).equals(bytes)).toBe(true);
      // A last word may be padded when nothing says where the bytes end.
      expect(input.bytes.length - bytes.length).toBeLessThan(style.swap ? (style.group ?? 1) : 1);
    }
  });

  test('lines around a dump, and a text column of hex digits, change nothing', () => {
    const bytes = new TextEncoder().encode('abcdef0123456789abcdef0123456789abcd');
    const text = dump(bytes, { offset: (t) => `${t}: `, text: (a, d) => `${d.padEnd(47)}  ${a}` });
    expect(dumpReadings(`$ xxd -g1 file\n${text}$ \n`)).toEqual([bytes]);
  });

  test('a column that does not grow by the bytes of its rows is data', () => {
    expect(dumpReadings('00000000 01 02\n00000010 03 04\n')).toEqual([]);
    expect(dumpReadings('0000 0102\n0000 0304\n')).toEqual([]);
  });

  test('repetition of more than evidence has is not written out', () => {
    expect(dumpReadings('00000000  00 00\n*\n7fffffff\n')).toEqual([]);
  });
});
