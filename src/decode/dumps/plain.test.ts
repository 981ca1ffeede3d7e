import { describe, expect, test } from 'vitest';
import { toHex } from '../bytes.ts';
import { decodeInput } from '../given.ts';
import { loadFormats } from '../load.ts';
import { encode } from '../sample/encode.ts';
import { seeded } from '../sample/random.ts';
import { asciiText } from './plain.ts';
import { longestRuns } from './runs.ts';

const set = loadFormats();
const evidence = ['snp-report-v5', 'tdx-quote-v4', 'cca-collection-legacy'].map((id) => {
  const format = set.byId.get(id);
  if (!format) throw new Error(`no format ${id}`);
  return [id, encode(format, set, { random: seeded(13) }).bytes] as const;
});

const base64 = (b: Uint8Array) => Buffer.from(b).toString('base64');
const lines = (text: string, size: number) => text.replace(new RegExp(`(.{${size}})`, 'g'), '$1\n');
const pairs = (b: Uint8Array) => Array.from(b, (x) => x.toString(16).padStart(2, '0')).join(' ');
const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

const forms: [string, (bytes: Uint8Array) => string | Uint8Array][] = [
  ['label and hex', (b) => `Quote: ${toHex(b)}\n`],
  ['label and pairs', (b) => `Quote: ${pairs(b)}\n`],
  ['label on its own line and pairs', (b) => `TD Quote\n${lines(pairs(b), 48)}\nok.\n`],
  ['name = "hex"', (b) => `report = "${toHex(b)}"\n`],
  ['name: base64', (b) => `report: ${base64(b)}\nother: 5\n`],
  ['prompt and base64', (b) => `$ base64 report.bin\n${lines(base64(b), 76)}\n$ \n`],
  ['prompt and xxd -p', (b) => `user@host:~$ xxd -p report.bin\n${lines(toHex(b), 60)}\nuser@host:~$ \n`],
  ['fence', (b) => `The report:\n\n\`\`\`text\n${lines(base64(b), 64)}\n\`\`\`\nThanks.\n`],
  ['base64 and NUL', (b) => new TextEncoder().encode(`${base64(b)}\0`)],
  ['base64 and NUL as text', (b) => `${base64(b)}\0`],
  ['base64 with CRLF', (b) => lines(base64(b), 64).replaceAll('\n', '\r\n')],
  ['percent', (b) => encodeURIComponent(base64(b))],
  ['address', (b) => `https://localhost/decode?report=${encodeURIComponent(base64(b))}`],
  ['percent for each byte', (b) => Array.from(b, (x) => `%${x.toString(16).padStart(2, '0')}`).join('')],
  ['UTF-16 with mark', (b) => wide(`\ufeff${toHex(b)}\r\n`)],
  ['UTF-16', (b) => wide(base64(b))],
  ['UTF-16, big endian', (b) => swapped(`\ufeff${base64(b)}`)],
  ['no-break spaces', (b) => pairs(b).replaceAll(' ', '\u00a0')],
];

describe('text around bytes', () => {
  test.each(forms)('%s gives what the bytes give', (_, form) => {
    for (const [id, bytes] of evidence) {
      const { decoded, input } = decodeInput(form(bytes), set);
      expect(decoded.format).toBe(id);
      expect(Buffer.from(input.bytes).equals(bytes)).toBe(true);
    }
  });

  test('words are no data, and bytes no text', () => {
    expect(longestRuns('nothing to see here\nat all\n')).toEqual([]);
    expect(asciiText(Uint8Array.of(0, 0, 0, 0))).toBeNull();
    expect(asciiText(Uint8Array.of(0x41, 0, 0x42, 1))).toBeNull();
  });
});
